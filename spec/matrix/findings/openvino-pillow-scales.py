import numpy as np
import openvino
import openvino.opset11 as ops

x = np.arange(10, dtype=np.float32).reshape(1, 1, 1, 10)
input = ops.parameter(x.shape, x.dtype)
scales = np.array([1, 0.35], np.float32)
node = ops.interpolate(input, scales, "bilinear_pillow", "scales", axes=np.array([2, 3]))
y = openvino.Core().compile_model(openvino.Model([node], [input]), "CPU")([x])[0]
print(y)
