"""LiteRT (TensorFlow Lite): the operators RESIZE_BILINEAR and RESIZE_NEAREST_NEIGHBOR of images N H W C, which take a size.

`half_pixel_centers` is spec/coordinates.md#coordinateshalf-pixel; without it and without `align_corners` the nearest cuts off
(spec/nearest.md#nearestindex). DELEGATE=none leaves out XNNPACK, which runs RESIZE_BILINEAR of float32 otherwise.
"""

import os
from functools import lru_cache

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter, OpResolverType
from library import expressed, require_images, require_sizes_say_all, serve_library

NEAREST, BILINEAR = "ResizeNearestNeighbor", "ResizeBilinear"
WAYS = {
    "nearest": (NEAREST, {}),
    "nearest-exact": (NEAREST, {"halfPixelCenters": True}),
    "bilinear": (BILINEAR, {"halfPixelCenters": True}),
    "bilinear align_corners": (BILINEAR, {"alignCorners": True}),
}
CODES = {NEAREST: schema.BuiltinOperator.RESIZE_NEAREST_NEIGHBOR, BILINEAR: schema.BuiltinOperator.RESIZE_BILINEAR}
TYPES = {"float32": schema.TensorType.FLOAT32, "uint8": schema.TensorType.UINT8}
DELEGATE = os.environ.get("DELEGATE", "xnnpack")
RESOLVER = OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES if DELEGATE == "none" else OpResolverType.AUTO


def model_of(name, told, dtype, shape, size):
    """A model of one operator, its size a constant."""
    sizes = schema.BufferT()
    sizes.data = np.array(size, np.int32).view(np.uint8)
    graph = schema.SubGraphT()
    graph.tensors = [
        tensor_of("x", shape, TYPES[dtype], 0),
        tensor_of("size", [2], schema.TensorType.INT32, 1),
        tensor_of("y", [shape[0], *size, shape[3]], TYPES[dtype], 0),
    ]
    operator = schema.OperatorT()
    operator.inputs, operator.outputs = [0, 1], [2]
    operator.builtinOptionsType = getattr(schema.BuiltinOptions, f"{name}Options")
    operator.builtinOptions = getattr(schema, f"{name}OptionsT")()
    for key, value in told.items():
        setattr(operator.builtinOptions, key, value)
    graph.operators, graph.inputs, graph.outputs = [operator], [0], [2]
    code = schema.OperatorCodeT()
    code.builtinCode = code.deprecatedBuiltinCode = CODES[name]
    code.version = 3
    model = schema.ModelT()
    model.version, model.operatorCodes, model.subgraphs, model.buffers = 3, [code], [graph], [schema.BufferT(), sizes]
    builder = flatbuffers.Builder(1024)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def tensor_of(name, shape, kind, buffer):
    tensor = schema.TensorT()
    tensor.name, tensor.shape, tensor.type, tensor.buffer = name, list(shape), kind, buffer
    return tensor


@lru_cache(maxsize=64)
def interpreter_of(name, told, dtype, shape, size):
    model = model_of(name, dict(told), dtype, shape, size)
    interpreter = Interpreter(model_content=model, num_threads=1, experimental_op_resolver_type=RESOLVER)
    interpreter.allocate_tensors()
    return interpreter


def interpolate(x, **options):
    call, (name, told) = expressed("LiteRT", x, options, WAYS, tuple(TYPES))
    require_images("LiteRT", x)
    require_sizes_say_all("LiteRT", call)
    images = np.ascontiguousarray(x.transpose(0, 2, 3, 1))
    interpreter = interpreter_of(name, tuple(told.items()), str(x.dtype), images.shape, call.output_size)
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], images)
    interpreter.invoke()
    return interpreter.get_tensor(interpreter.get_output_details()[0]["index"]).transpose(0, 3, 1, 2)


def in_words(name, told):
    return f"{name}({', '.join(f'{key}={value}' for key, value in told.items())})"


serve_library(
    "litert",
    interpolate,
    package="ai-edge-litert",
    mapping={key: in_words(*way) for key, way in WAYS.items()},
    environment={"delegate": DELEGATE},
)
