"""Runs the Python judge of cases/README.md as it stands, with PyTorch as the implementation that it examines.

Exit code 1 when it does not run, or PyTorch is found to differ from its own recording.
"""

import contextlib
import io
import os
import re
import sys
import types
import warnings
from pathlib import Path

import numpy
import torch
from torch.nn import functional as F

ROOT = Path(__file__).resolve().parent.parent
JUDGE = re.search(r"```python\n(.*?)```", (ROOT / "cases/README.md").read_text(), re.DOTALL).group(1)


def my_interpolate(x, dtype, **options):
    is_bfloat16 = dtype == "bfloat16"
    tensor = torch.from_numpy(x.view(numpy.int16)).view(torch.bfloat16) if is_bfloat16 else torch.from_numpy(x)
    result = F.interpolate(tensor, **options)
    return result.view(torch.int16).numpy().view(numpy.uint16) if is_bfloat16 else result.numpy()


def main():
    os.chdir(ROOT)
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    sys.modules["mine"] = types.ModuleType("mine")
    sys.modules["mine"].my_interpolate = my_interpolate
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(JUDGE, {"__name__": "__main__"})
    lines = printed.getvalue().splitlines()
    failing = [line for line in lines if not line.endswith(" pass")]
    print(*failing, f"cases/README.md: its judge examines {len(lines)} cases, {len(failing)} of them fail", sep="\n")
    return 1 if failing or len(lines) < 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
