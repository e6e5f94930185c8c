"""Relations that a resize must keep, asked of PyTorch itself before anything is recorded from it.

Planes, layouts and axes are treated alike; constants stay; an image is a volume of depth 1. Where the target breaks one of
them, the breach is a known erratum of spec/errata.md or the recording stops here.

Exit code 0: every breach is a known erratum, and every erratum that shows in relations was seen. 1: not so.
"""

import math
import sys
from collections import Counter
from dataclasses import dataclass, replace
from itertools import product

import torch
from torch.nn import functional as F

FLOATS = (torch.float64, torch.float32, torch.float16, torch.bfloat16)
FILTERED = (torch.float64, torch.float32, torch.uint8)
NEAREST = ("nearest", "nearest-exact")
LINEAR = ("linear", "bilinear", "trilinear")

# What a relation shows of the target's errata; each must be seen, or this script has lost its teeth.
SHOWN = (
    "errata.antialias-width-one",
    "errata.uint8-width-one",
    "errata.nearest-factor-shortcut",
    "errata.nearest-float64-step",
    "errata.half-area-5d",
)


@dataclass(frozen=True)
class Call:
    mode: str
    dtype: torch.dtype
    shape: tuple
    size: tuple = None
    factor: tuple = None
    corners: bool = None
    antialias: bool = False

    def __call__(self, x):
        return F.interpolate(
            x,
            size=self.size,
            scale_factor=self.factor,
            mode=self.mode,
            align_corners=self.corners,
            antialias=self.antialias,
        )

    def output_sizes(self):
        sizes = self.shape[2:]
        return self.size or tuple(int(n * f) for n, f in zip(sizes, self.factor))

    def reordered(self, axes):
        """The same call on an input whose spatial axes are permuted."""
        pick = lambda values: values and tuple(values[axis] for axis in axes)
        return replace(self, shape=self.shape[:2] + pick(self.shape[2:]), size=pick(self.size), factor=pick(self.factor))

    def __str__(self):
        request = f"size={self.size}" if self.size else f"scale_factor={self.factor}"
        name = str(self.dtype).removeprefix("torch.")
        return f"{self.mode} {name} {self.shape} {request} align_corners={self.corners} antialias={self.antialias}"


# Inputs and outputs where kernels differ: odd tails, size 1 on each side of each axis, equal and double sizes by a factor,
# ties, and outputs whose height and width sum to more than 128.
LINES = (
    dict(shape=(2, 3, 7), size=(10,)),
    dict(shape=(2, 9, 11), size=(4,)),
    dict(shape=(1, 2, 1), size=(5,)),
    dict(shape=(1, 2, 5), size=(1,)),
    dict(shape=(1, 2, 3), factor=(1.3,)),
    dict(shape=(1, 2, 2), factor=(2.1,)),
    dict(shape=(1, 2, 2), size=(82,)),
    dict(shape=(1, 2, 14), size=(23,)),
    dict(shape=(1, 2, 200), size=(2,)),
)
IMAGES = (
    dict(shape=(2, 3, 4, 7), size=(6, 5)),
    dict(shape=(2, 9, 7, 5), size=(3, 8)),
    dict(shape=(2, 17, 5, 4), size=(9, 9)),
    dict(shape=(2, 2, 6, 4), size=(3, 1)),
    dict(shape=(2, 5, 6, 1), size=(3, 1)),
    dict(shape=(2, 3, 4, 6), size=(1, 3)),
    dict(shape=(2, 3, 1, 5), size=(4, 2)),
    dict(shape=(2, 5, 1, 1), size=(2, 3)),
    dict(shape=(2, 3, 5, 4), size=(1, 1)),
    dict(shape=(1, 5, 5, 3), factor=(1.15, 1.3)),
    dict(shape=(1, 5, 4, 5), factor=(2.05, 3.15)),
    dict(shape=(1, 5, 60, 4), factor=(2.1, 1.25)),
    dict(shape=(1, 5, 2, 60), size=(3, 133)),
    dict(shape=(1, 5, 2, 14), size=(82, 69)),
    dict(shape=(1, 2, 100, 3), size=(1, 2)),
)
VOLUMES = (
    dict(shape=(2, 3, 3, 4, 5), size=(4, 6, 3)),
    dict(shape=(1, 9, 2, 5, 3), size=(3, 2, 7)),
    dict(shape=(1, 5, 2, 3, 4), size=(1, 1, 1)),
    dict(shape=(1, 5, 1, 3, 1), size=(2, 5, 3)),
    dict(shape=(1, 5, 2, 3, 4), factor=(2.3, 1.3, 2.05)),
    dict(shape=(1, 5, 1, 2, 14), size=(1, 82, 23)),
    dict(shape=(1, 2, 1, 2, 400), size=(2, 1, 2)),
)


def calls():
    table = (
        *((mode, 3, (None,), False, FLOATS + (torch.uint8,)) for mode in NEAREST),
        *((mode, 4, (None,), False, FLOATS + (torch.uint8,)) for mode in NEAREST),
        *((mode, 5, (None,), False, FLOATS + (torch.uint8,)) for mode in NEAREST),
        ("linear", 3, (None, True), False, FLOATS),
        ("bilinear", 4, (None, True), False, FLOATS + (torch.uint8,)),
        ("trilinear", 5, (None, True), False, FLOATS),
        ("bicubic", 4, (None, True), False, FLOATS + (torch.uint8,)),
        ("area", 3, (None,), False, FLOATS),
        ("area", 4, (None,), False, FLOATS),
        ("area", 5, (None,), False, FLOATS),
        ("bilinear", 4, (None, True), True, FILTERED),
        ("bicubic", 4, (None, True), True, FILTERED),
        ("lanczos", 4, (None,), True, FILTERED),
    )
    rows = {3: LINES, 4: IMAGES, 5: VOLUMES}
    for mode, rank, corners, antialias, dtypes in table:
        for dtype, aligned, row in product(dtypes, corners, rows[rank]):
            yield Call(mode, dtype, corners=aligned, antialias=antialias, **row)


def batch(call, x, y):
    """Each entry of the batch is resized alone, to the bit."""
    return "memory.independent-planes", torch.cat([call(x[n : n + 1]) for n in range(len(x))]), 0


def channels(call, x, y):
    return "memory.independent-planes", torch.cat([call(x[:, c : c + 1]) for c in range(x.shape[1])], 1), rounding(call)


def layouts(call, x, y):
    """Strides are not part of the call: an interleaved input, and every second element of a larger one."""
    if x.dim() > 3:
        layout = torch.channels_last if x.dim() == 4 else torch.channels_last_3d
        yield "memory.independent-planes", call(x.contiguous(memory_format=layout)), rounding(call)
    strided = torch.zeros(*x.shape[:-1], 2 * x.shape[-1], dtype=x.dtype)
    strided[..., ::2] = x
    yield "memory.independent-planes", call(strided[..., ::2]), rounding(call)


def transposes(call, x, y):
    """No axis is special. uint8 is resized along W first and clamped, which shows where kernels overshoot."""
    overshoots = call.mode in ("bicubic", "lanczos")
    if call.dtype == torch.uint8 and overshoots:
        return
    for left, right in {4: ((2, 3),), 5: ((2, 3), (3, 4), (2, 4))}.get(x.dim(), ()):
        axes = list(range(x.dim() - 2))
        axes[left - 2], axes[right - 2] = axes[right - 2], axes[left - 2]
        turned = call.reordered(axes)(x.transpose(left, right).contiguous())
        yield "linear.separable", turned.transpose(left, right), rounding(call, passes=True)


def flips(call, x, y):
    """Left and right are alike, except where the rule says otherwise: an index cut down, a given factor, a moved centre."""
    if call.mode in NEAREST or call.factor or (call.antialias and call.corners):
        return
    for axis in range(2, x.dim()):
        if call.corners and call.output_sizes()[axis - 2] == 1:
            continue  # coordinates.align-corners-output-one: the first element
        mirrored = call(x.flip(axis)).flip(axis)
        yield "coordinates.half-pixel", mirrored, rounding(call, passes=True) + coordinates(call)


def constants(call, x, y):
    flat = call(torch.full_like(x, 3))
    yield "bicubic.no-renormalisation", torch.full_like(flat, 3), rounding(call), flat


def ranks(call, x, y):
    """A line is an image of one row, and an image is a volume of depth 1."""
    raised = {"linear": "bilinear", "bilinear": "trilinear"}.get(call.mode, call.mode)
    if x.dim() == 5 or call.antialias or call.mode == "bicubic" or call.dtype == torch.uint8 and call.mode == "bilinear":
        return
    more = lambda values: values and (1,) + values
    higher = replace(call, mode=raised, shape=x.shape[:2] + (1,) + x.shape[2:], size=more(call.size), factor=more(call.factor))
    yield "linear.separable", higher(x.unsqueeze(2)).squeeze(2), rounding(call, passes=True)


def single(relation):
    def yields(call, x, y):
        yield relation(call, x, y)

    return yields


RELATIONS = {
    "batch": single(batch),
    "channels": single(channels),
    "layout": layouts,
    "transpose": transposes,
    "flip": flips,
    "constant": constants,
    "rank": ranks,
}

# The inputs lie in [-4, 4).
LARGEST = 4
# The absolute weights of one axis sum to at most 1.375 (cubic, A = -0.75, halfway); at a border, where a filter is cut and
# divided by the rest, to less than 2.
GAIN = 2
PRECISION = {torch.float64: 2**-53, torch.float32: 2**-24, torch.float16: 2**-11, torch.bfloat16: 2**-8}


def rounding(call, passes=False):
    """How far two orders of the same sums may lie apart. Nearest copies."""
    if call.mode in NEAREST:
        return 0
    if call.dtype == torch.uint8:
        # One level for each of the two roundings, where the order of the passes or the weights' last bit differs.
        return 2 if passes else 0
    if call.mode == "area":
        return 2 * PRECISION[call.dtype] * LARGEST + 2 * math.prod(call.shape[2:]) * min(PRECISION[call.dtype], 2**-24) * LARGEST
    reach = GAIN ** len(call.shape[2:]) * LARGEST
    arithmetic = min(PRECISION[call.dtype], 2**-24)
    taps = sum(max(8, size) for size in call.shape[2:])
    sums = 2 * taps * arithmetic * reach
    # A half type rounds the result once, and in some kernels the weights of each axis.
    stored = PRECISION[call.dtype] * reach * (1 + len(call.shape[2:])) * 2 if call.dtype in FLOATS[2:] else 0
    return sums + stored


def coordinates(call):
    """A coordinate is rounded four times; the value follows it with a slope of at most 3 per element (cubic), each way."""
    if call.mode == "area" or call.dtype == torch.uint8:
        return 0
    arithmetic = min(PRECISION[call.dtype], 2**-24)
    return sum(4 * arithmetic * (size + 1) * 3 * 2 * LARGEST for size in call.shape[2:]) * 2


def erratum(relation, call):
    """The known erratum, or the accepted tie, that explains a breach; None for a breach that is news."""
    inputs, outputs = call.shape[2:], call.output_sizes()
    is_image = len(inputs) == 2
    crosses_one = is_image and any(
        outputs[a] == 1 and outputs[b] > 1 and inputs[b] > 1 and outputs[b] != inputs[b] for a, b in ((0, 1), (1, 0))
    )
    if call.antialias and call.dtype != torch.uint8 and crosses_one:
        return "errata.antialias-width-one"
    if call.dtype == torch.uint8 and call.mode not in NEAREST and crosses_one:
        return "errata.uint8-width-one"
    if call.mode == "nearest" and call.factor and any(o in (i, 2 * i) for i, o in zip(inputs, outputs)):
        return "errata.nearest-factor-shortcut"
    if call.mode in NEAREST and call.dtype == torch.float64:
        return "errata.nearest-float64-step"
    if call.mode == "nearest-exact" and relation in ("layout", "rank", "transpose"):
        return "nearest.exact-ties"
    if call.mode == "area" and call.dtype in FLOATS[2:] and (len(inputs) == 3 or relation == "rank"):
        return "errata.half-area-5d"
    return None


def grid(shape, dtype, generator):
    if dtype == torch.uint8:
        return torch.randint(0, 256, shape, generator=generator).to(dtype)
    return (torch.randint(-64, 64, shape, generator=generator).to(torch.float64) / 16).to(dtype)


def distance(left, right):
    return (left.to(torch.float64) - right.to(torch.float64)).abs().max().item()


def main():
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(1)
    asked, seen, news = 0, Counter(), []
    for call in calls():
        x = grid(call.shape, call.dtype, generator)
        y = call(x)
        for name, relation in RELATIONS.items():
            for clause, other, slack, *own in relation(call, x, y):
                asked += 1
                off = distance(own[0] if own else y, other)
                if off <= slack:
                    continue
                known = erratum(name, call)
                seen[known] += 1
                if known is None:
                    news.append(f"  {name}: {call}\n    off by {off:.3g}, rounding explains {slack:.3g} ({clause})")
    lost = [known for known in SHOWN if not seen[known]]
    for known in sorted(filter(None, seen)):
        print(f"relations: {known} seen {seen[known]} times")
    if news:
        print(f"relations: torch {torch.__version__} breaks {len(news)} relations that no erratum explains:", *news[:20], sep="\n")
        print("relations: nothing is recorded; find the cause, and describe it in spec/errata.md and in scripts/relations.py")
    if lost:
        print(f"relations: not seen any more: {', '.join(lost)}; the target or this script has changed")
    if not news and not lost:
        print(f"relations: {asked} asked of torch {torch.__version__}, kept or a known erratum")
    return 1 if news or lost else 0


if __name__ == "__main__":
    sys.exit(main())
