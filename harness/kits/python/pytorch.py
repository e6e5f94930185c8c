"""PyTorch itself as the implementation, gradients included.

npx interpolate-conformance run 'exec:python3 pytorch.py [--channels-last] [--threads N] [--device cuda]'
"""

import argparse
import platform
import warnings

import torch
from torch import nn
from torch.nn import functional as F

from interpolate_stdio import serve


def main():
    flags = argparse.ArgumentParser()
    flags.add_argument("--channels-last", action="store_true", help="converts every image and volume to channels last")
    flags.add_argument("--threads", type=int, default=1)
    flags.add_argument("--device", default="cpu")
    wish = flags.parse_args()
    torch.set_num_threads(wish.threads)
    warnings.simplefilter("ignore")  # F.upsample is deprecated, and says so at every call

    def laid_out(x):
        if not wish.channels_last or x.dim() not in (4, 5):
            return x
        return x.to(memory_format=torch.channels_last if x.dim() == 4 else torch.channels_last_3d)

    serve(
        "torch",
        lambda x, **options: F.interpolate(laid_out(x), **options),
        upsample=lambda x, **options: F.upsample(laid_out(x), **options),
        Upsample=lambda x, **options: nn.Upsample(**options)(laid_out(x)),
        framework="torch",
        device=wish.device,
        layouts=["channels-last", "strided"],
        exclusive=wish.device != "cpu",
        refusals=[Exception],
        version=torch.__version__,
        environment={
            "python": platform.python_version(),
            "device": wish.device,
            "cpu capability": torch.backends.cpu.get_cpu_capability(),
            "threads": str(wish.threads),
            "memory format": "channels_last" if wish.channels_last else "as given",
        },
    )


if __name__ == "__main__":
    main()
