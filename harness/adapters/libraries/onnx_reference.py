"""ONNX: the reference evaluator of the operator Resize. onnx_model.py says how a call becomes one."""

from functools import cache

from library import serve_library
from onnx.reference import ReferenceEvaluator
from onnx_model import MAPPING, resize_of


@cache
def evaluator_of(resize):
    return ReferenceEvaluator(resize.model())


def interpolate(x, **options):
    resize, inputs = resize_of("ONNX Resize", x, options)
    return evaluator_of(resize).run(None, inputs)[0]


serve_library("onnx-reference", interpolate, package="onnx", mapping=MAPPING)
