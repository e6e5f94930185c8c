"""Runs every example of spec/*.md in real PyTorch. Exit code 1 when one is false, 2 when they cannot be run.

usage: python scripts/check-examples.py [PAGE.md ...]

How an example is written and when it is true: spec/README.md, Examples. spec/examples.test.ts asks the reference the same.
"""

import json
import os
import re
import sys
import warnings
from pathlib import Path

SPEC = Path(__file__).resolve().parent.parent / "spec"
TARGET = json.loads((SPEC / "target.json").read_text())
# The capability is read when torch is loaded.
os.environ.update(TARGET["recording"]["environment"])

try:
    import torch
except ImportError:
    print("check-examples: this Python has no torch; npm run goldens makes one that has", file=sys.stderr)
    sys.exit(2)

PRELUDE = """
import torch
import torch.nn.functional as F
from math import inf, nan
from torch import nn, tensor, arange, zeros, ones, full
from torch import float64, float32, float16, bfloat16, uint8
"""
FENCE = re.compile(r"^```python(?: (?P<only>target|rule))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
ASSIGNMENT = re.compile(r"[A-Za-z_]\w* = ")
EXCEPTION = re.compile(r"(?P<name>[A-Z]\w*(?:Error|Warning)): ?(?P<message>.*)", re.DOTALL)
TOKEN = re.compile(r"[\[\]()]|[^\[\](),\s]+")
DECIMAL = re.compile(r"-?\d+(?:\.(?P<digits>\d*))?(?:e(?P<exponent>[-+]?\d+))?")


def main(pages):
    if torch.__version__.split("+")[0] != TARGET["torch"]:
        print(f"check-examples: expected torch {TARGET['torch']}, got {torch.__version__}", file=sys.stderr)
        return 2
    torch.set_num_threads(TARGET["recording"]["threads"])
    count = 0
    mistakes = []
    for page in pages:
        for line, source, written, names in examples(page):
            count += 1
            mistake = mistake_in(source, written, names)
            if mistake:
                mistakes.append(f"{page.name}:{line}: >>> {source}\n  {mistake}")
    print("\n".join(mistakes + [f"{count - len(mistakes)} examples true, {len(mistakes)} false"]))
    return 1 if mistakes else 0


def examples(page):
    """Yields line number, expression, written answer and the names of its block."""
    text = page.read_text()
    for fence in FENCE.finditer(text):
        if fence["only"] == "rule" or not fence["body"].startswith(">>> "):
            continue
        names = {}
        exec(PRELUDE, names)
        first_line = text.count("\n", 0, fence.start("body")) + 1
        found = []
        for offset, line in enumerate(fence["body"].splitlines()):
            if line.startswith(">>> "):
                found.append((first_line + offset, line[4:], []))
            elif not line.startswith("#"):
                found[-1][2].append(line)
        for number, source, answer in found:
            yield number, source, answer, names


def mistake_in(source, written, names):
    """Says how the example is false, or nothing. An assignment has no answer."""
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        try:
            if ASSIGNMENT.match(source):
                exec(source, names)
                answer = None
            else:
                answer = plain(eval(source, names))
        except Exception as error:  # Every exception is an answer.
            answer = error
    warned = [f"{warning.category.__name__}: {warning.message}" for warning in given]
    written = list(written)
    while written and written[0].startswith("UserWarning:"):
        wanted = written.pop(0)
        if not any(matches_text(wanted, warning) for warning in warned):
            return f"written  {wanted}\n  warnings {warned}"
    wanted = " ".join(written)
    if isinstance(answer, Exception):
        got = f"{type(answer).__name__}: {answer}"
        return None if matches_text(wanted, got) else f"written {wanted}\n  raised  {got}"
    if answer is None:
        return None if wanted == "" else f"written {wanted}\n  but an assignment has no answer"
    return None if matches_value(wanted, answer) else f"written {wanted}\n  got     {answer!r}"


def plain(value):
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    return value.tolist() if isinstance(value, torch.Tensor) else value


def matches_text(wanted, got):
    pattern = ".*".join(re.escape(part) for part in wanted.split("..."))
    return EXCEPTION.match(wanted) is not None and re.fullmatch(pattern, got, re.DOTALL) is not None


def matches_value(wanted, got):
    written = TOKEN.findall(wanted)
    found = list(tokens(got))
    return len(written) == len(found) and all(map(matches_token, written, found))


def tokens(value):
    if isinstance(value, (list, tuple)):
        yield "[" if isinstance(value, list) else "("
        for element in value:
            yield from tokens(element)
        yield "]" if isinstance(value, list) else ")"
    else:
        yield value


def matches_token(written, found):
    if not isinstance(found, float):
        return written == str(found)
    if written in ("nan", "inf", "-inf"):
        return written == str(found)
    decimal = DECIMAL.fullmatch(written)
    if decimal is None or decimal["digits"] is decimal["exponent"] is None or found != found:
        return False
    if written == "-0.0":
        return str(found) == "-0.0"
    half_unit = 0.5 * 10.0 ** (int(decimal["exponent"] or 0) - len(decimal["digits"] or ""))
    return float(written) == found or abs(float(written) - found) <= half_unit


if __name__ == "__main__":
    named = [Path(argument) for argument in sys.argv[1:]]
    sys.exit(main(named or sorted(SPEC.glob("*.md"))))
