"""PyTorch itself as the implementation.

    npx interpolate-conformance run 'exec:python3 pytorch.py [--channels-last] [--threads N] [--device cuda]'
"""

import argparse
import platform
import warnings

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from interpolate_stdio import Refused, serve


def main():
    flags = argparse.ArgumentParser()
    flags.add_argument("--channels-last", action="store_true")
    flags.add_argument("--threads", type=int, default=1)
    flags.add_argument("--device", default="cpu")
    wish = flags.parse_args()
    torch.set_num_threads(wish.threads)
    warnings.simplefilter("ignore")  # F.upsample is deprecated, and says so at every call

    def entry(call):
        """Makes a function on arrays from one on tensors. An error of PyTorch is a refusal."""

        def on_arrays(x, dtype, **options):
            tensor = tensor_of(x, dtype, wish)
            try:
                y = call(tensor, **options)
            except Exception as refusal:
                raise Refused(f"{type(refusal).__name__}: {refusal}".split("\n")[0]) from refusal
            return array_of(y)

        return on_arrays

    serve(
        "torch",
        entry(F.interpolate),
        upsample=entry(F.upsample),
        Upsample=entry(lambda x, **options: nn.Upsample(**options)(x)),
        version=torch.__version__,
        environment={
            "python": platform.python_version(),
            "device": wish.device,
            "cpu capability": torch.backends.cpu.get_cpu_capability(),
            "threads": str(wish.threads),
            "memory format": "channels_last" if wish.channels_last else "contiguous",
        },
    )


def tensor_of(x, dtype, wish):
    tensor = torch.from_numpy(x.view(np.int16)).view(torch.bfloat16) if dtype == "bfloat16" else torch.from_numpy(x)
    tensor = tensor.to(wish.device)
    if wish.channels_last and tensor.dim() in (4, 5):
        tensor = tensor.to(memory_format=torch.channels_last if tensor.dim() == 4 else torch.channels_last_3d)
    return tensor


def array_of(y):
    y = y.cpu().contiguous()
    return y.view(torch.int16).numpy().view(np.uint16) if y.dtype == torch.bfloat16 else y.numpy()


if __name__ == "__main__":
    main()
