import os
import tempfile

import _tools
import MNN.expr as expr
import MNN.nn as nn
import numpy as np
import onnx

model = onnx.parser.parse_model("""
    <ir_version: 9, opset_import: ["" : 19]>
    resize (float[1, 1, 1, 8] x) => (float[n, c, h, w] y) <int64[4] sizes = {1, 1, 1, 2}> {
        y = Resize <mode = "linear", coordinate_transformation_mode = "half_pixel", antialias = 1, exclude_outside = 1> (x, "", "", sizes)
    }
""")
x = np.arange(8, dtype=np.float32).reshape(1, 1, 1, 8)
with tempfile.TemporaryDirectory() as folder:
    source, converted = os.path.join(folder, "resize.onnx"), os.path.join(folder, "resize.mnn")
    onnx.save(model, source)
    _tools.mnnconvert(["mnnconvert", "-f", "ONNX", "--modelFile", source, "--MNNModel", converted])
    module = nn.load_module_from_file(converted, ["x"], ["y"])
    y = module.forward([expr.const(x, list(x.shape), expr.NCHW, expr.float)])[0].read()
print(y)
