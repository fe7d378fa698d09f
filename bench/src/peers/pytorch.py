# The lab sheet's network in PyTorch, one thread. Speaks with pytorch.ts by lines: for each "layout steps" (layout 0 or 1) it
# trains so many steps on one batch, after one that does not count, and answers the milliseconds per step and the loss.
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)


def network():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 64), nn.ReLU(), nn.Dropout(0.2), nn.Linear(64, 10),
    )


def prepare(images, labels, layout):
    model = network().to(memory_format=layout)
    x = images.contiguous(memory_format=layout)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, eps=1e-7)
    loss_function = nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss = loss_function(model(x), labels)
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


batch = int(sys.argv[1])
pixels = sys.stdin.buffer.read(batch * 784)
classes = sys.stdin.buffer.read(batch)
images = torch.frombuffer(bytearray(pixels), dtype=torch.uint8).reshape(batch, 1, 28, 28).float() / 255
labels = torch.frombuffer(bytearray(classes), dtype=torch.uint8).long()
steps = [prepare(images, labels, layout) for layout in (torch.contiguous_format, torch.channels_last)]
print(torch.__version__, flush=True)
for line in sys.stdin.buffer:
    layout, count = map(int, line.split())
    steps[layout]()  # untimed: brings the caches back after the others' turns
    start = time.perf_counter()
    for _ in range(count):
        loss = steps[layout]()
    print((time.perf_counter() - start) * 1000 / count, loss, flush=True)
