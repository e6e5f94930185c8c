import numpy as np
import onnx
from onnx.reference import ReferenceEvaluator

model = onnx.parser.parse_model("""
    <ir_version: 9, opset_import: ["" : 19]>
    resize (float[1, 1, 1, 7] x) => (float[n, c, h, w] y) <int64[4] sizes = {1, 1, 1, 41}> {
        y = Resize <mode = "linear", coordinate_transformation_mode = "half_pixel"> (x, "", "", sizes)
    }
""")
x = np.arange(7, dtype=np.float32).reshape(1, 1, 1, 7)
y = ReferenceEvaluator(model).run(None, {"x": x})[0]
print(y)
