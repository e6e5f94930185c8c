"""The verdict on an answer, with the words and numbers of the suite."""

import re
import shutil
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
from interpolate_stdio import DTYPES, Answer, Implementation, Unsupported, array_of, in_words

from .cases import Case
from .numbers import compared_texts, decoded, js_number, multiple_text, to_precision, unit_in_the_last_place

#: From the best to the worst.
LEVELS = ("bit-exact", "faithful", "close", "divergent")

INFINITY = {"float64": 0x7FF0000000000000, "float32": 0x7F800000, "float16": 0x7C00, "bfloat16": 0x7F80}
#: Where values were compared, the call was accepted and its result had the right shape and dtype.
OF_RESULT = re.compile(r"(output-size|arguments)\.|rounding\.result-dtype$")

PIPE_WIDTH, GAP = 120, " " * 6

#: The largest multiple of the bound that is close; for uint8 a level is two.
CLOSE, CLOSE_UINT8 = 1024, 4


@dataclass(frozen=True)
class Element:
    index: tuple[int, ...]
    expected: float
    got: float
    #: how far it may be from what is expected
    slack: float


@dataclass(frozen=True)
class Verdict:
    case: Case
    #: pass, fail, unsupported, error or invalid-output
    status: str
    #: one of LEVELS, where values were compared
    level: Optional[str] = None
    message: str = ""
    elements: int = 0
    #: elements that are not accepted
    outside: int = 0
    #: elements that have other bits than PyTorch's
    differing: int = 0
    #: multiple of the bound: up to 1 is faithful
    max_bound: float = 0.0
    first: Optional[Element] = None
    worst: Optional[Element] = None
    #: what the function raised on a valid call
    raised: Optional[BaseException] = None

    @property
    def passed(self) -> bool:
        return self.status == "pass"

    def __str__(self) -> str:
        return self.text()

    @property
    def clauses(self) -> tuple[str, ...]:
        """Those of the case, the ones that such a failure may break in front."""
        named = [one for one in re.findall(r"\(([a-z\d-]+\.[a-z\d-]+)\)", self.message) if not one.endswith(".md")]
        of_result = [one for one in self.case.clauses if OF_RESULT.match(one)]
        if self.status == "fail" and not named and not self.case.refused:
            named = [one for one in self.case.clauses if one not in of_result]
        elif self.status == "invalid-output" and not named:
            named = of_result
        return tuple(dict.fromkeys([*named, *self.case.clauses]))

    def text(self, width: Optional[int] = None) -> str:
        """What the suite prints of such a case."""
        width = width or shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
        word = "INVALID OUTPUT" if self.status == "invalid-output" else self.status.upper()
        clauses = clauses_text(self.clauses)
        head = f"{word} {self.case.id}"
        is_short = len(head) + len(GAP) + len(clauses) <= width
        lines = [] if is_short else wrapped(clauses, width - 5)
        lines += [*wrapped(self.case.fact, width - 5), self.case.call, *self._evidence()]
        return "\n     ".join([f"{head}{GAP}{clauses}" if is_short else head, *lines])

    def _evidence(self):
        dtype = self.case.dtype
        if self.first is None:
            return self.message.split("\n")
        if self.outside == 1:
            return [f"1 difference, {element_text(self.first, dtype)}"]
        of = f"{self.outside:,} differences in {self.elements:,} elements"
        if self.worst is None or self.first.index == self.worst.index:
            return [f"first and worst of {of}, {element_text(self.first, dtype)}"]
        return [f"first of {of}, {element_text(self.first, dtype)}", f"worst, {element_text(self.worst, dtype)}"]


def examine(case: Case, implementation: Implementation, level: str = "faithful", layout: str = "contiguous") -> Verdict:
    """Puts the call of a case to an implementation and judges what comes of it."""
    try:
        answer = answer_to(case, implementation, layout)
    except Exception as raised:
        return judge(case, raised, level)
    return judge(case, answer, level)


def answer_to(case: Case, implementation: Implementation, layout: str = "contiguous") -> Answer:
    """The answer of an implementation to the call of a case; raises what it raises."""
    if case.entry == "concatenate":
        return concatenated(case, implementation, layout)
    # nn.Upsample stands for all three modules.
    entry = "nn.Upsample" if case.entry.startswith("nn.") else case.entry
    if entry not in implementation.entries:
        raise Unsupported(f"no function for {entry} was given")
    buffer, place = arranged(case.input, layout)
    return implementation.answer(
        case.entry, buffer, case.dtype, case.shape, case.options, **place, input_shape=case.input_shape
    )


def concatenated(case, implementation, layout):
    answers = []
    for step in case.steps:
        if step.options is None:
            answers.append(Answer(step.input, step.dtype, False, False))
            continue
        buffer, place = arranged(step.input, layout)
        answers.append(
            implementation.answer("interpolate", buffer, step.dtype, step.input.shape, step.options, **place)
        )
    flags = [any(answer.input_changed for answer in answers), any(answer.aliases_input for answer in answers)]
    return Answer(np.concatenate([answer.array for answer in answers], case.axis), answers[-1].dtype, *flags)


def arranged(array, layout):
    """The elements in a buffer as they lie in a layout, and where. Strided: every second column of a larger array."""
    if layout == "contiguous" or array.ndim < 3 or (layout == "channels-last" and array.ndim < 4):
        return array.reshape(-1), {}
    if layout == "channels-last":
        whole = np.ascontiguousarray(np.moveaxis(array, 1, -1))
        view = np.moveaxis(whole, -1, 1)
    else:
        whole = np.full([size + 2 for size in array.shape[:-1]] + [2 * array.shape[-1] + 2], 0, array.dtype)
        whole.view(np.uint8)[...] = 0xFF
        view = whole[(slice(1, -1),) * (array.ndim - 1) + (slice(1, -1, 2),)]
        view[...] = array
    offset = (view.__array_interface__["data"][0] - whole.__array_interface__["data"][0]) // array.itemsize
    return whole.reshape(-1), {
        "strides": [stride // array.itemsize for stride in view.strides],
        "offset": offset if view.size else 0,
    }


def judge(case: Case, result: Any, level: str = "faithful") -> Verdict:
    """The verdict on what a function answered: a tensor of any framework, or the exception that it raised."""
    if level not in LEVELS[:-1]:
        raise ValueError(f"level: expected {', '.join(LEVELS[:-1])}, got {level!r}")
    if isinstance(result, Unsupported):
        # PyTorch itself raises NotImplementedError for some invalid calls.
        is_refusal = case.refused and isinstance(result.__cause__, NotImplementedError)
        return Verdict(case, "pass") if is_refusal else Verdict(case, "unsupported", message=str(result))
    if isinstance(result, BaseException):
        return raised_verdict(case, result)
    answer = result if isinstance(result, Answer) else as_answer(case, result)
    if case.refused:
        expected = f"expected a refusal ({case.refused['type']}: {case.refused['message']})"
        return Verdict(case, "fail", message=f"{expected}, got a tensor of shape {shape_text(answer.array.shape)}")
    fault = fault_of(case, answer)
    return fault or value_verdict(case, answer.array, level)


def raised_verdict(case, raised):
    if case.refused or case.refused_by:
        return Verdict(case, "pass")
    if isinstance(raised, NotImplementedError):
        return Verdict(case, "unsupported", message=in_words(raised))
    return Verdict(case, "error", message=f"threw on a valid call: {in_words(raised)}", raised=raised)


def as_answer(case, result):
    array, dtype = array_of(result)
    dtype = case.dtype if case.dtype == "bfloat16" and dtype == "uint16" else dtype
    array = np.ascontiguousarray(array, DTYPES[dtype]) if dtype in DTYPES else array
    return Answer(array, dtype, input_changed=False, aliases_input=False)


def fault_of(case, answer):
    expected = case.recorded.shape
    if answer.dtype != case.dtype:
        return Verdict(
            case, "invalid-output", message=f"dtype: expected {case.dtype}, got {answer.dtype} (rounding.result-dtype)"
        )
    if answer.array.shape != expected:
        message = f"shape: expected {shape_text(expected)}, got {shape_text(answer.array.shape)} (spec/output-size.md)"
        return Verdict(case, "invalid-output", message=message)
    if answer.input_changed:
        return Verdict(case, "fail", "divergent", "the input was changed by the call (memory.input-is-kept)")
    if answer.aliases_input:
        return Verdict(case, "fail", "divergent", "the result shares memory with the input (memory.result-is-new)")
    return None


def value_verdict(case, got, demanded):
    bits = got.dtype if got.dtype.kind in "iu" else f"i{got.itemsize}"
    differs = got.view(bits) != case.recorded.view(bits)
    differing = int(np.count_nonzero(differs))
    if not differing:
        return Verdict(case, "pass", "bit-exact", elements=got.size)
    ends = places(case.accepted, case.dtype)
    place = places(got, case.dtype)
    is_outside = ~((ends[:, 0] <= place) & (place <= ends[:, 1])).any(axis=0)
    # Two NaNs are the same number, whatever their bits.
    differing = int(np.count_nonzero(differs & (place != places(case.recorded, case.dtype))))
    outside = int(np.count_nonzero(is_outside))
    if outside == 0:
        level = "faithful" if differing else "bit-exact"
        message = (
            ""
            if demanded != "bit-exact" or not differing
            else f"{differing} of {got.size} element{'s' * (got.size != 1)} differ{'s' * (differing == 1)} from the recorded bits"
        )
        return Verdict(case, "fail" if message else "pass", level, message, got.size, 0, differing)
    values = decoded(got, case.dtype)
    ideal, slack = bound_of(case)
    multiples = multiples_of(case, values, ideal, slack)
    multiples = np.where(is_outside, np.maximum(multiples, np.nextafter(1, 2)), 0)
    largest = float(multiples.max())
    level = "close" if largest <= (CLOSE_UINT8 if case.dtype == "uint8" else CLOSE) else "divergent"

    def element(place):
        index = tuple(int(at) for at in np.unravel_index(place, got.shape))
        return Element(index, float(ideal[index]), float(values[index]), float(slack[index]))

    first, worst = element(int(is_outside.argmax())), element(int(multiples.argmax()))
    message = f"{outside} of {got.size} elements {'is' if outside == 1 else 'are'} not accepted"
    status = "pass" if LEVELS.index(level) <= LEVELS.index(demanded) else "fail"
    return Verdict(case, status, level, message, got.size, outside, differing, largest, first, worst)


def places(numbers, dtype):
    """The numbers as integers in the same order: -0 before +0, every NaN last."""
    if dtype == "uint8":
        return numbers
    bits = numbers.view(f"i{numbers.itemsize}")
    largest = np.iinfo(bits.dtype).max
    magnitude = bits & largest
    return np.where(magnitude > INFINITY[dtype], largest, np.where(bits < 0, -1 - magnitude, magnitude))


def bound_of(case):
    """Ideal values and slacks; where the package was built without them, the recorded values and half of the ranges."""
    if case.bound is not None:
        return case.bound
    ends = decoded(case.accepted, case.dtype)
    with np.errstate(invalid="ignore"):
        return decoded(case.recorded, case.dtype), np.nan_to_num((ends[0, 1] - ends[0, 0]) / 2)


def multiples_of(case, values, ideal, slack):
    """How many times its bound each element is away: of the ideal value, or of an accepted range that is nearer."""
    with np.errstate(all="ignore"):
        distance = np.abs(values - ideal)
        ends = decoded(case.accepted, case.dtype)
        beyond = np.nanmin(np.maximum(ends[:, 0] - values, values - ends[:, 1]), axis=0, initial=np.inf)
        if case.dtype == "uint8":
            return 2 * np.minimum(distance, beyond)
        # A copy has no slack: half a unit in the last place stands in for it; a wrong kind of zero is one unit off.
        wanted = ends[:, 0] if case.errata else ideal[None]
        copied = np.nanmin(
            2 * np.abs(values - wanted) / unit_in_the_last_place(wanted, case.dtype), axis=0, initial=np.inf
        )
        multiples = np.where(slack > 0, np.minimum(distance / slack, 1 + beyond / slack), np.maximum(2, copied))
    return np.where(np.isfinite(values) & np.isfinite(ideal), multiples, np.inf)


SHOWN_CLAUSES = 3


def clauses_text(clauses):
    shown = clauses[:SHOWN_CLAUSES]
    pages = dict.fromkeys(f"spec/{clause.split('.')[0]}.md" for clause in shown)
    hidden = len(clauses) - len(shown)
    return ", ".join([*shown, *pages]) + (f" and {hidden} more" if hidden else "")


def element_text(element, dtype):
    expected, got = compared_texts(element.expected, element.got, dtype)
    return f"output [{', '.join(map(str, element.index))}]:  expected {expected}   got {got}{distance_text(element, dtype)}"


def distance_text(element, dtype):
    with np.errstate(all="ignore"):
        times = float(np.float64(abs(element.got - element.expected)) / np.float64(element.slack))
    if times <= 1:
        return "   the sum is exact: only its rounding to nearest even is accepted" if dtype.endswith("float16") else ""
    multiple = multiple_text(times)
    return (
        f"   {multiple} the slack of {js_number(to_precision(element.slack, 3))}"
        if element.slack > 0 and multiple
        else ""
    )


def wrapped(text, width):
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def shape_text(shape):
    return f"({', '.join(map(str, shape))})"
