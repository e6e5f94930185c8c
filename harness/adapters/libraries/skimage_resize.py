"""scikit-image: `skimage.transform.resize` of one plane at a time, with `mode="edge"` and the values as they are.

Its coordinates are those of spec/coordinates.md#coordinateshalf-pixel. Order 3 is a spline through the elements, the nearest to
`bicubic` that it has (spec/bicubic.md#bicubickernel); `anti_aliasing` blurs by a Gaussian before it samples, the nearest to
antialias (spec/antialias.md#antialiassupport); `resize_local_mean` is the nearest to `area`, but for the windows
(spec/area.md#areawindows). It takes no factor, and answers uint8 in float64.
"""

import skimage.transform
from library import by_plane, expressed, require_sizes_say_all, serve_library

WAYS = {
    "nearest-exact": {"order": 0, "anti_aliasing": False},
    "linear": {"order": 1, "anti_aliasing": False},
    "bilinear": {"order": 1, "anti_aliasing": False},
    "trilinear": {"order": 1, "anti_aliasing": False},
    "bicubic": {"order": 3, "anti_aliasing": False},
    "bilinear antialias": {"order": 1, "anti_aliasing": True},
    "bicubic antialias": {"order": 3, "anti_aliasing": True},
    "area": None,
}


def interpolate(x, **options):
    call, how = expressed("scikit-image", x, options, WAYS, ("float32", "float64"))
    require_sizes_say_all("scikit-image", call)
    if how is None:
        return by_plane(x, lambda plane: local_mean(plane, call.output_size))
    return by_plane(x, lambda plane: resized(plane, call.output_size, how))


def resized(plane, size, how):
    return skimage.transform.resize(plane, size, mode="edge", clip=False, preserve_range=True, **how)


def local_mean(plane, size):
    return skimage.transform.resize_local_mean(plane, size, preserve_range=True)


def in_words(how):
    if how is None:
        return "resize_local_mean"
    return f"resize(order={how['order']}{', anti_aliasing=True' if how['anti_aliasing'] else ''})"


MAPPING = {name: in_words(how) for name, how in WAYS.items()}
serve_library("scikit-image", interpolate, package="scikit-image", mapping=MAPPING)
