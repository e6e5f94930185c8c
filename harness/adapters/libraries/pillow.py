"""Pillow: `Image.resize` of one plane at a time, as an image of mode `F` (float32) or `L` (uint8).

Its filters widen where an axis shrinks, so that it has the antialiased modes only (spec/antialias.md#antialiassupport), and
NEAREST reads at the centres of the outputs (spec/nearest.md#nearestexact-index). BOX is the nearest to `area`, but for the
windows (spec/claims.md#claimsarea-is-box). A factor is given as `box`, the part of the image that the outputs cover
(spec/coordinates.md#coordinatesgiven-scale-factor).
"""

from library import by_plane, expressed, require_images, serve_library
from PIL import Image

WAYS = {
    "nearest-exact": "NEAREST",
    "bilinear antialias": "BILINEAR",
    "bicubic antialias": "BICUBIC",
    "lanczos antialias": "LANCZOS",
    "area": "BOX",
}


def interpolate(x, **options):
    call, name = expressed("Pillow", x, options, WAYS, ("float32", "uint8"))
    require_images("Pillow", x)
    height, width = call.output_size
    bottom, right = covered(x.shape[2:], call)
    way = Image.Resampling[name]
    return by_plane(x, lambda plane: Image.fromarray(plane).resize((width, height), way, box=(0, 0, right, bottom)))


def covered(inputs, call):
    """The elements of each axis, from the first one on, that the outputs cover."""
    if call.scale_factor is None:
        return inputs
    return tuple(out / factor for out, factor in zip(call.output_size, call.scale_factor))


serve_library("pillow", interpolate, package="Pillow", mapping=WAYS)
