import os
import tempfile

import _tools
import MNN.expr as expr
import MNN.nn as nn
import numpy as np
import onnx

model = onnx.parser.parse_model("""
    <ir_version: 9, opset_import: ["" : 19]>
    resize (float[1, 1, 2, 2, 2] x) => (float[n, c, d, h, w] y) <int64[5] sizes = {1, 1, 3, 3, 3}> {
        y = Resize <mode = "linear", coordinate_transformation_mode = "half_pixel"> (x, "", "", sizes)
    }
""")
x = np.arange(8, dtype=np.float32).reshape(1, 1, 2, 2, 2)
with tempfile.TemporaryDirectory() as folder:
    source, converted = os.path.join(folder, "resize.onnx"), os.path.join(folder, "resize.mnn")
    onnx.save(model, source)
    _tools.mnnconvert(["mnnconvert", "-f", "ONNX", "--modelFile", source, "--MNNModel", converted])
    module = nn.load_module_from_file(converted, ["x"], ["y"])
    y = module.forward([expr.const(x, list(x.shape), expr.NCHW, expr.float)])[0].read()
print(y)
