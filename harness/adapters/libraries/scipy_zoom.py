"""SciPy: `scipy.ndimage.zoom` of one plane at a time, with `mode="nearest"` beyond the edge.

`grid_mode=True` takes the coordinates of spec/coordinates.md#coordinateshalf-pixel, `grid_mode=False` those of
spec/coordinates.md#coordinatesalign-corners. Order 3 is a spline through the elements, the nearest to `bicubic` that it has
(spec/bicubic.md#bicubickernel). Its step comes from the sizes, whatever the factor.
"""

from library import by_plane, expressed, require_sizes_say_all, serve_library
from scipy import ndimage

WAYS = {
    "nearest-exact": {"order": 0, "grid_mode": True},
    **{mode: {"order": 1, "grid_mode": True} for mode in ("linear", "bilinear", "trilinear")},
    **{f"{mode} align_corners": {"order": 1, "grid_mode": False} for mode in ("linear", "bilinear", "trilinear")},
    "bicubic": {"order": 3, "grid_mode": True},
    "bicubic align_corners": {"order": 3, "grid_mode": False},
}


def interpolate(x, **options):
    call, how = expressed("SciPy", x, options, WAYS, ("float32", "float64", "uint8"))
    require_sizes_say_all("SciPy", call)
    factors = [out / inputs for inputs, out in zip(x.shape[2:], call.output_size)]
    return by_plane(x, lambda plane: ndimage.zoom(plane, factors, mode="nearest", **how))


MAPPING = {name: f"zoom(order={how['order']}, grid_mode={how['grid_mode']})" for name, how in WAYS.items()}
serve_library("scipy", interpolate, package="scipy", mapping=MAPPING)
