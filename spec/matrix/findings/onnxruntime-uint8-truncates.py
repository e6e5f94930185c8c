import numpy as np
import onnx
import onnxruntime

model = onnx.parser.parse_model("""
    <ir_version: 9, opset_import: ["" : 19]>
    resize (uint8[1, 1, 1, 4] x) => (uint8[n, c, h, w] y) <int64[4] sizes = {1, 1, 1, 2}> {
        y = Resize <mode = "linear", coordinate_transformation_mode = "half_pixel"> (x, "", "", sizes)
    }
""")
session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
x = np.array([[[[0, 1, 0, 1]]]], np.uint8)
y = session.run(None, {"x": x})[0]
print(y)
