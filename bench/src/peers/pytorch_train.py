# Trains in PyTorch; the argument names the memory format.
import sys
import time

from pytorch_peer import answer, start, turns

SLOW_MS = 500  # above this an untimed step, to bring the caches back after the others' turns, is a waste

task = start()
import torch  # noqa: E402
from torch import nn  # noqa: E402

from pytorch_network import LAYOUTS, images_of, name_of, network  # noqa: E402

layout = LAYOUTS[sys.argv[1]]
model = network(task["layers"]).to(memory_format=layout)
images = images_of(task["images"], layout)
labels = torch.frombuffer(bytearray(task["labels"]), dtype=torch.uint8).long()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, eps=1e-7)
loss_function = nn.CrossEntropyLoss()


def step():
    optimizer.zero_grad(set_to_none=True)
    loss = loss_function(model(images), labels)
    loss.backward()
    optimizer.step()
    return loss.item()


parameters = sum(parameter.numel() for parameter in model.parameters())
answer(name=name_of(sys.argv[1]), parameters=parameters, firstLoss=step())
last = 0
for count in turns():
    if last < SLOW_MS:
        step()
    begin = time.perf_counter()
    for _ in range(count):
        loss = step()
    last = (time.perf_counter() - begin) * 1000 / count
    answer(ms=last, loss=loss)
