import numpy as np
import paddle
import paddle.nn.functional as F

x = paddle.to_tensor(np.arange(4).reshape(1, 1, 2, 2).astype("float32"))
y = F.interpolate(x, size=[1, 1], mode="bilinear").numpy()
print(y)
