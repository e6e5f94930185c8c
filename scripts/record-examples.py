"""Runs the examples of the text in PyTorch and records what they give: record-examples.py PLAN.json FILE

The plan has the prelude, and for each page the lines of its blocks. Beside what a line gives, FILE has the call that the
line makes, so that another implementation can be asked the same without Python. Run it through `npm run goldens`.
"""

import functools
import json
import re
import sys
import warnings
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

# The numbers that JSON lacks.
WIRE_NUMBERS = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity", "-0.0": "-0"}
ASSIGNMENT = re.compile(r"[A-Za-z_]\w* = ")


def main():
    plan = json.loads(Path(sys.argv[1]).read_text())
    torch.set_num_threads(plan["threads"])
    calls = WatchedCalls()
    pages = [
        f"{json.dumps(page)}: {listed(record_block(block, plan['prelude'], calls) for block in blocks)}"
        for page, blocks in plan["pages"].items()
    ]
    torch_line = f'"torch": {json.dumps(plan["torch"])}'
    page_lines = ",\n".join(pages)
    Path(sys.argv[2]).write_text(f'{{\n{torch_line},\n"pages": {{\n{page_lines}\n}}\n}}\n')


def record_block(block, prelude, calls):
    names = {}
    exec(prelude, names)
    calls.forget()
    recorded = (record_example(source, block.get("only"), names, calls) for source in block["sources"])
    return listed(json.dumps(example) for example in recorded)


def listed(texts):
    """A line of the text has one line, so that a recording changes the lines that changed."""
    joined = ",\n".join(texts)
    return f"[\n{joined}\n]"


def record_example(source, only, names, calls):
    """What a line gives is text as Python prints it, with .tolist() in place of a tensor. An assignment gives nothing."""
    earlier = calls.latest
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        try:
            value = exec(source, names) if ASSIGNMENT.match(source) else eval(source, names)
            gives = {} if value is None else {"gives": repr(plain(value))}
        except Exception as error:  # whatever PyTorch raises is its answer
            value = error
            gives = {"gives": f"{type(error).__name__}: {first_line(error)}"}
    warned = [f"{warning.category.__name__}: {first_line(warning.message)}" for warning in given]
    asked = {} if only == "target" or value is None else asked_of_others(source, value, earlier, calls.latest)
    return {"source": source, **({"warns": warned} if warned else {}), **gives, **asked}


def plain(value):
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    return value.tolist() if isinstance(value, torch.Tensor) else value


def first_line(message):
    """Below it PyTorch may print a stack with addresses, which differ from run to run."""
    return str(message).split("\n")[0]


def asked_of_others(source, value, earlier, latest):
    """The call that a line makes, and which part of its result the line shows, if not the whole."""
    if latest is earlier:
        if latest is not None and value is latest["input"]:
            return {"shows": "input"}
    elif isinstance(value, Exception) or value is latest["result"]:
        return {"call": described(latest)}
    elif isinstance(value, torch.Size) and value == latest["result"].shape:
        return {"call": described(latest), "shows": "shape"}
    elif isinstance(value, torch.dtype) and value == latest["result"].dtype:
        return {"call": described(latest), "shows": "dtype"}
    elif isinstance(value, bool) and value == (latest["result"] is latest["input"]):
        return {"call": described(latest), "shows": "is input"}
    elif isinstance(value, torch.Tensor) and shares_memory(value, latest["result"]):
        return {"call": described(latest), "shows": elements_of(value, latest["result"])}
    raise SystemExit(f"record-examples: {source}\n  shows what no other implementation can be asked: mark the block 'python target'")


def shares_memory(view, tensor):
    is_tensor = isinstance(tensor, torch.Tensor)
    return is_tensor and view.untyped_storage().data_ptr() == tensor.untyped_storage().data_ptr()


def elements_of(view, tensor):
    """The row-major indices, nested as the view is."""
    indices = torch.empty_strided(tensor.shape, tensor.stride(), dtype=torch.int64)
    indices.copy_(torch.arange(tensor.numel()).reshape(tensor.shape))
    return indices.as_strided(view.shape, view.stride(), view.storage_offset() - tensor.storage_offset()).tolist()


class WatchedCalls:
    """The calls of the ways into the operation, the latest at hand. What one of them calls in turn is not noted."""

    def __init__(self):
        self.forget()
        self.is_inside = False
        self.watch(F, "interpolate", lambda input, **options: self.note("interpolate", options, input))
        self.watch(F, "upsample", lambda input, **options: self.note("upsample", options, input))
        for mode, fixed in (("nearest", {}), ("bilinear", {"align_corners": True})):
            self.watch(F, f"upsample_{mode}", self.note_with({"mode": mode, **fixed}))
        for module in (nn.Upsample, nn.UpsamplingNearest2d, nn.UpsamplingBilinear2d):
            self.watch(module, "__init__", self.note_module)
        self.watch(nn.Upsample, "forward", lambda module, input: self.note(*self.modules[module], input))
        self.watch(torch.autograd, "grad", self.note_gradient)

    def forget(self):
        self.latest = None
        self.modules = {}

    def watch(self, owner, name, note):
        function = getattr(owner, name)

        @functools.wraps(function)
        def watched(*positional, **keywords):
            if self.is_inside:
                return function(*positional, **keywords)
            try:
                note(*positional, **keywords)
            except TypeError as error:
                raise SystemExit(f"record-examples: {name}: a call as no example makes it: {error}") from error
            self.is_inside = True
            try:
                self.latest["result"] = function(*positional, **keywords)
            finally:
                self.is_inside = False
            return self.latest["result"]

        setattr(owner, name, watched)

    def note(self, entry, options, input=None, **more):
        self.latest = {"entry": entry, "options": options, "input": input, **more}

    def note_with(self, fixed):
        return lambda input, **options: self.note("interpolate", {**options, **fixed}, input)

    def note_module(self, module, **options):
        self.modules[module] = (f"nn.{type(module).__name__}", options)
        self.note(*self.modules[module])

    def note_gradient(self, output, resized, gradient):
        if output is not self.latest["result"] or resized is not self.latest["input"]:
            raise SystemExit("record-examples: torch.autograd.grad: expected F.interpolate(x, …), x and a gradient")
        self.note("interpolate.backward", self.latest["options"], gradient, input_shape=list(resized.shape))


def described(call):
    input = call["input"]
    return {
        "entry": call["entry"],
        "options": {name: wire(value) for name, value in call["options"].items()},
        **({} if input is None else {"input": tensor(input)}),
        **({"input_shape": call["input_shape"]} if "input_shape" in call else {}),
    }


def tensor(given):
    """Row-major values; one value where all are the same."""
    values = [wire(value) for value in given.detach().flatten().tolist()]
    is_constant = len(values) > 1 and len(set(values)) == 1
    return {
        "dtype": str(given.dtype).removeprefix("torch."),
        "shape": list(given.shape),
        "values": values[0] if is_constant else values,
    }


def wire(value):
    """As it stands in JSON, which has no tuples."""
    if isinstance(value, (list, tuple)):
        return [wire(item) for item in value]
    return WIRE_NUMBERS.get(repr(value), value)


if __name__ == "__main__":
    main()
