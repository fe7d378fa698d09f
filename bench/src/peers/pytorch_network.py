# A network of networks.ts in PyTorch.
import torch
from torch import nn

LAYOUTS = {"default": torch.contiguous_format, "channels_last": torch.channels_last}


def network(layers):
    """The layers as one module; the shape behind each is found by a run on nothing."""
    modules = []
    shape = (1, 28, 28)
    for spec in layers:
        for module in modules_of(spec, shape):
            modules.append(module)
            module.eval()
            shape = tuple(module(torch.zeros(1, *shape)).shape[1:])
            module.train()
    return nn.Sequential(*modules)


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


def images_of(pixels, layout):
    """Bytes as images of values in [0, 1]."""
    bytes_ = torch.frombuffer(bytearray(pixels), dtype=torch.uint8)
    return (bytes_.reshape(-1, 1, 28, 28).float() / 255).contiguous(memory_format=layout)


def name_of(layout):
    return f"PyTorch {torch.__version__}, 1 thread, {'default layout' if layout == 'default' else layout}"
