import mlx.core as mx
import mlx.nn as nn
import numpy as np

mx.set_default_device(mx.cpu)
x = mx.arange(2, dtype=mx.float16).reshape(1, 2, 1)
y = np.array(nn.Upsample(2.0, mode="linear")(x))
print(y.ravel())
