"""PyTorch: `F.interpolate` by the decompositions of torch._decomp, on which its compiler and its exporters build.

An operator that has none, as those of the antialiased modes, is not replaced: such calls are declined. Bounds and clauses are
those of the mode; an axis that keeps its size is resampled by its factor here (spec/errata.md#erratalinear-unchanged-axis).
"""

import torch
from library import serve_library
from interpolate_stdio import Unsupported
from torch._decomp import decomposition_table
from torch.nn.functional import interpolate as eager
from torch.utils._python_dispatch import TorchDispatchMode

RESIZES = ("upsample", "avg_pool")


class Decomposed(TorchDispatchMode):
    """Runs the decomposition of an operator in its place."""

    def __torch_dispatch__(self, operator, types, args=(), kwargs=None):
        name = str(operator)
        if not any(part in name for part in RESIZES):
            return operator(*args, **(kwargs or {}))
        if operator not in decomposition_table:
            raise Unsupported(f"PyTorch has no decomposition of {name}", why="cannot-express")
        return decomposition_table[operator](*args, **(kwargs or {}))


def interpolate(x, **options):
    with torch.no_grad(), Decomposed():
        return eager(x, **options)


torch.set_num_threads(1)
serve_library(
    "torch-decompositions",
    interpolate,
    package="torch",
    framework="torch",
    layouts=["channels-last", "strided"],
)
