"""PyTorch: `torch.compile(F.interpolate)`, by inductor. Each shape and each set of options is compiled.

More graphs than the few that PyTorch allows by itself are compiled, instead of falling back to eager. What follows from its
decompositions is said in torch_decompositions.py.
"""

import torch
from library import serve_library
from torch.nn.functional import interpolate as eager

torch._dynamo.config.recompile_limit = torch._dynamo.config.accumulated_recompile_limit = 100_000
torch._dynamo.config.fail_on_recompile_limit_hit = True
torch.set_num_threads(1)
compiled = torch.compile(eager, dynamic=False)


def interpolate(x, **options):
    with torch.no_grad():
        return compiled(x, **options)


serve_library(
    "torch-compile",
    interpolate,
    package="torch",
    framework="torch",
    layouts=["channels-last", "strided"],
    compiles=True,
)
