"""MNN: what its converter makes of an ONNX model, on the CPU in full precision. onnx_model.py says how a call becomes a Resize
node, and tells float32 only: MNN computes an Interp of other types through float32.
"""

import os
import tempfile
from functools import cache

# MNN prints while it is imported, and its converter while it runs: standard output belongs to the frames of the kit.
FRAMES = os.dup(1)
os.dup2(2, 1)

import _tools  # noqa: E402
import MNN.expr as expr  # noqa: E402
import MNN.nn as nn  # noqa: E402
import onnx  # noqa: E402
from library import serve_library  # noqa: E402
from onnx_model import MAPPING, resize_of  # noqa: E402

FOLDER = tempfile.mkdtemp()


@cache
def module_of(resize):
    source, converted = os.path.join(FOLDER, "resize.onnx"), os.path.join(FOLDER, f"{len(os.listdir(FOLDER))}.mnn")
    onnx.save(resize.model(), source)
    _tools.mnnconvert(["mnnconvert", "-f", "ONNX", "--modelFile", source, "--MNNModel", converted])
    runtime = nn.create_runtime_manager(({"backend": "CPU", "precision": "high", "numThread": 1},))
    return nn.load_module_from_file(converted, ["x", resize.extent], ["y"], runtime_manager=runtime)


def interpolate(x, **options):
    resize, inputs = resize_of("MNN", x, options, ("float32",))
    numbers = inputs[resize.extent]
    given = expr.const(x.copy(), list(x.shape), expr.NCHW, expr.float)
    kind = expr.int if resize.extent == "sizes" else expr.float
    extent = expr.const(numbers.tolist(), [len(numbers)], expr.NCHW, kind)
    return module_of(resize).forward([given, extent])[0].read().copy()


os.dup2(FRAMES, 1)
serve_library("mnn", interpolate, package="MNN", mapping=MAPPING)
