"""Numbers as the suite writes them."""

from decimal import ROUND_HALF_UP, Decimal

import numpy as np

#: Enough for a value that lies between two numbers of its dtype, as an ideal does.
BETWEEN_DIGITS = 9

#: Bits of the fraction and the smallest exponent.
FORMATS = {"float64": (52, -1022), "float32": (23, -126), "float16": (10, -14), "bfloat16": (7, -126)}


def decoded(array, dtype):
    """The values in float64; bfloat16 from its bits."""
    if dtype == "bfloat16":
        return (array.astype(np.uint32) << 16).view(np.float32).astype(np.float64)
    return array.astype(np.float64)


def unit_in_the_last_place(values, dtype):
    fraction, smallest = FORMATS[dtype]
    exponent = np.frexp(np.abs(values))[1] - 1
    return np.ldexp(1.0, np.maximum(np.where(values == 0, smallest, exponent), smallest) - fraction)


def compared_texts(expected, got, dtype):
    """An expected value and what came in its place, which has as many digits at least."""
    text = number_text(expected, dtype)
    return text, number_text(got, dtype, digits_of(text))


def number_text(value, dtype, least=1):
    """A value in the fewest digits, but no fewer than `least`, that tell it from its neighbours of that dtype."""
    if not np.isfinite(value) or value == int(value) or dtype == "float64":
        return js_number(value)
    if rounded(value, dtype) != value:
        return shortened(value, BETWEEN_DIGITS)
    for digits in range(least, BETWEEN_DIGITS):
        if rounded(to_precision(value, digits), dtype) == value:
            return shortened(value, digits)
    return shortened(value, BETWEEN_DIGITS)


def digits_of(text):
    digits = "".join(one for one in text.split("e")[0] if one.isdigit()).lstrip("0")
    return max(len(digits), 1)


def to_precision(value, digits):
    """A number in so many significant digits, halves away from zero: as JavaScript does it, and Python's format does not."""
    if value == 0 or not np.isfinite(value):
        return value
    exact = Decimal(float(value))
    return float(exact.quantize(Decimal(1).scaleb(exact.adjusted() - digits + 1), ROUND_HALF_UP))


def shortened(value, digits):
    return js_number(to_precision(value, digits))


def rounded(value, dtype):
    if dtype == "bfloat16":
        bits = int(np.float32(value).view(np.uint32))
        bits = (bits + 0x7FFF + (bits >> 16 & 1)) >> 16
        return float(decoded(np.array([bits & 0xFFFF], np.uint16), dtype)[0])
    return float(round(value)) if dtype == "uint8" else float(np.dtype(dtype).type(value))


def js_number(value):
    """A number as JavaScript writes it."""
    if np.isnan(value):
        return "NaN"
    if np.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "-0" if np.signbit(value) else "0"
    if 1e-6 <= abs(value) < 1e21:
        return np.format_float_positional(value, trim="-")
    return np.format_float_scientific(value, trim="-", exp_digits=1)


def multiple_text(multiple):
    if np.isnan(multiple) or np.isinf(multiple) or multiple == 0:
        return ""
    if multiple < 0.01:
        return "<0.01×"
    if multiple < 10:
        return f"{multiple:.2f}×"
    if multiple >= 1e6:
        return ">1e6×"
    return f"{multiple:.0f}×" if multiple < 10_000 else f"{multiple:.0e}×".replace("e+0", "e")
