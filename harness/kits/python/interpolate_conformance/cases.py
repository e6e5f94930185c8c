"""The recorded cases."""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Optional
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from interpolate_stdio import BACKWARD, number

from . import archive

PROFILES = ("quick", "standard", "full")
ASPECTS = ("values", "rejections", "front-ends", "gradients")
LAYOUTS = ("contiguous", "channels-last", "strided")

OPTIONS = ("size", "scale_factor", "mode", "align_corners", "recompute_scale_factor", "antialias")


@dataclass(frozen=True)
class Step:
    """A feature map that a network resizes; without options it is taken as it is."""

    input: np.ndarray = field(repr=False)
    dtype: str
    options: Optional[Mapping[str, Any]]


@dataclass(frozen=True)
class Case:
    """A recorded call. Arrays of bfloat16 hold its bits in uint16."""

    id: str
    fact: str
    clauses: tuple[str, ...]
    profile: str
    aspect: str
    #: interpolate, upsample, nn.Upsample …, interpolate.backward, or concatenate: the calls of a network
    entry: str
    options: Mapping[str, Any]
    dtype: str
    shape: tuple[int, ...]
    #: of a gradient: the shape of what was resized
    input_shape: Optional[tuple[int, ...]] = None
    #: the exception that PyTorch raised, where the call is invalid
    refused: Optional[Mapping[str, str]] = None
    #: the errata of PyTorch that the call meets: its answer is not the only accepted one
    errata: tuple[str, ...] = ()
    #: the erratum by which a valid call may be refused
    refused_by: Optional[str] = None
    _input: str = field(default="", repr=False)
    _output: str = field(default="", repr=False)
    _steps: Sequence[Mapping[str, Any]] = field(default=(), repr=False)
    _axis: int = 1

    @property
    def input(self) -> np.ndarray:
        """What is resized, or the gradient of the output. A copy."""
        return archive.array(f"cases/golden/{self._input}").copy()

    @property
    def recorded(self) -> np.ndarray:
        """What PyTorch answered."""
        return archive.array(f"cases/golden/{self._output}")

    @property
    def accepted(self) -> np.ndarray:
        """[ranges, 2, ...shape of the answer]: the lowest and the highest number of each range that is accepted."""
        return archive.array(f"cases/golden/accepted/{self.id}.npy")

    @property
    def bound(self) -> Optional[tuple[np.ndarray, np.ndarray]]:
        """The ideal value of each element and how far an answer may be from it, in float64."""
        name = f"bounds/{self.id}.npy"
        return tuple(archive.array(name)) if archive.has(name) else None

    @property
    def steps(self) -> Sequence[Step]:
        return [
            Step(
                archive.array(f"cases/golden/{one['input']['file']}"),
                one["input"]["dtype"],
                one["options"] and python_options(one["options"]),
            )
            for one in self._steps
        ]

    @property
    def axis(self) -> int:
        """Of concatenate."""
        return self._axis

    @property
    def call(self) -> str:
        """The call as a line of PyTorch."""
        keywords = [f"{name}={literal(self.options[name])}" for name in OPTIONS if name in self.options]
        if self.entry == BACKWARD:
            return f"torch.autograd.grad(F.interpolate({', '.join(['x', *keywords])}), x, g)"
        if self.entry in ("interpolate", "upsample", "concatenate"):
            return f"F.{'upsample' if self.entry == 'upsample' else 'interpolate'}({', '.join(['x', *keywords])})"
        return f"{self.entry}({', '.join(keywords)})(x)"


def cases(
    profile: str = "standard", aspects: Sequence[str] = ("values",), filter: Sequence[str] = ()
) -> Iterator[Case]:
    """The recorded cases of a profile and of some aspects; filter: patterns over ids and clauses, with * and ?."""
    if profile not in PROFILES:
        raise ValueError(f"profile: expected {', '.join(PROFILES)}, got {profile!r}")
    for aspect in aspects:
        if aspect not in ASPECTS:
            raise ValueError(f"aspects: expected some of {', '.join(ASPECTS)}, got {aspect!r}")
    patterns = [filter] if isinstance(filter, str) else filter
    most = PROFILES.index(profile)
    for case in every_case():
        is_wanted = not patterns or any(fnmatchcase(name, one) for one in patterns for name in (case.id, *case.clauses))
        if is_wanted and case.aspect in aspects and PROFILES.index(case.profile) <= most:
            yield case


def every_case() -> Iterator[Case]:
    accepted = archive.manifest("accepted")["accepted"]
    recorded = archive.manifest("manifest")
    for one in recorded["cases"]:
        yield Case(
            **head_of(one),
            aspect=one["aspect"],
            entry=one["entry"],
            options=python_options(one["options"]),
            dtype=one["input"]["dtype"],
            shape=tuple(one["input"]["shape"]),
            refused=one.get("refused"),
            errata=tuple(one.get("errata", ())),
            refused_by=accepted.get(one["id"], {}).get("refused_by"),
            _input=one["input"]["file"],
            _output=one.get("output", {}).get("file", ""),
        )
    for one in recorded["models"]:
        resized = next(step for step in one["steps"] if step["options"])
        yield Case(
            **head_of(one),
            aspect="values",
            entry="concatenate",
            options=python_options(resized["options"]),
            dtype=one["output"]["dtype"],
            shape=tuple(one["output"]["shape"]),
            _output=one["output"]["file"],
            _steps=one["steps"],
            _axis=one["concatenate"],
        )
    for one in archive.manifest("gradients")["gradients"]:
        yield Case(
            **head_of(one),
            aspect="gradients",
            entry=BACKWARD,
            options=python_options(one["options"]),
            dtype=one["grad_output"]["dtype"],
            shape=tuple(one["grad_output"]["shape"]),
            input_shape=tuple(one["input_shape"]),
            _input=one["grad_output"]["file"],
            _output=one["grad_input"]["file"],
        )


def head_of(one):
    return {"id": one["id"], "fact": one["fact"], "clauses": tuple(one["clauses"]), "profile": one["profile"]}


def python_options(options):
    return {name: number(name, value) for name, value in options.items()}


def literal(value) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, float):
        if not np.isfinite(value):
            return f"float('{value}')"
        return str(int(value)) if value.is_integer() and str(value) != "-0.0" else repr(value)
    return repr(value)
