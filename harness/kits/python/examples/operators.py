"""Operators of your own for PyTorch: one registered with torch.library, and one that torch.compile compiles.

pytest --interpolate operators:resize
pytest --interpolate operators:compiled --interpolate-profile quick
python -m interpolate_conformance run operators:resize
"""

import torch


def taps(inputs: int, outputs: int, align_corners: bool, device: torch.device):
    """The elements to the left and to the right of each coordinate, and the weight of the right one."""
    out = torch.arange(outputs, dtype=torch.float64, device=device)
    if align_corners:
        at = out * ((inputs - 1) / (outputs - 1) if outputs > 1 else 0.0)
    else:
        at = ((out + 0.5) * (inputs / outputs) - 0.5).clamp(min=0)
    left = at.floor().to(torch.int64).clamp(max=inputs - 1)
    return left, (left + 1).clamp(max=inputs - 1), at - left


def along(x: torch.Tensor, axis: int, outputs: int, align_corners: bool) -> torch.Tensor:
    left, right, weight = taps(x.shape[axis], outputs, align_corners, x.device)
    weight = weight.to(x.dtype).reshape([-1] + [1] * (x.dim() - 1 - axis))
    return x.index_select(axis, left) * (1 - weight) + x.index_select(axis, right) * weight


@torch.library.custom_op("interpolate_example::bilinear", mutates_args=())
def bilinear(x: torch.Tensor, height: int, width: int, align_corners: bool) -> torch.Tensor:
    return along(along(x, 2, height, align_corners), 3, width, align_corners).contiguous()


@bilinear.register_fake
def _(x, height, width, align_corners):
    return x.new_empty([x.shape[0], x.shape[1], height, width])


@torch.library.custom_op("interpolate_example::bilinear_backward", mutates_args=())
def bilinear_backward(g: torch.Tensor, shape: list[int], align_corners: bool) -> torch.Tensor:
    """Each element goes to those that it was read from, by the same weights."""
    for axis in (3, 2):
        left, right, weight = taps(shape[axis], g.shape[axis], align_corners, g.device)
        weight = weight.to(g.dtype).reshape([-1] + [1] * (3 - axis))
        sums = g.new_zeros([*g.shape[:axis], shape[axis], *g.shape[axis + 1 :]])
        g = sums.index_add(axis, left, g * (1 - weight)).index_add(axis, right, g * weight)
    return g.contiguous()


def setup_context(ctx, inputs, output):
    x, _, _, ctx.align_corners = inputs
    ctx.shape = list(x.shape)


def backward(ctx, g):
    return bilinear_backward(g, ctx.shape, ctx.align_corners), None, None, None


bilinear.register_autograd(backward, setup_context=setup_context)


def resize(x: torch.Tensor, size=None, mode="nearest", align_corners=None, **others) -> torch.Tensor:
    require_bilinear(x, size, mode, others)
    return bilinear(x, *size, bool(align_corners))


def tensor_operations(x: torch.Tensor, height: int, width: int, align_corners: bool) -> torch.Tensor:
    return along(along(x, 2, height, align_corners), 3, width, align_corners)


compiled_operations = torch.compile(tensor_operations, dynamic=True)


def compiled(x: torch.Tensor, size=None, mode="nearest", align_corners=None, **others) -> torch.Tensor:
    require_bilinear(x, size, mode, others)
    return compiled_operations(x, *size, bool(align_corners))


def require_bilinear(x, size, mode, others):
    others = [name for name, value in others.items() if value]
    is_by_size = isinstance(size, tuple) and len(size) == 2 and x.dim() == 4
    if mode != "bilinear" or not is_by_size or others or x.dtype not in (torch.float32, torch.float64):
        raise NotImplementedError("bilinear for images of float32 and float64, by two sizes")
    if x.numel() == 0:
        raise NotImplementedError("empty batches")
