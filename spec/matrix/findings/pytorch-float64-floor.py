import torch
import torch.nn.functional as F

x = torch.tensor([[[0, 1e9, 0]]], dtype=torch.float64)
y = F.interpolate(x, scale_factor=0.333333334, mode="linear")
print(y)
