"""kornia: `kornia.geometry.transform.resize` of a tensor.

It takes images and a size, and hands mode and align_corners to `F.interpolate`. With antialias it blurs the image before by a
Gaussian, and samples it as it does without (spec/antialias.md#antialiassupport).
"""

import torch
from kornia.geometry.transform import resize
from library import expressed, require_images, require_sizes_say_all, serve_library

PLAIN = ("nearest", "nearest-exact", "bilinear", "bicubic", "area", "bilinear align_corners", "bicubic align_corners")
FILTERED = tuple(f"{name} antialias" for name in PLAIN if name.startswith(("bilinear", "bicubic")))
WAYS = {name: name.split(" ")[0] for name in (*PLAIN, *FILTERED)}
DTYPES = ("float64", "float32", "float16", "bfloat16", "uint8")


def interpolate(x, align_corners=None, **options):
    call, mode = expressed("kornia", x, {"align_corners": align_corners, **options}, WAYS, DTYPES)
    require_images("kornia", x)
    require_sizes_say_all("kornia", call)
    return resize(x, call.output_size, mode, align_corners=align_corners, antialias=call.antialias)


torch.set_num_threads(1)
serve_library(
    "kornia",
    interpolate,
    package="kornia",
    mapping={name: f"resize('{mode}')" for name, mode in WAYS.items()},
    framework="torch",
    layouts=["channels-last", "strided"],
    environment={"torch": torch.__version__, "cpu capability": torch.backends.cpu.get_cpu_capability()},
)
