"""MNN: what its converter makes of an ONNX model, on the CPU in full precision. onnx_model.py says how a call becomes a Resize
node, and tells float32 only: MNN computes an Interp of other types through float32.
"""

import os
import tempfile
from functools import cache

# Before MNN, which prints while it is imported: from here on the standard output belongs to the frames of the kit.
from library import serve_library  # isort: skip

import _tools
import MNN.expr as expr
import MNN.nn as nn
import onnx
from onnx_model import MAPPING, resize_of

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


serve_library("mnn", interpolate, package="MNN", mapping=MAPPING)
