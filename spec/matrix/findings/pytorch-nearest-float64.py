import torch
import torch.nn.functional as F

x = torch.arange(2, dtype=torch.float64).reshape(1, 1, 2)
y = F.interpolate(x, size=82)
print(y)
