"""Answers the calls of interpolate-conformance over stdio (protocol interpolate-conformance/stdio@1). Needs numpy.

    from interpolate_stdio import serve
    serve("mine", interpolate)

    npx interpolate-conformance run 'exec:python3 mine.py'

`interpolate(x, **options)` takes an array N C [D] [H] W and the keyword arguments of F.interpolate that were given; one
that is absent is None. It returns an array, raises Unsupported for what it does not do, and Refused for a call that
PyTorch refuses. numpy has no bfloat16: such an array holds the 16 bits in uint16, and comes with dtype="bfloat16" if the
function has a parameter of that name (else such calls are unsupported).
"""

import inspect
import json
import os
import struct
import sys
import traceback

import numpy as np

PROTOCOL = "interpolate-conformance/stdio@1"
DTYPES = {"float64": "<f8", "float32": "<f4", "float16": "<f2", "bfloat16": "<u2", "uint8": "|u1"}


class Unsupported(Exception):
    """The implementation does not support the call; the text says why."""


class Refused(Exception):
    """The call is invalid, and PyTorch raises an error too."""


def serve(name, interpolate, **about):
    """Answers until the suite says bye. about: version, aspects, environment, upsample and Upsample (functions like interpolate)."""
    if sys.stdin.isatty():
        sys.exit(f"This program is run by the suite: npx interpolate-conformance run 'exec:python3 {sys.argv[0]}'")
    calls = sys.stdin.buffer
    # From here on, prints to stdout go to stderr: only frames go to the pipe.
    frames = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    ways = {"interpolate": interpolate, "upsample": about.pop("upsample", None), "nn.Upsample": about.pop("Upsample", None)}
    entries = [entry for entry, way in ways.items() if way]
    while frame := read_frame(calls):
        message, payload = frame
        if message["kind"] == "bye":
            break
        if message["kind"] == "hello":
            write_frame(frames, {"kind": "hello", "protocol": PROTOCOL, "name": name, "entries": entries, **about})
        else:
            write_frame(frames, *answer(ways, message, payload))


def answer(ways, call, payload):
    """The message that answers a call, and its payload."""
    entry, options = call["entry"], {key: number(key, value) for key, value in call["options"].items()}
    if entry == "nn.UpsamplingNearest2d":
        entry, options["mode"] = "nn.Upsample", "nearest"
    if entry == "nn.UpsamplingBilinear2d":
        entry, options["mode"], options["align_corners"] = "nn.Upsample", "bilinear", True
    dtype = call["dtype"]
    x = np.frombuffer(payload, DTYPES[dtype]).reshape(call["shape"]).copy()
    try:
        if "dtype" in inspect.signature(ways[entry]).parameters:
            options["dtype"] = dtype
        elif dtype == "bfloat16":
            raise Unsupported("numpy has no bfloat16")
        y = np.asarray(ways[entry](x, **options))
        if dtype != "bfloat16" or y.dtype != np.uint16:
            dtype = str(y.dtype)
        elements = np.ascontiguousarray(y, DTYPES[dtype]).tobytes()
        return {"kind": "result", "id": call["id"], "dtype": dtype, "shape": list(y.shape)}, elements
    except Unsupported as reason:
        return {"kind": "unsupported", "id": call["id"], "reason": str(reason)}, b""
    except Refused as reason:
        return {"kind": "refused", "id": call["id"], "reason": str(reason)}, b""
    except Exception as failure:
        traceback.print_exc()
        return {"kind": "error", "id": call["id"], "reason": f"{type(failure).__name__}: {failure}"}, b""


def number(key, value):
    """JSON has no NaN: in sizes and factors it is a string."""
    if key not in ("size", "scale_factor"):
        return value
    if isinstance(value, list):
        return tuple(number(key, one) for one in value)
    return float(value) if isinstance(value, str) else value


def read_frame(stream):
    """Two lengths, JSON, payload; None when the suite is gone."""
    prefix = stream.read(8)
    if len(prefix) < 8:
        return None
    json_length, payload_length = struct.unpack("<II", prefix)
    message = json.loads(stream.read(json_length))
    return message, stream.read(payload_length)


def write_frame(stream, message, payload=b""):
    text = json.dumps(message).encode()
    stream.write(struct.pack("<II", len(text), len(payload)) + text + payload)
    stream.flush()
