"""ONNX Runtime: its CPU execution provider on one thread. onnx_model.py says how a call becomes a Resize node."""

from functools import cache

import onnxruntime
from library import require, serve_library
from onnx_model import MAPPING, resize_of

FATAL = 4


@cache
def session_of(resize):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = FATAL
    model = resize.model().SerializeToString()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def interpolate(x, **options):
    resize, inputs = resize_of("ONNX Runtime", x, options, ("float32", "float16", "uint8"))
    is_plain_cubic = options.get("mode") == "bicubic" and not options.get("antialias")
    require(resize.dtype != "uint8" or not is_plain_cubic, "ONNX Runtime has cubic for uint8 with antialias only")
    return session_of(resize).run(None, inputs)[0]


serve_library("onnxruntime", interpolate, package="onnxruntime", mapping=MAPPING)
