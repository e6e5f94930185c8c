import numpy as np
import openvino
import openvino.opset11 as ops

x = np.arange(20, dtype=np.float32).reshape(1, 1, 1, 20)
input = ops.parameter(x.shape, x.dtype)
sizes = np.array([1, 6])
node = ops.interpolate(input, sizes, "nearest", "sizes", nearest_mode="round_prefer_ceil", axes=np.array([2, 3]))
y = openvino.Core().compile_model(openvino.Model([node], [input]), "CPU")([x])[0]
print(y)
