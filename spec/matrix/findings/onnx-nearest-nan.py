import numpy as np
import onnx
from onnx.reference import ReferenceEvaluator

model = onnx.parser.parse_model("""
    <ir_version: 9, opset_import: ["" : 19]>
    resize (float[1, 1, 1, 2] x) => (float[n, c, h, w] y) <int64[4] sizes = {1, 1, 1, 4}> {
        y = Resize <mode = "nearest", coordinate_transformation_mode = "asymmetric", nearest_mode = "floor"> (x, "", "", sizes)
    }
""")
x = np.array([[[[1, np.nan]]]], np.float32)
y = ReferenceEvaluator(model).run(None, {"x": x})[0]
print(y)
