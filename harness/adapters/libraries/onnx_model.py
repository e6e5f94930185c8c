"""ONNX models of one Resize node, whose sizes are free.

`half_pixel` stands for spec/coordinates.md#coordinateshalf-pixel, and not `pytorch_half_pixel`, which puts an output axis of one
element where PyTorch no longer does. `cubic_coeff_a` is that of spec/bicubic.md#bicubiccoefficient or, with antialias, of
spec/antialias.md#antialiasbicubic-coefficient; `exclude_outside` is spec/antialias.md#antialiasnormalised. A factor by which
the kernel steps is given as `scales`, in float32 (spec/coordinates.md#coordinatesgiven-scale-factor); all else as `sizes`.
"""

from dataclasses import dataclass

import numpy as np
from library import expressed
from onnx import TensorProto, helper

ELEMENTS = {
    "float64": TensorProto.DOUBLE,
    "float32": TensorProto.FLOAT,
    "float16": TensorProto.FLOAT16,
    "uint8": TensorProto.UINT8,
}
CENTRES = {"coordinate_transformation_mode": "half_pixel"}
CORNERS = {"coordinate_transformation_mode": "align_corners"}
FILTERED = {"antialias": 1, "exclude_outside": 1}
LINEAR = {"mode": "linear"}
CUBIC = {"mode": "cubic", "cubic_coeff_a": -0.75}
FILTERED_CUBIC = {"mode": "cubic", "cubic_coeff_a": -0.5}
WAYS = {
    "nearest": {"mode": "nearest", "coordinate_transformation_mode": "asymmetric", "nearest_mode": "floor"},
    "nearest-exact": {"mode": "nearest", **CENTRES, "nearest_mode": "round_prefer_ceil"},
    **{mode: {**LINEAR, **CENTRES} for mode in ("linear", "bilinear", "trilinear")},
    **{f"{mode} align_corners": {**LINEAR, **CORNERS} for mode in ("linear", "bilinear", "trilinear")},
    "bilinear antialias": {**LINEAR, **CENTRES, **FILTERED},
    "bilinear align_corners antialias": {**LINEAR, **CORNERS, **FILTERED},
    "bicubic": {**CUBIC, **CENTRES},
    "bicubic align_corners": {**CUBIC, **CORNERS},
    "bicubic antialias": {**FILTERED_CUBIC, **CENTRES, **FILTERED},
    "bicubic align_corners antialias": {**FILTERED_CUBIC, **CORNERS, **FILTERED},
}
MAPPING = {name: ", ".join(str(value) for value in way.values()) for name, way in WAYS.items()}
OPSET, IR_VERSION = 19, 9


@dataclass(frozen=True)
class Resize:
    """The parts of a model that differ from call to call."""

    dtype: str
    rank: int
    #: "sizes" or "scales"
    extent: str
    attributes: tuple

    def model(self):
        inputs = ["x", "", "", "sizes"] if self.extent == "sizes" else ["x", "", "scales"]
        element = ELEMENTS[self.dtype]
        numbers = TensorProto.INT64 if self.extent == "sizes" else TensorProto.FLOAT
        graph = helper.make_graph(
            [helper.make_node("Resize", inputs, ["y"], **dict(self.attributes))],
            "resize",
            [
                helper.make_tensor_value_info("x", element, [f"input{axis}" for axis in range(self.rank)]),
                helper.make_tensor_value_info(self.extent, numbers, [self.rank]),
            ],
            [helper.make_tensor_value_info("y", element, [f"output{axis}" for axis in range(self.rank)])],
        )
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)


def resize_of(library, x, options, dtypes=tuple(ELEMENTS)):
    """The model of a call, and its inputs."""
    call, attributes = expressed(library, x, options, WAYS, dtypes)
    if call.scale_factor is None or call.align_corners:
        extent, numbers = "sizes", np.array(call.output_shape, np.int64)
    else:
        extent, numbers = "scales", np.array([1, 1, *call.scale_factor], np.float32)
    return Resize(str(x.dtype), x.ndim, extent, tuple(attributes.items())), {"x": x, extent: numbers}
