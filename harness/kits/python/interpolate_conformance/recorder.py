"""The resize calls that a model of PyTorch makes, as the file that check-calls reads.

    with record_calls("calls.json", model):
        model(x)

    python -m interpolate_conformance record-calls calls.json infer.py --its --arguments
    python -m interpolate_conformance check-calls calls.json onnxruntime-web
"""

import inspect
import json
import runpy
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

from interpolate_stdio import DTYPES

from .cases import OPTIONS

HERE = str(Path(__file__).parent)


class CannotRecord(Exception):
    """The message says what to do."""


@contextmanager
def record_calls(path, model=None):
    """Writes the calls of F.interpolate that are made meanwhile, by whoever: nn.Upsample and F.upsample make them too.

    Each call is named by its module in the model, or by its line where no model is given. Calls of torch.ops.aten and of
    code that was compiled before do not pass F.interpolate and are not seen.
    """
    calls = []
    with ExitStack() as stack:
        for one in recording(calls, model):
            stack.enter_context(one)
        # A file that cannot be written is said before the model runs.
        Path(path).write_text(text_of([]))
        try:
            yield calls
        finally:
            Path(path).write_text(text_of(merged(calls)))


def recording(calls, model):
    """A mode of PyTorch that sees every call of F.interpolate, under whatever name it was imported, and what names them."""
    try:
        import torch
        from torch.nn import functional
        from torch.overrides import TorchFunctionMode
    except ImportError as error:
        raise CannotRecord(f"{error.name or 'torch'}: it is not installed in {sys.executable}") from error
    signature = inspect.signature(functional.interpolate)
    inside = str(Path(torch.__file__).parent)

    class Recording(TorchFunctionMode):
        def __torch_function__(self, function, types, args=(), kwargs=None):
            given = kwargs or {}
            answer = function(*args, **given)
            if function is functional.interpolate:
                # PyTorch has taken the call: what it refuses is not kept.
                bound = signature.bind(*args, **given).arguments
                calls.append(call_of(bound, modules.where() or line_outside(inside)))
            return answer

    modules = ModuleNames(torch, model)
    return Recording(), modules


class ModuleNames:
    """The names of the modules of a model that are being called, the innermost last."""

    def __init__(self, torch, model):
        self.hooks, self.stack = torch.nn.modules.module, []
        self.names = {} if model is None else {id(module): name for name, module in model.named_modules()}

    def where(self):
        return next((name for name in reversed(self.stack) if name), None)

    def __enter__(self):
        self.handles = [
            self.hooks.register_module_forward_pre_hook(self.begin),
            self.hooks.register_module_forward_hook(self.end, always_call=True),
        ]

    def __exit__(self, *_):
        for handle in self.handles:
            handle.remove()

    def begin(self, module, _):
        self.stack.append(self.names.get(id(module)))

    def end(self, module, *_):
        if self.stack:
            self.stack.pop()


def line_outside(inside):
    """file.py:12, of the innermost line that is neither PyTorch's nor ours."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename.startswith((inside, HERE)):
        frame = frame.f_back
    return None if frame is None else f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"


def call_of(bound, name):
    x = bound["input"]
    options = {key: plain(bound[key]) for key in OPTIONS if bound.get(key) is not None}
    if options.get("antialias") is False:
        del options["antialias"]
    return {
        **({"name": name} if name else {}),
        "dtype": str(x.dtype).split(".")[-1],
        "shape": [int(size) for size in x.shape],
        "options": options,
    }


def plain(value):
    """Sizes may be a torch.Size, or numbers that are tensors."""
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, (tuple, list)) or getattr(value, "ndim", 0) == 1:
        return [plain(one) for one in value]
    return int(value) if is_whole(value) else float(value)


def is_whole(value):
    return isinstance(value, int) or (not isinstance(value, float) and int(value) == float(value))


def merged(calls):
    """Each call once, with how often it was made, in the order of the first."""
    counts = {}
    for call in calls:
        text = json.dumps(call)
        counts[text] = counts.get(text, 0) + 1
    return [{**json.loads(text), **({"count": count} if count > 1 else {})} for text, count in counts.items()]


def text_of(calls):
    """A line for each call."""
    return "[\n" + ",\n".join(f"  {json.dumps(call)}" for call in calls) + "\n]\n" if calls else "[]\n"


def main(words):
    """record-calls calls.json script.py …: runs the script with its arguments, as python does."""
    if len(words) < 2 or words[0].startswith("-"):
        print("usage: python -m interpolate_conformance record-calls CALLS.json SCRIPT.py [its arguments]", file=sys.stderr)
        return 2
    path, script, *rest = words
    if not Path(script).exists():
        print(f"interpolate_conformance: {script}: this script does not exist", file=sys.stderr)
        return 2
    sys.argv = [script, *rest]
    sys.path.insert(0, str(Path(script).resolve().parent))
    exit_code, failure = 0, None
    try:
        with record_calls(path) as calls:
            try:
                runpy.run_path(script, run_name="__main__")
            except SystemExit as end:
                exit_code = end.code if isinstance(end.code, int) else int(end.code is not None)
            except Exception as error:
                failure = error
    except (CannotRecord, OSError) as reason:
        print(f"interpolate_conformance: {reason}", file=sys.stderr)
        return 2
    unknown = {call["dtype"] for call in calls} - set(DTYPES)
    note = f"; of {', '.join(sorted(unknown))} the suite knows nothing" if unknown else ""
    print(f"{path}: {len(merged(calls))} different calls of {len(calls)}{note}", file=sys.stderr)
    if failure is not None:
        raise failure
    return exit_code
