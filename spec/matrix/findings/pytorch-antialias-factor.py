import torch
import torch.nn.functional as F

x = torch.tensor([[[[0.0, 1.0, 2.0]]]])
y = F.interpolate(x, scale_factor=(1, 1.3), mode="bilinear", antialias=True)
print(y)
