import numpy as np
import onnx
import onnxruntime

model = onnx.parser.parse_model("""
    <ir_version: 9, opset_import: ["" : 19]>
    resize (float[1, 1, 3, 3] x) => (float[n, c, h, w] y) <float[4] scales = {1.0, 1.0, 1.3, 1.3}> {
        y = Resize <mode = "cubic", coordinate_transformation_mode = "half_pixel"> (x, "", scales)
    }
""")
session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
x = np.arange(9, dtype=np.float32).reshape(1, 1, 3, 3)
y = session.run(None, {"x": x})[0]
print(y)
