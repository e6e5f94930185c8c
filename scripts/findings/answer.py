"""Runs a program of spec/matrix/findings and prints, as two lines of JSON, versions and what it leaves in `y`.

python answer.py PROGRAM PACKAGE …
"""

import contextlib
import importlib.metadata
import json
import platform
import runpy
import sys

import numpy as np


def main(program, *packages):
    versions = {package: importlib.metadata.version(package) for package in packages}
    print(json.dumps({"python": platform.python_version(), **versions}), flush=True)
    try:
        with contextlib.redirect_stdout(sys.stderr):
            y = runpy.run_path(program, run_name="__main__")["y"]
        print(json.dumps(answer(y)))
    except ImportError:
        raise
    except Exception as error:
        print(json.dumps({"raised": f"{type(error).__name__}: {error}".split("\n")[0]}))


def answer(y):
    if hasattr(y, "detach"):
        y = y.detach()
    dtype = str(y.dtype).split(".")[-1]
    values = np.asarray(y.float() if dtype in ("bfloat16", "float16") and hasattr(y, "float") else y)
    return {"dtype": dtype, "shape": list(values.shape), "values": [number(one) for one in values.ravel().tolist()]}


def number(value):
    """JSON has no NaN, no infinity and no negative zero."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return "-0" if value == 0 and str(value).startswith("-") else value


main(*sys.argv[1:])
