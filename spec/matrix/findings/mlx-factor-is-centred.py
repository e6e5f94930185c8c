import mlx.core as mx
import mlx.nn as nn
import numpy as np

mx.set_default_device(mx.cpu)
x = mx.arange(3, dtype=mx.float32).reshape(1, 3, 1)
y = np.array(nn.Upsample(2.5, mode="linear")(x))
print(y.ravel())
