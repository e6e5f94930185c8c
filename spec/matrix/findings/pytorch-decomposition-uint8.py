import torch
from torch._decomp import decomposition_table

bilinear = decomposition_table[torch.ops.aten.upsample_bilinear2d.default]
x = torch.tensor([[[[0, 1, 0, 1]]]], dtype=torch.uint8)
y = bilinear(x, [1, 2], False, None, None)
print(y)
