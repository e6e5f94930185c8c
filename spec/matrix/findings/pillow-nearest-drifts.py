import numpy as np
from PIL import Image

x = np.arange(4, dtype=np.float32).reshape(4, 1)
y = np.asarray(Image.fromarray(x).resize((1, 6), Image.Resampling.NEAREST))
print(y)
