"""Records what PyTorch answers to the designed calls: record.py PLAN.json FOLDER

The plan names the inputs (files in FOLDER) and the calls; the answers become .npy files in FOLDER and a list in
FOLDER/recorded.json. Run it through `npm run goldens`, which makes the plan and checks the environment.
"""

import json
import platform
import sys
import warnings
from pathlib import Path

import numpy
import torch
from torch import nn
from torch.nn import functional as F

DTYPES = {
    "float64": torch.float64,
    "float32": torch.float32,
    "float16": torch.float16,
    "bfloat16": torch.bfloat16,
    "uint8": torch.uint8,
}


def main():
    plan = json.loads(Path(sys.argv[1]).read_text())
    folder = Path(sys.argv[2])
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    recorded = {
        "environment": environment(),
        "cases": [record_case(case, folder) for case in plan["cases"]],
        "models": [record_model(model, folder) for model in plan["models"]],
        "gradients": [record_gradient(gradient, folder) for gradient in plan["gradients"]],
    }
    (folder / "recorded.json").write_text(json.dumps(recorded))


def environment():
    return {
        "torch": torch.__version__,
        "torch_git_version": torch.version.git_version,
        "numpy": numpy.__version__,
        "python": platform.python_version(),
        "cpu_capability": torch.backends.cpu.get_cpu_capability(),
        "threads": torch.get_num_threads(),
        "memory_format": "contiguous",
        "machine": platform.machine(),
        "system": platform.system(),
    }


def record_case(case, folder):
    tensor = read_tensor(folder / case["input"]["file"], case["input"]["dtype"])
    try:
        output = ask(case["entry"], tensor, arguments(case["options"]))
    except Exception as refusal:  # whatever PyTorch raises is its answer
        return {"refused": {"type": type(refusal).__name__, "message": first_line(refusal)}}
    return {"output": write_tensor(output, folder, case["output"])}


def first_line(refusal):
    """Below it PyTorch may print a stack with addresses, which differ from run to run."""
    return str(refusal).split("\n")[0]


def record_model(model, folder):
    """A network's own code: raise the maps that need it, then torch.cat."""
    maps = []
    for step in model["steps"]:
        tensor = read_tensor(folder / step["input"]["file"], step["input"]["dtype"])
        maps.append(tensor if step["options"] is None else F.interpolate(tensor, **arguments(step["options"])))
    return {"output": write_tensor(torch.cat(maps, model["concatenate"]), folder, model["output"])}


def record_gradient(gradient, folder):
    """The vector-Jacobian product: what autograd gives for a gradient of the output."""
    grad_output = read_tensor(folder / gradient["grad_output"]["file"], gradient["grad_output"]["dtype"])
    resized = torch.zeros(gradient["input_shape"], dtype=grad_output.dtype, requires_grad=True)
    output = F.interpolate(resized, **arguments(gradient["options"]))
    (grad_input,) = torch.autograd.grad(output, resized, grad_output)
    return {"grad_input": write_tensor(grad_input, folder, gradient["grad_input"])}


def ask(entry, tensor, options):
    """Each entry is called as a user calls it; an option that was left out stays out."""
    if entry == "interpolate":
        return F.interpolate(tensor, **options)
    if entry == "upsample":
        return F.upsample(tensor, **options)
    if entry.startswith("nn."):
        return getattr(nn, entry.removeprefix("nn."))(**options)(tensor)
    raise SystemExit(f"record.py: unknown entry {entry!r}; add it to ask()")


def arguments(options):
    """JSON lists are tuples; a factor is a float; a whole size is an int; the strings are the numbers JSON lacks."""
    given = dict(options)
    if "scale_factor" in given:
        given["scale_factor"] = each(given["scale_factor"], float)
    if "size" in given:
        given["size"] = each(given["size"], whole)
    return given


def each(value, convert):
    return tuple(convert(item) for item in value) if isinstance(value, list) else convert(value)


def whole(value):
    number = float(value)
    return int(number) if number.is_integer() else number


def read_tensor(path, dtype):
    array = numpy.load(path)
    if dtype == "bfloat16":
        return torch.from_numpy(array.view(numpy.int16)).view(torch.bfloat16)
    tensor = torch.from_numpy(array)
    if tensor.dtype != DTYPES[dtype]:
        raise SystemExit(f"record.py: {path} holds {tensor.dtype}, the plan says {dtype}")
    return tensor


def write_tensor(tensor, folder, file):
    """bfloat16, which numpy lacks, is stored as its bits."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    contiguous = tensor.contiguous()
    is_bfloat16 = tensor.dtype == torch.bfloat16
    numpy.save(path, contiguous.view(torch.int16).numpy().view(numpy.uint16) if is_bfloat16 else contiguous.numpy())
    return {"file": file, "dtype": str(tensor.dtype).removeprefix("torch."), "shape": list(tensor.shape)}


if __name__ == "__main__":
    main()
