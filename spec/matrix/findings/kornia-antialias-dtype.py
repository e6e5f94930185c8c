import torch
from kornia.geometry.transform import resize

x = torch.full((1, 1, 4, 4), 7, dtype=torch.uint8)
y = resize(x, (2, 2), antialias=True)
print(y)
