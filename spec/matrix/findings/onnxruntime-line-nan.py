import numpy as np
import onnx
import onnxruntime

model = onnx.parser.parse_model("""
    <ir_version: 9, opset_import: ["" : 19]>
    resize (float[1, 2, 1] x) => (float[n, c, w] y) <int64[3] sizes = {1, 2, 2}> {
        y = Resize <mode = "linear", coordinate_transformation_mode = "half_pixel"> (x, "", "", sizes)
    }
""")
session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
x = np.array([[[0], [np.nan]]], np.float32)
y = session.run(None, {"x": x})[0]
print(y)
