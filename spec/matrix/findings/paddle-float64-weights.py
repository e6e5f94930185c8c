import numpy as np
import paddle
import paddle.nn.functional as F

x = paddle.to_tensor(np.arange(2).reshape(1, 1, 2).astype("float64"))
y = F.interpolate(x, size=[5], mode="linear").numpy()
print(y)
