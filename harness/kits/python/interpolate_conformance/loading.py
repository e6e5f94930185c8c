"""Functions by their names, as in `mypkg:resize`, and what they take."""

import importlib
import inspect
import sys
from pathlib import Path

from interpolate_stdio import Implementation

#: What counts as a refusal where refusals are examined: PyTorch raises these.
REFUSALS = (ValueError, TypeError, RuntimeError, NotImplementedError, OverflowError)


class CannotLoad(Exception):
    """The message says what to do."""


def loaded(name):
    """What `module:attribute` names; modules of the present directory are found."""
    module_name, _, attributes = name.partition(":")
    if not module_name or not attributes:
        raise CannotLoad(f"{name!r}: expected module:function, as in mypkg.ops:resize")
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.insert(0, here)
    try:
        found = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name not in (module_name, module_name.split(".")[0]):
            raise
        raise CannotLoad(f"{name}: there is no module {error.name} here or on PYTHONPATH") from error
    for attribute in attributes.split("."):
        if not hasattr(found, attribute):
            raise CannotLoad(f"{name}: {module_name} has no {attributes}")
        found = getattr(found, attribute)
    if not callable(found):
        raise CannotLoad(f"{name}: expected a function, got {type(found).__name__}")
    return found


def implementation_of(name, *, framework=None, device="cpu", backward=None, upsample=None, module=None, refuses=False):
    """The implementation of some names. refuses: invalid calls are examined, so that errors count as refusals."""
    function = loaded(name)
    framework = framework or framework_of(function)
    make = loaded(module) if module else None
    try:
        return Implementation(
            function,
            framework=framework,
            device=device,
            backward=loaded(backward) if backward else None,
            upsample=loaded(upsample) if upsample else None,
            Upsample=make and (lambda x, **options: make(**options)(x)),
            refusals=REFUSALS if refuses else (),
        )
    except ModuleNotFoundError as error:
        raise CannotLoad(f"framework {framework}: there is no module {error.name} in {sys.executable}") from error


def framework_of(function):
    """torch where the function is of PyTorch or says that it takes its tensors; else numpy."""
    torch = sys.modules.get("torch")
    if torch is None:
        return "numpy"
    if str(getattr(function, "__module__", "")).split(".")[0] == "torch" or isinstance(function, torch.nn.Module):
        return "torch"
    try:
        first = next(iter(inspect.signature(function).parameters.values()), None)
    except (TypeError, ValueError):
        return "numpy"
    takes_tensors = first is not None and (first.annotation is torch.Tensor or "Tensor" in str(first.annotation))
    return "torch" if takes_tensors else "numpy"
