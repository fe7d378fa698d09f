# The peer's side of peer-process.ts, for scripts that need PyTorch. Use it before importing that.
import base64
import json
import sys


def answer(**values):
    print(json.dumps(values), flush=True)


def start():
    """The task. Ends, and says so, where PyTorch is not installed."""
    task = json.loads(sys.stdin.readline())
    try:
        import torch
    except ImportError:
        answer(missing="it is not installed (apt-get install python3-torch libopenblas0-pthread)")
        sys.exit()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    return {key: base64.b64decode(value) if isinstance(value, str) else value for key, value in task.items()}


def turns():
    """How often to do the task, as often as one is asked."""
    for line in sys.stdin:
        yield int(line)
