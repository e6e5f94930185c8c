"""PyTorch: `F.interpolate` as it is, with its front ends and gradients, by the kit's own pytorch.py.

MEMORY_FORMAT=channels_last converts images and volumes before, THREADS says how many are used; PyTorch itself reads
ATEN_CPU_CAPABILITY. The errata (spec/errata.md) depend on all three.
"""

import os
import sys

import pytorch
import torch

# What the first gradient loads may take longer than a call may.
torch.nn.functional.interpolate(torch.zeros(1, 1, 2, requires_grad=True), size=3).sum().backward()
sys.argv[1:] = ["--threads", os.environ.get("THREADS", "1")]
if os.environ.get("MEMORY_FORMAT") == "channels_last":
    sys.argv.append("--channels-last")
pytorch.main()
