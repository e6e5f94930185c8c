"""Answers a plan of calls with PyTorch: answer.py PLAN.jsonl DATA ANSWERS THREADS LAYOUT

Each line of the plan is a call, its elements follow those of the call before in DATA; the answers are written to ANSWERS in
the same way. A call with an input_shape asks for the gradient of such an input, and its elements are that of the output. A call that PyTorch does not answer is written as nothing, and its message is printed as a JSON line.
"""

import json
import sys
import warnings
from pathlib import Path

import numpy
import torch
from torch.nn import functional as F

DTYPES = {
    "float64": numpy.float64,
    "float32": numpy.float32,
    "float16": numpy.float16,
    "bfloat16": numpy.int16,
    "uint8": numpy.uint8,
}


def main():
    plan, data, answers, threads, layout = sys.argv[1:]
    torch.set_num_threads(int(threads))
    warnings.simplefilter("ignore")
    elements = Path(data).read_bytes()
    at = 0
    with open(plan) as calls, open(answers, "wb") as written:
        for position, line in enumerate(calls):
            call = json.loads(line)
            dtype = numpy.dtype(DTYPES[call["dtype"]])
            count = int(numpy.prod(call["shape"]))
            array = numpy.frombuffer(elements, dtype, count, at).reshape(call["shape"])
            at += count * dtype.itemsize
            try:
                written.write(answer(array, call, layout))
            except Exception as refusal:  # whatever PyTorch raises is its answer
                print(json.dumps({"call": position, "message": str(refusal).split("\n")[0]}))


def answer(array, call, layout):
    tensor = torch.from_numpy(array.copy())
    if call["dtype"] == "bfloat16":
        tensor = tensor.view(torch.bfloat16)
    if layout == "channels_last" and tensor.dim() > 3:
        kept = torch.channels_last if tensor.dim() == 4 else torch.channels_last_3d
        tensor = tensor.contiguous(memory_format=kept)
    if "input_shape" in call:
        resized = torch.zeros(call["input_shape"], dtype=tensor.dtype, requires_grad=True)
        if layout == "channels_last" and resized.dim() > 3:
            resized = resized.detach().contiguous(memory_format=kept).requires_grad_()
        result = torch.autograd.grad(F.interpolate(resized, **arguments(call["options"])), resized, tensor)[0].contiguous()
    else:
        result = F.interpolate(tensor, **arguments(call["options"])).contiguous()
    return (result.view(torch.int16) if call["dtype"] == "bfloat16" else result).numpy().tobytes()


def arguments(options):
    return {name: tuple(value) if isinstance(value, list) else value for name, value in options.items()}


if __name__ == "__main__":
    main()
