"""`Image.resize` of Pillow, plane by plane: mode F for float32, mode L for uint8.

NEAREST takes the element at the centre of each output pixel (`nearest.exact-index`). BILINEAR, BICUBIC and LANCZOS widen
their kernels where an axis shrinks: they are the antialiased modes (`antialias.support`), bicubic with the coefficient −0.5
(`antialias.bicubic-coefficient`). BOX averages what a pixel covers; PyTorch's windows have whole pixels (`area.windows`).
"""

import numpy as np
import PIL
from PIL import Image
from interpolate_stdio import Unsupported, kernel_call, serve

FILTERS = {
    ("nearest-exact", False): "NEAREST",
    ("area", False): "BOX",
    ("bilinear", True): "BILINEAR",
    ("bicubic", True): "BICUBIC",
    ("lanczos", True): "LANCZOS",
}


def interpolate(x, **options):
    call = kernel_call(x, **options)
    name = FILTERS.get((call.mode, call.antialias))
    if name is None:
        raise Unsupported(f"Pillow has no {call.mode}{' with' if call.antialias else ' without'} antialias", "cannot-express")
    if x.dtype not in (np.float32, np.uint8):
        raise Unsupported(f"Pillow has no images of {x.dtype}", "cannot-express")
    if x.ndim != 4:
        raise Unsupported(f"Pillow resizes images, not tensors of {x.ndim} axes", "cannot-express")
    if call.align_corners:
        raise Unsupported("Pillow has no align_corners", "cannot-express")
    if call.other_step:
        raise Unsupported(f"Pillow is told a size and no factor: {call.other_step}", "cannot-express")
    height, width = call.output_size
    planes = [
        np.asarray(Image.fromarray(plane).resize((width, height), Image.Resampling[name]))
        for plane in x.reshape(-1, *x.shape[2:])
    ]
    return np.asarray(planes, x.dtype).reshape(call.output_shape)


serve("pillow", interpolate, version=PIL.__version__, aspects=["values"])
