import tempfile

import numpy as np
import onnx
import tract

model = onnx.parser.parse_model("""
    <ir_version: 9, opset_import: ["" : 19]>
    resize (float[0, 1, 1, 2] x) => (float[n, c, h, w] y) <int64[4] sizes = {0, 1, 1, 4}> {
        y = Resize <mode = "nearest", coordinate_transformation_mode = "asymmetric", nearest_mode = "floor"> (x, "", "", sizes)
    }
""")
x = np.zeros((0, 1, 1, 2), np.float32)
with tempfile.NamedTemporaryFile(suffix=".onnx") as file:
    onnx.save(model, file.name)
    y = tract.onnx().load(file.name).into_model().into_runnable().run([x])[0].to_numpy()
print(y)
