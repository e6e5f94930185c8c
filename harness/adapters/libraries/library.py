"""What the adapters of libraries share."""

import importlib.metadata
import platform

import numpy as np
from interpolate_stdio import Unsupported, kernel_call, serve


def require(condition, reason):
    """`reason` says what the library lacks."""
    if not condition:
        raise Unsupported(reason, why="cannot-express")


def expressed(library, x, options, ways, dtypes):
    """The call, and what the library is told for its mode and options: the value of `ways` under the name of a mapping."""
    call = kernel_call(x, **options)
    name = " ".join([call.mode, *(["align_corners"] * call.align_corners), *(["antialias"] * call.antialias)])
    require(name in ways, f"{library} has none that computes {name}")
    dtype = str(x.dtype).split(".")[-1]
    require(dtype in dtypes, f"{library} takes {' and '.join(dtypes)} only, not {dtype}")
    return call, ways[name]


def require_images(library, x):
    require(x.ndim == 4, f"{library} resizes images, not tensors of {x.ndim} axes")


def require_sizes_say_all(library, call):
    require(not call.other_step, f"{library} is told sizes and no factor: {call.other_step}")


def by_plane(x, resize):
    """Each channel of each image by itself."""
    require(len(x) > 0, "it resizes an image at a time, and an empty batch has none")
    planes = [np.asarray(resize(plane)) for plane in x.reshape(-1, *x.shape[2:])]
    return np.stack(planes).reshape(*x.shape[:2], *planes[0].shape)


def serve_library(name, interpolate, *, package, environment=None, aspects=("values",), **others):
    """`name` in the version of its package, a kernel without a front end if nothing else is said."""
    about = {"python": platform.python_version(), "numpy": np.__version__, **(environment or {})}
    version = importlib.metadata.version(package)
    serve(name, interpolate, version=version, aspects=list(aspects), environment=about, **others)
