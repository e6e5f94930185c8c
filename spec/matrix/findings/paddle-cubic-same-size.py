import numpy as np
import paddle
import paddle.nn.functional as F

x = paddle.to_tensor(np.arange(3).reshape(1, 1, 1, 3).astype("float32"))
y = F.interpolate(x, scale_factor=[1.0, 1.3], mode="bicubic").numpy()
print(y)
