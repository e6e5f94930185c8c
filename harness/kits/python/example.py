"""Nearest neighbour and bilinear for images in numpy. To examine it:

npx interpolate-conformance run 'exec:python3 example.py'

With the Python package of interpolate-conformance the recorded cases are tests:

pytest --interpolate example:interpolate --interpolate-backward example:backward
"""

import numpy as np

from interpolate_stdio import Unsupported, serve


def interpolate(x, mode="nearest", size=None, align_corners=None, **others):
    sizes = sizes_of(x.dtype, x.ndim, mode, size, others)
    for axis, out in zip((2, 3), sizes):
        left, right, weight = taps(x.shape[axis], out, mode, align_corners)
        if mode == "nearest":
            x = x.take(left, axis)
        else:
            weight = along(weight, axis).astype(x.dtype)
            x = x.take(left, axis) * (1 - weight) + x.take(right, axis) * weight
    return x


def backward(g, input_shape, mode="nearest", size=None, align_corners=None, **others):
    """The gradient of the input: each element of that of the output goes where it was read from, by the same weights."""
    sizes_of(g.dtype, g.ndim, mode, size, others)
    sums = g.astype(np.float64)
    for axis in (2, 3):
        left, right, weight = taps(input_shape[axis], g.shape[axis], mode, align_corners)
        matrix = np.zeros((g.shape[axis], input_shape[axis]))
        np.add.at(matrix, (np.arange(len(left)), left), 1 - weight)
        np.add.at(matrix, (np.arange(len(left)), right), weight)
        sums = np.moveaxis(np.moveaxis(sums, axis, -1) @ matrix, -1, axis)
    return sums.astype(g.dtype)


def sizes_of(dtype, axes, mode, size, others):
    """The two sizes, of a call that is supported."""
    others = [name for name, value in others.items() if value]
    if axes != 4 or size is None or others or mode not in ("nearest", "bilinear"):
        raise Unsupported(
            f"nearest and bilinear for images, by size (got {axes} axes, mode {mode}, {', '.join(others)})"
        )
    if dtype not in (np.float32, np.float64):
        raise Unsupported("float32 and float64")
    return size if isinstance(size, tuple) else (size, size)


def taps(inputs, out, mode, align_corners):
    """The element to the left and the one to the right of each coordinate, and the weight of the right one."""
    if mode == "nearest":
        left = nearest(inputs, out)
        return left, left, np.zeros(out)
    return linear(inputs, out, align_corners)


def along(weight, axis):
    """The weights as numbers along an axis of an image."""
    return weight.reshape((-1,) + (1,) * (3 - axis))


def nearest(inputs, out):
    """PyTorch computes the step and the coordinate in float32."""
    step = np.float32(inputs) / np.float32(out)
    index = np.floor(np.arange(out, dtype=np.float32) * step).astype(int)
    return np.minimum(index, inputs - 1)


def linear(inputs, out, align_corners):
    """Two taps, mixed by the distance of the coordinate to the left one."""
    last = inputs - 1
    if align_corners:
        at = np.arange(out) * (last / max(out - 1, 1))
    else:
        at = np.maximum((np.arange(out) + 0.5) * (inputs / out) - 0.5, 0)
    left = np.minimum(np.floor(at).astype(int), last)
    return left, np.minimum(left + 1, last), at - left


if __name__ == "__main__":
    serve(
        "numpy example",
        interpolate,
        backward=backward,
        layouts=["channels-last", "strided"],
        version="2",
        aspects=["values", "gradients"],
        environment={"numpy": np.__version__},
    )
