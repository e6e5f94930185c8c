"""torchvision: `torchvision.transforms.v2.functional.resize` of a tensor.

It takes images, a size and no align_corners, and hands the rest to `F.interpolate`. It returns the input where no axis changes
(spec/memory.md#memoryresult-is-new), and computes uint8 as such or in float32, by mode and by the capability of the CPU
(spec/rounding.md).
"""

from unittest.mock import patch

import torch
from library import expressed, require_images, require_sizes_say_all, serve_library

# The wheel of PyPI has its operators, none of which resizes, in a library for CUDA. It does not load beside PyTorch for the
# CPU, and what is registered for these operators would fail the import.
with patch.object(torch.library, "register_fake", lambda *_, **__: lambda function: function):
    from torchvision.transforms.v2.functional import InterpolationMode, resize

MODES = ("nearest", "nearest-exact", "bilinear", "bicubic", "bilinear antialias", "bicubic antialias")
WAYS = {name: InterpolationMode(name.split(" ")[0]) for name in MODES}
DTYPES = ("float64", "float32", "float16", "bfloat16", "uint8")


def interpolate(x, **options):
    call, mode = expressed("torchvision", x, options, WAYS, DTYPES)
    require_images("torchvision", x)
    require_sizes_say_all("torchvision", call)
    return resize(x, list(call.output_size), interpolation=mode, antialias=call.antialias)


torch.set_num_threads(1)
serve_library(
    "torchvision",
    interpolate,
    package="torchvision",
    mapping={name: f"v2.functional.resize({mode})" for name, mode in WAYS.items()},
    framework="torch",
    layouts=["channels-last", "strided"],
    environment={"torch": torch.__version__, "cpu capability": torch.backends.cpu.get_cpu_capability()},
)
