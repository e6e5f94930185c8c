import torch
import torch.nn.functional as F

x = torch.arange(6.0).reshape(1, 1, 6, 1)
y = F.interpolate(x, size=(3, 1), mode="bilinear", antialias=True)
print(y)
