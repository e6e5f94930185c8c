"""OpenCV: `cv2.resize` of an image, rows by columns by channels; of more than four channels a plane at a time.

INTER_NEAREST cuts the coordinate off (spec/nearest.md#nearestindex), INTER_NEAREST_EXACT reads at the centres
(spec/nearest.md#nearestexact-index), INTER_LINEAR and INTER_CUBIC, whose coefficient is −0.75, take the coordinates of
spec/coordinates.md#coordinateshalf-pixel. INTER_AREA is the nearest to `area`, but for the windows
(spec/area.md#areawindows). A factor is given as `fx` and `fy`, where OpenCV, which rounds the size, arrives at the same one
(spec/output-size.md#output-sizetruncated-product).
"""

import cv2
import numpy as np
from library import expressed, require, require_images, serve_library

WAYS = {
    "nearest": "INTER_NEAREST",
    "nearest-exact": "INTER_NEAREST_EXACT",
    "bilinear": "INTER_LINEAR",
    "bicubic": "INTER_CUBIC",
    "area": "INTER_AREA",
}
CHANNELS = 4


def interpolate(x, **options):
    call, name = expressed("OpenCV", x, options, WAYS, ("uint8", "float32", "float64"))
    require_images("OpenCV", x)
    require(len(x) > 0, "OpenCV resizes an image at a time, and an empty batch has none")
    told = {"interpolation": getattr(cv2, name), **extent_of(x.shape[2:], call)}
    step = x.shape[1] if x.shape[1] <= CHANNELS else 1
    parts = [resized(image[first : first + step], told) for image in x for first in range(0, x.shape[1], step)]
    return np.concatenate(parts).reshape(*x.shape[:2], *parts[0].shape[1:])


def resized(image, told):
    """OpenCV leaves out the axis of a single channel."""
    answer = cv2.resize(np.ascontiguousarray(image.transpose(1, 2, 0)), **told)
    return answer.reshape(*answer.shape[:2], len(image)).transpose(2, 0, 1)


def extent_of(inputs, call):
    if call.scale_factor is None:
        height, width = call.output_size
        return {"dsize": (width, height)}
    for elements, out, factor in zip(inputs, call.output_size, call.scale_factor):
        require(round(elements * factor) == out, f"OpenCV makes {round(elements * factor)} of {elements} by {factor}")
    fy, fx = call.scale_factor
    return {"dsize": None, "fx": fx, "fy": fy}


cv2.setNumThreads(1)
serve_library("opencv-python", interpolate, package="opencv-python-headless", mapping=WAYS)
