# PyTorch, one thread; the argument names the memory format. The other side, and what they say, is peer-process.ts.
import base64
import json
import sys
import time

SLOW_MS = 500  # above this an untimed step, to bring the caches back after the others' turns, is a waste


def answer(**values):
    print(json.dumps(values), flush=True)


def modules(layers):
    """The layers as modules, and the shape behind each found by a run on nothing."""
    found = []
    shape = (1, 28, 28)
    for spec in layers:
        for module in modules_of(spec, shape):
            found.append(module)
            module.eval()
            shape = tuple(module(torch.zeros(1, *shape)).shape[1:])
            module.train()
    return found


def modules_of(spec, shape):
    kind, channels = spec["kind"], shape[0]
    activation = [nn.ReLU()] if spec.get("relu") else []
    if kind == "conv":
        size = spec["size"]
        padding = size // 2 if spec.get("same") else 0
        stride, bias = spec.get("stride", 1), spec.get("bias", True)
        return [nn.Conv2d(channels, spec["filters"], size, stride, padding, bias=bias), *activation]
    if kind == "separable":
        size = spec["size"]
        depthwise = nn.Conv2d(channels, channels, size, padding=size // 2, groups=channels, bias=False)
        return [depthwise, nn.Conv2d(channels, spec["filters"], 1), nn.ReLU()]
    if kind == "batchNorm":
        return [nn.BatchNorm2d(channels, eps=1e-3, momentum=0.01)]
    if kind == "relu":
        return [nn.ReLU()]
    if kind == "maxPool":
        return [nn.MaxPool2d(2)]
    if kind == "globalAverage":
        return [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
    if kind == "flatten":
        return [nn.Flatten()]
    if kind == "dense":
        return [nn.Linear(channels, spec["units"]), *activation]
    if kind == "dropout":
        return [nn.Dropout(spec["rate"])]
    raise ValueError(f"no layer of the kind {kind}")


def training_step(model, images, labels):
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, eps=1e-7)
    loss_function = nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = loss_function(model(images), labels)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


task = json.loads(sys.stdin.readline())
try:
    import torch
    from torch import nn
except ImportError:
    answer(missing="PyTorch is not installed (apt-get install python3-torch libopenblas0-pthread)")
    sys.exit()

torch.set_num_threads(1)
torch.manual_seed(1)
layout = {"default": torch.contiguous_format, "channels_last": torch.channels_last}[sys.argv[1]]
model = nn.Sequential(*modules(task["layers"])).to(memory_format=layout)
labels = torch.frombuffer(bytearray(base64.b64decode(task["labels"])), dtype=torch.uint8).long()
pixels = torch.frombuffer(bytearray(base64.b64decode(task["images"])), dtype=torch.uint8)
images = (pixels.reshape(len(labels), 1, 28, 28).float() / 255).contiguous(memory_format=layout)
step = training_step(model, images, labels)
answer(
    name=f"PyTorch {torch.__version__}, 1 thread, {sys.argv[1]}{' layout' if sys.argv[1] == 'default' else ''}",
    parameters=sum(parameter.numel() for parameter in model.parameters()),
    firstLoss=step(),
)
last = 0
for line in sys.stdin:
    count = int(line)
    if last < SLOW_MS:
        step()
    start = time.perf_counter()
    for _ in range(count):
        loss = step()
    last = (time.perf_counter() - start) * 1000 / count
    answer(ms=last, loss=loss)
