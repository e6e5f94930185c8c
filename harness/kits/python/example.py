"""Nearest neighbour and bilinear for images in numpy. To examine it:

npx interpolate-conformance run 'exec:python3 example.py'
"""

import numpy as np

from interpolate_stdio import Unsupported, serve


def interpolate(x, mode="nearest", size=None, align_corners=None, **others):
    others = [name for name, value in others.items() if value]
    if x.ndim != 4 or size is None or others or mode not in ("nearest", "bilinear"):
        raise Unsupported(f"nearest and bilinear for images, by size (got {x.ndim} axes, mode {mode}, {', '.join(others)})")
    if x.dtype not in (np.float32, np.float64):
        raise Unsupported("float32 and float64")
    sizes = size if isinstance(size, tuple) else (size, size)
    for axis, out in zip((2, 3), sizes):
        x = nearest(x, axis, out) if mode == "nearest" else linear(x, axis, out, align_corners)
    return x


def nearest(x, axis, out):
    """PyTorch computes the step and the coordinate in float32."""
    step = np.float32(x.shape[axis]) / np.float32(out)
    index = np.floor(np.arange(out, dtype=np.float32) * step).astype(int)
    return x.take(np.minimum(index, x.shape[axis] - 1), axis)


def linear(x, axis, out, align_corners):
    """Two taps, mixed by the distance of the coordinate to the left one."""
    last = x.shape[axis] - 1
    if align_corners:
        at = np.arange(out) * (last / max(out - 1, 1))
    else:
        at = np.maximum((np.arange(out) + 0.5) * (x.shape[axis] / out) - 0.5, 0)
    left = np.minimum(np.floor(at).astype(int), last)
    right = np.minimum(left + 1, last)
    weight = (at - left).astype(x.dtype).reshape((-1,) + (1,) * (x.ndim - 1 - axis))
    return x.take(left, axis) * (1 - weight) + x.take(right, axis) * weight


if __name__ == "__main__":
    serve("numpy example", interpolate, version="1", aspects=["values"], environment={"numpy": np.__version__})
