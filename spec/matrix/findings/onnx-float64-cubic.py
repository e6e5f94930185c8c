import numpy as np
import onnx
from onnx.reference import ReferenceEvaluator

model = onnx.parser.parse_model("""
    <ir_version: 9, opset_import: ["" : 19]>
    resize (double[1, 1, 1, 2] x) => (double[n, c, h, w] y) <int64[4] sizes = {1, 1, 1, 5}> {
        y = Resize <mode = "cubic", coordinate_transformation_mode = "half_pixel"> (x, "", "", sizes)
    }
""")
x = np.array([[[[0, 1]]]], np.float64)
y = ReferenceEvaluator(model).run(None, {"x": x})[0]
print(y)
