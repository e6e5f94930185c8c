"""OpenVINO: the operator Interpolate of opset 11 on the CPU, in the precision of its input.

`asymmetric`, `half_pixel` and `align_corners` are the coordinates of spec/coordinates.md and spec/nearest.md; the coefficient of
`cubic` is given. The modes `bilinear_pillow` and `bicubic_pillow` are those of spec/antialias.md. A factor by which the kernel
steps is given as scales, in float32 (spec/coordinates.md#coordinatesgiven-scale-factor); all else as sizes.
"""

from functools import cache

import numpy as np
import openvino
import openvino.opset11 as ops
from library import expressed, require, serve_library

CENTRES = {"coordinate_transformation_mode": "half_pixel"}
CORNERS = {"coordinate_transformation_mode": "align_corners"}
LINEAR = {"mode": "linear_onnx"}
CUBIC = {"mode": "cubic", "cube_coeff": -0.75}
WAYS = {
    "nearest": {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"},
    "nearest-exact": {"mode": "nearest", **CENTRES, "nearest_mode": "round_prefer_ceil"},
    **{mode: {**LINEAR, **CENTRES} for mode in ("linear", "bilinear", "trilinear")},
    **{f"{mode} align_corners": {**LINEAR, **CORNERS} for mode in ("linear", "bilinear", "trilinear")},
    "bicubic": {**CUBIC, **CENTRES},
    "bicubic align_corners": {**CUBIC, **CORNERS},
    "bilinear antialias": {"mode": "bilinear_pillow", **CENTRES},
    "bicubic antialias": {"mode": "bicubic_pillow", "cube_coeff": -0.5, **CENTRES},
}
MAPPING = {name: ", ".join(str(value) for value in way.values()) for name, way in WAYS.items()}
TYPES = {"float32": openvino.Type.f32, "uint8": openvino.Type.u8, "float16": openvino.Type.f16}
CORE = openvino.Core()
CONFIG = {"INFERENCE_PRECISION_HINT": openvino.Type.f32, "INFERENCE_NUM_THREADS": 1}


@cache
def compiled(dtype, rank, calculation, attributes):
    numbers = openvino.Type.i64 if calculation == "sizes" else openvino.Type.f32
    x = ops.parameter(openvino.PartialShape.dynamic(rank), TYPES[dtype])
    extent = ops.parameter([rank - 2], numbers)
    axes = ops.constant(np.arange(2, rank, dtype=np.int64))
    node = ops.interpolate(x, extent, shape_calculation_mode=calculation, axes=axes, **dict(attributes))
    return CORE.compile_model(openvino.Model([node], [x, extent]), "CPU", CONFIG).create_infer_request()


def interpolate(x, **options):
    call, attributes = expressed("OpenVINO", x, options, WAYS, tuple(TYPES))
    require(call.mode != "bicubic" or x.ndim == 4, "OpenVINO has cubic for images only")
    calculation, numbers = extent_of(call)
    request = compiled(str(x.dtype), x.ndim, calculation, tuple(attributes.items()))
    request.infer([np.ascontiguousarray(x), numbers])
    return request.get_output_tensor().data.copy()


def extent_of(call):
    if call.scale_factor is None or call.align_corners:
        return "sizes", np.array(call.output_size, np.int64)
    return "scales", np.array(call.scale_factor, np.float32)


serve_library("openvino", interpolate, package="openvino", mapping=MAPPING)
