# Predicts in PyTorch with given weights; the argument names the memory format.
import base64
import sys
import time

from pytorch_peer import answer, start, turns

task = start()
import torch  # noqa: E402

from pytorch_network import LAYOUTS, images_of, name_of, network  # noqa: E402

layout = LAYOUTS[sys.argv[1]]
model = network(task["layers"]).eval()
values = torch.frombuffer(bytearray(task["weights"]), dtype=torch.float32)
with torch.no_grad():
    for parameter in model.parameters():
        parameter.copy_(values[: parameter.numel()].reshape(parameter.shape))
        values = values[parameter.numel() :]
model = model.to(memory_format=layout)
images = images_of(task["images"], layout)


@torch.inference_mode()
def predict():
    return torch.cat([model(batch).softmax(1) for batch in images.split(task["batchSize"])])


answer(name=name_of(sys.argv[1]), outputs=base64.b64encode(predict().numpy().tobytes()).decode())
for count in turns():
    begin = time.perf_counter()
    for _ in range(count):
        predict()
    answer(ms=(time.perf_counter() - begin) * 1000 / count)
