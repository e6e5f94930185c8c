"""Answers the calls of interpolate-conformance over stdio (protocol interpolate-conformance/stdio@2). Needs numpy.

    from interpolate_stdio import serve  # before libraries that print while they are imported
    serve("mine", interpolate)

    npx interpolate-conformance run 'exec:python3 mine.py'

`interpolate(x, **options)` takes a tensor N C [D] [H] W and the keyword arguments of F.interpolate that were given; one
that is absent is None. It returns a tensor, raises Unsupported (or NotImplementedError) for what it does not support, and
Refused for a call that PyTorch refuses. `framework` says what a tensor is:

    numpy   an array. numpy has no bfloat16: such an array holds the 16 bits in uint16, and comes with dtype="bfloat16"
            if the function has a parameter of that name (else such calls are unsupported).
    torch   a tensor on `device`. The gradient is that of autograd.
    others  a module with from_dlpack, such as jax.numpy or cupy; the result has __dlpack__ or becomes an array.

`backward(g, input_shape, **options)` is the gradient of the input, g that of the output.
"""

import ctypes
import importlib
import inspect
import json
import os
import struct
import sys
import traceback
from dataclasses import dataclass
from functools import cache
from typing import Optional

import numpy as np

PROTOCOL_1, PROTOCOL_2 = "interpolate-conformance/stdio@1", "interpolate-conformance/stdio@2"
DTYPES = {"float64": "<f8", "float32": "<f4", "float16": "<f2", "bfloat16": "<u2", "uint8": "|u1"}
BACKWARD = "interpolate.backward"


#: What `why` of Unsupported may be: the library has no call that expresses it, the implementation chose not to answer,
#: or the library was called and refused.
WHYS = ("cannot-express", "declined", "refused")


class Unsupported(Exception):
    """The implementation does not support the call; the text says why, `why` is one of WHYS where that is known."""

    def __init__(self, reason="", why=None):
        super().__init__(reason)
        if why is not None and why not in WHYS:
            raise ValueError(f"why: expected one of {', '.join(WHYS)}, got {why!r}")
        self.why = why


class Refused(Exception):
    """The call is invalid, and PyTorch raises an error too."""


def serve(
    name,
    interpolate,
    *,
    version=None,
    aspects=None,
    environment=None,
    exclusive=None,
    mapping=None,
    compiles=None,
    layouts=None,
    **ways,
):
    """Answers until the suite says bye.

    layouts: what it takes besides row-major inputs, of "channels-last" and "strided".
    exclusive: only one process of it may run at a time, since it takes a device.
    mapping: which call of its library answers, in a few words by mode: {"bicubic": "cv2.INTER_CUBIC"}. A mode may have its
        options after it: "bicubic antialias", "bilinear align_corners".
    compiles: each new shape is slow, for it is compiled.
    ways: what Implementation takes.
    """
    about = {"version": version, "aspects": aspects, "environment": environment, "exclusive": exclusive}
    declared = {"mapping": mapping, "compiles": compiles}
    serve_implementation(name, Implementation(interpolate, **ways), layouts=layouts, **about, **declared)


def serve_implementation(name, implementation, *, layouts=None, **about):
    if sys.stdin.isatty():
        sys.exit(f"This program is run by the suite: npx interpolate-conformance run 'exec:python3 {sys.argv[0]}'")
    calls = sys.stdin.buffer
    frames = frames_pipe()

    hello = {key: fact for key, fact in about.items() if fact is not None}
    while frame := read_frame(calls):
        message, payload = frame
        if message["kind"] == "bye":
            break
        if message["kind"] == "hello":
            later = {"protocol": PROTOCOL_2, "layouts": layouts or []}
            version = later if PROTOCOL_2 in message.get("protocols", ()) else {"protocol": PROTOCOL_1}
            entries = [entry for entry in implementation.entries if entry != BACKWARD or version is later]
            write_frame(frames, {"kind": "hello", **version, "name": name, "entries": entries, **hello})
        else:
            write_frame(frames, *reply(implementation, message, payload))


@cache
def frames_pipe():
    """Where frames go. What is printed from now on goes to stderr, by C++ too."""
    frames = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return frames


# Libraries print while they are imported. The suite sets the first name for the programs that it starts; the second keeps the
# stdout of what a program starts itself.
if "INTERPOLATE_CONFORMANCE_SESSION" in os.environ and "INTERPOLATE_CONFORMANCE_STDOUT" not in os.environ:
    os.environ["INTERPOLATE_CONFORMANCE_STDOUT"] = "frames"
    frames_pipe()


def reply(implementation, call, payload):
    """The message that answers a call, and its payload."""
    dtype = call["dtype"]
    options = {key: number(key, value) for key, value in call["options"].items()}
    place = {key: call.get(key) for key in ("strides", "offset", "input_shape")}
    try:
        answer = implementation.answer(
            call["entry"], np.frombuffer(payload, DTYPES[dtype]), dtype, call["shape"], options, **place
        )
        result = {"kind": "result", "id": call["id"], "dtype": answer.dtype, "shape": list(answer.array.shape)}
        notes = {"input_changed": answer.input_changed, "aliases_input": answer.aliases_input}
        return {**result, **{key: True for key, value in notes.items() if value}}, answer.array.tobytes()
    except Unsupported as reason:
        why = {} if reason.why is None else {"why": reason.why}
        return {"kind": "unsupported", "id": call["id"], "reason": str(reason), **why}, b""
    except Refused as reason:
        return {"kind": "refused", "id": call["id"], "reason": str(reason)}, b""
    except Exception as failure:
        traceback.print_exc()
        return {"kind": "error", "id": call["id"], "reason": in_words(failure)}, b""


@dataclass
class Answer:
    """What came of a call: a row-major array of numpy, bfloat16 as its bits in uint16."""

    array: np.ndarray
    dtype: str
    input_changed: bool
    aliases_input: bool


class Implementation:
    """Functions on the tensors of a framework, which can be called with buffers of numpy."""

    def __init__(
        self,
        interpolate,
        *,
        backward=None,
        upsample=None,
        Upsample=None,
        framework="numpy",
        device="cpu",
        refusals=(),
        unsupported=(),
    ):
        """backward, upsample, Upsample: functions like interpolate. refusals: exceptions that mean what Refused means.
        unsupported: exceptions of the library which mean that it refuses a valid call."""
        self.framework = (
            Torch(device) if framework == "torch" else Numpy() if framework == "numpy" else DLPack(framework)
        )
        if backward is None and framework == "torch":
            backward = self.framework.gradient_of(interpolate)
        ways = {"interpolate": interpolate, "upsample": upsample, "nn.Upsample": Upsample, BACKWARD: backward}
        self.ways = {entry: way for entry, way in ways.items() if way is not None}
        self.refusals = tuple(refusals)
        self.unsupported = tuple(unsupported)

    @property
    def entries(self):
        return list(self.ways)

    def answer(self, entry, buffer, dtype, shape, options, strides=None, offset=None, input_shape=None):
        """The answer to a call; raises Unsupported, Refused, or what the function raises. The buffer is not changed."""
        options = dict(options)
        if entry == "nn.UpsamplingNearest2d":
            entry, options["mode"] = "nn.Upsample", "nearest"
        if entry == "nn.UpsamplingBilinear2d":
            entry, options["mode"], options["align_corners"] = "nn.Upsample", "bilinear", True
        way = self.ways[entry]
        if strides is None:
            strides, offset = row_major(shape), 0
        own = buffer.copy()
        x = self.framework.given(own, dtype, tuple(shape), tuple(strides), offset)
        if "dtype" in parameters_of(way):
            options["dtype"] = dtype
        elif dtype == "bfloat16" and not self.framework.has_bfloat16:
            raise Unsupported("numpy has no bfloat16, and the function no parameter dtype")
        try:
            y = way(x, tuple(input_shape), **options) if entry == BACKWARD else way(x, **options)
        except (Unsupported, Refused):
            raise
        except self.unsupported as reason:
            raise Unsupported(in_words(reason), why="refused") from reason
        except self.refusals as refusal:
            raise Refused(in_words(refusal)) from refusal
        except NotImplementedError as reason:
            raise Unsupported(in_words(reason)) from reason
        array, named = array_of(y)
        # A function that got the bits of bfloat16 answers with bits.
        named = dtype if dtype == "bfloat16" and named == "uint16" else named
        if named not in DTYPES:
            raise TypeError(f"expected a result of {', '.join(DTYPES)}, got {named}")
        aliases = self.framework.shares_memory(x, y)
        array = np.ascontiguousarray(array, DTYPES[named])
        return Answer(array, named, self.framework.has_changed(x, own, buffer), aliases)


class Numpy:
    """Arrays."""

    has_bfloat16 = False

    def given(self, buffer, dtype, shape, strides, offset):
        return np.lib.stride_tricks.as_strided(buffer[offset:], shape, [buffer.itemsize * stride for stride in strides])

    def has_changed(self, x, own, buffer):
        return own.tobytes() != buffer.tobytes()

    def shares_memory(self, x, y):
        return isinstance(y, np.ndarray) and np.may_share_memory(x, y)


class Torch:
    """Tensors of PyTorch on a device."""

    has_bfloat16 = True

    def __init__(self, device="cpu"):
        self.torch, self.device = importlib.import_module("torch"), device

    def given(self, buffer, dtype, shape, strides, offset):
        whole = (
            self.torch.from_numpy(buffer.view(np.int16)).view(self.torch.bfloat16)
            if dtype == "bfloat16"
            else self.torch.from_numpy(buffer)
        )
        try:
            whole = whole.to(self.device)
        except (TypeError, NotImplementedError) as reason:
            raise Unsupported(f"{self.device} has no {dtype}: {reason}") from reason
        return whole.as_strided(shape, strides, offset)

    def gradient_of(self, function):
        """By autograd; where the result has none, the call is unsupported."""

        def backward(g, input_shape, **options):
            ramp = self.torch.arange(int(np.prod(input_shape)), device=g.device) % 7
            x = ramp.to(g.dtype).reshape(input_shape).requires_grad_()
            y = function(x, **options)
            if not y.requires_grad:
                raise Unsupported("the result does not require grad")
            return self.torch.autograd.grad(y, x, g)[0]

        return backward

    def has_changed(self, x, own, buffer):
        if self.device != "cpu":
            storage = x.untyped_storage().cpu()
            own = np.frombuffer(bytes(storage), buffer.dtype)
        return own.tobytes() != buffer.tobytes()

    def shares_memory(self, x, y):
        return (
            isinstance(y, self.torch.Tensor)
            and y.numel() > 0
            and y.untyped_storage().data_ptr() == x.untyped_storage().data_ptr()
        )


class DLPack(Numpy):
    """Tensors of a module that has from_dlpack."""

    has_bfloat16 = True

    def __init__(self, name):
        self.module = importlib.import_module(name)
        if not hasattr(self.module, "from_dlpack"):
            raise SystemExit(
                f"framework {name}: expected numpy, torch, or a module with from_dlpack such as jax.numpy or cupy"
            )

    def given(self, buffer, dtype, shape, strides, offset):
        array = super().given(buffer, dtype, shape, strides, offset)
        return self.module.from_dlpack(Retyped(array, DL_BFLOAT) if dtype == "bfloat16" else array)


DL_UINT, DL_BFLOAT = 1, 4
DL_CPU = 1


class Retyped:
    """An array as DLPack says it, with another type of the same width: numpy has no bfloat16, and others have."""

    def __init__(self, owner, code):
        self.owner, self.code = owner, code

    def __dlpack_device__(self):
        return self.owner.__dlpack_device__()

    def __dlpack__(self, **_):
        capsule = self.owner.__dlpack__()
        pointer = ctypes.pythonapi.PyCapsule_GetPointer
        pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
        # In DLTensor the type lies after data (8 bytes), device (8) and ndim (4).
        ctypes.c_uint8.from_address(pointer(capsule, b"dltensor") + 20).value = self.code
        return capsule


def array_of(y):
    """A tensor of any framework as an array, and the name of its dtype; bfloat16 as bits in uint16."""
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(y, torch.Tensor):
        y = y.detach().cpu().contiguous()
        return (y.view(torch.int16).numpy().view(np.uint16) if y.dtype == torch.bfloat16 else y.numpy()), str(
            y.dtype
        ).split(".")[-1]
    is_bfloat16 = "bfloat16" in str(getattr(y, "dtype", ""))
    if not isinstance(y, np.ndarray) and hasattr(y, "__dlpack__"):
        if y.__dlpack_device__()[0] != DL_CPU:
            y = OnHost(y)
        y = np.from_dlpack(Retyped(y, DL_UINT) if is_bfloat16 else y)
    y = np.asarray(y)
    return (y.view(np.uint16), "bfloat16") if is_bfloat16 else (y, str(y.dtype))


class OnHost:
    """What lies on another device, copied as DLPack allows since 2023.12."""

    def __init__(self, owner):
        self.owner = owner

    def __dlpack_device__(self):
        return (DL_CPU, 0)

    def __dlpack__(self, **_):
        return self.owner.__dlpack__(dl_device=(DL_CPU, 0), copy=True)


@dataclass(frozen=True)
class KernelCall:
    """A call as a kernel without a front end sees it, with its defaults."""

    mode: str
    align_corners: bool
    antialias: bool
    #: Of the spatial axes, in the order of the shape.
    output_size: tuple
    output_shape: tuple
    #: The factor of each axis by which the kernel steps; None where it steps by the sizes.
    scale_factor: Optional[tuple]
    #: Where a factor gives another step than the sizes do: which, in words. A library that is told sizes only cannot
    #: express such a call.
    other_step: Optional[str]


def kernel_call(
    x, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None, antialias=None
):
    """The KernelCall of F.interpolate(x, **options); raises Unsupported where PyTorch refuses the sizes or factors."""
    batch, channels, *inputs = x.shape
    given = scale_factor if size is None else size
    if given is None or (size is not None and scale_factor is not None):
        raise Unsupported("PyTorch refuses this call: it takes one of size and scale_factor")
    each = tuple(given) if isinstance(given, (tuple, list)) else (given,) * len(inputs)
    if len(each) != len(inputs):
        raise Unsupported(f"PyTorch refuses this call: it has {len(inputs)} spatial axes, and {len(each)} numbers for them")
    try:
        # One product in float64, cut off towards zero: 10 * 0.7 is 7, 100 * 0.29 is 28.
        outputs = tuple(int(n * float(factor)) for n, factor in zip(inputs, each)) if size is None else each
    except (ValueError, OverflowError) as error:
        raise Unsupported(f"PyTorch refuses this call: {error}") from error
    if min(outputs) < (0 if mode == "area" else 1):
        raise Unsupported(f"PyTorch refuses this call: its output has the size {outputs}")
    steps = None if size is not None or recompute_scale_factor or mode == "area" else tuple(map(float, each))
    # These give back an axis that keeps its size, whatever its factor.
    is_mixed_uint8 = str(x.dtype).endswith("uint8") and not mode.startswith("nearest")
    keeps = mode.endswith("linear") or bool(antialias) or is_mixed_uint8
    other = [
        f"the factor {int(factor) if factor.is_integer() else factor} gives another step than the sizes {n} and {out}"
        for n, out, factor in zip(inputs, outputs, steps or ())
        if not align_corners and not (n == out and keeps) and np.float32(1 / factor) != np.float32(n / out)
    ]
    return KernelCall(
        mode=mode,
        align_corners=bool(align_corners),
        antialias=bool(antialias),
        output_size=outputs,
        output_shape=(batch, channels, *outputs),
        scale_factor=steps,
        other_step=other[0] if other else None,
    )


def parameters_of(function):
    try:
        return inspect.signature(function).parameters
    except (TypeError, ValueError):
        return {}


def row_major(shape):
    strides = [1] * len(shape)
    for axis in range(len(shape) - 2, -1, -1):
        strides[axis] = strides[axis + 1] * shape[axis + 1]
    return strides


def in_words(exception):
    return f"{type(exception).__name__}: {exception}".split("\n")[0]


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
