"""tract: its ONNX front end, of one model for each shape. onnx_model.py says how a call becomes a Resize node."""

import tempfile
from functools import lru_cache
from pathlib import Path

import numpy as np
import onnx
import tract
from library import serve_library
from onnx import numpy_helper
from onnx_model import MAPPING, resize_of

FOLDER = tempfile.TemporaryDirectory()


@lru_cache(maxsize=64)
def runnable_of(resize, shape, numbers):
    """tract wants to know the extent while it loads a model."""
    model = resize.model()
    graph = model.graph
    extent = next(one for one in graph.input if one.name == resize.extent)
    graph.input.remove(extent)
    dtype = onnx.helper.tensor_dtype_to_np_dtype(extent.type.tensor_type.elem_type)
    graph.initializer.append(numpy_helper.from_array(np.array(numbers, dtype), resize.extent))
    for dimension, size in zip(graph.input[0].type.tensor_type.shape.dim, shape):
        dimension.dim_value = size
    path = Path(FOLDER.name) / "resize.onnx"
    onnx.save(model, str(path))
    return tract.onnx().load(path).into_model().into_runnable()


def interpolate(x, **options):
    resize, inputs = resize_of("tract", x, options)
    runnable = runnable_of(resize, x.shape, tuple(inputs[resize.extent].tolist()))
    return runnable.run([x])[0].to_numpy()


serve_library("tract", interpolate, package="tract", mapping=MAPPING)
