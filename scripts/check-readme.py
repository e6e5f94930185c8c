"""Runs the Python example of cases/README.md as it stands, with PyTorch as the implementation that it examines.

Exit code 1 when the example does not run, or PyTorch is found to differ from its own recording.
"""

import contextlib
import io
import os
import re
import sys
import warnings
from pathlib import Path

import numpy
import torch
from torch.nn import functional as F

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = re.search(r"```python\n(.*?)```", (ROOT / "cases/README.md").read_text(), re.DOTALL).group(1)


def my_interpolate(x, dtype, **options):
    is_bfloat16 = dtype == "bfloat16"
    tensor = torch.from_numpy(x.view(numpy.int16)).view(torch.bfloat16) if is_bfloat16 else torch.from_numpy(x)
    result = F.interpolate(tensor, **options)
    return result.view(torch.int16).numpy().view(numpy.uint16) if is_bfloat16 else result.numpy()


def main():
    os.chdir(ROOT)
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(EXAMPLE, {"my_interpolate": my_interpolate})
    lines = printed.getvalue().splitlines()
    # NaN − NaN and ∞ − ∞ are NaN.
    differing = [line for line in lines if line.split()[1] not in ("0.0", "nan")]
    print(*differing, f"cases/README.md: its example examines {len(lines)} cases, {len(differing)} of them differ", sep="\n")
    return 1 if differing or len(lines) < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
