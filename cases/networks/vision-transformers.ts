import { BICUBIC, BILINEAR, call, NEAREST, type Network, offset, PREPROCESSED } from './network.ts';

/** Vision transformers: their position embeddings, and the preprocessing of their images. */
export const VISION_TRANSFORMERS: readonly Network[] = [
  {
    name: 'dino',
    title: 'DINO',
    source: 'https://github.com/facebookresearch/dino/blob/main/vision_transformer.py',
    calls: [
      call(
        'positions-480p',
        'brings its 14×14 positions to 480×854, by factors with an offset',
        [1, 2, 14, 14],
        offset(14, 30, 53),
      ),
      call(
        'positions-crop',
        'brings its 14×14 positions to a crop of 96, by factors with an offset',
        [1, 3, 14, 14],
        offset(14, 6, 6),
      ),
      call(
        'positions-patch-8',
        'brings its 28×28 positions to 480, by factors with an offset',
        [1, 1, 28, 28],
        offset(28, 60, 60),
      ),
      call('attention', 'shows its attention by patches', [1, 1, 6, 6], { scaleFactor: 8, ...NEAREST }),
    ],
  },
  {
    name: 'dinov2',
    title: 'DINOv2',
    source: 'https://github.com/facebookresearch/dinov2/blob/main/dinov2/models/vision_transformer.py',
    calls: [
      call('positions-224', 'brings its 37×37 positions to 224, by factors with an offset', [1, 4, 37, 37], {
        antialias: false,
        ...offset(37, 16, 16),
      }),
      call('positions-448', 'brings its 37×37 positions to 448×336, by factors with an offset', [1, 3, 37, 37], {
        antialias: false,
        ...offset(37, 32, 24),
      }),
      call('positions-630', 'brings its 37×37 positions to 630×840, by factors with an offset', [1, 1, 37, 37], {
        antialias: false,
        ...offset(37, 45, 60),
      }),
      call('registers-224', 'brings the positions of its models with registers to 224', [1, 4, 37, 37], {
        size: [16, 16],
        antialias: true,
        ...BICUBIC,
      }),
      call('registers-700', 'brings the positions of its models with registers to 700', [1, 1, 37, 37], {
        size: [50, 50],
        antialias: true,
        ...BICUBIC,
      }),
      call('depth-head', 'raises the map of its depth head', [1, 2, 12, 12], { scaleFactor: 4, ...BILINEAR }),
    ],
  },
  {
    name: 'mae',
    title: 'MAE',
    source: 'https://github.com/facebookresearch/mae/blob/main/util/pos_embed.py',
    calls: [
      call('positions-384', 'brings its 14×14 positions to 384', [1, 3, 14, 14], {
        size: [24, 24],
        alignCorners: false,
        ...BICUBIC,
      }),
      call('positions-256', 'brings its 14×14 positions to 256', [1, 3, 14, 14], {
        size: [16, 16],
        alignCorners: false,
        ...BICUBIC,
      }),
    ],
  },
  {
    name: 'vit',
    title: 'ViT of timm',
    source: 'https://github.com/huggingface/pytorch-image-models/blob/main/timm/layers/pos_embed.py',
    calls: [
      call('positions-384', 'brings its 14×14 positions to 384', [1, 3, 14, 14], {
        size: [24, 24],
        antialias: true,
        ...BICUBIC,
      }),
      call('positions-224', 'brings its 24×24 positions to 224', [1, 3, 24, 24], {
        size: [14, 14],
        antialias: true,
        ...BICUBIC,
      }),
      call('positions-wide', 'brings its 14×14 positions to 256×320', [1, 3, 14, 14], {
        size: [16, 20],
        antialias: true,
        ...BICUBIC,
      }),
    ],
  },
  {
    name: 'open-clip',
    title: 'OpenCLIP',
    source: 'https://github.com/mlfoundations/open_clip/blob/main/src/open_clip/model.py',
    calls: [
      call('positions-336', 'brings its 16×16 positions to 336', [1, 3, 16, 16], { size: [24, 24], ...PREPROCESSED }),
      call('positions-196', 'brings its 16×16 positions to 196', [1, 3, 16, 16], { size: [14, 14], ...PREPROCESSED }),
      call('text-positions', 'brings its 77 positions of text to 248', [1, 4, 77], {
        size: 248,
        mode: 'linear',
        antialias: false,
        alignCorners: false,
      }),
      call('spectrogram', 'stretches a spectrogram in time', [1, 1, 101, 16], {
        size: [128, 16],
        alignCorners: true,
        ...BICUBIC,
      }),
    ],
  },
  {
    name: 'clip-preprocessing',
    title: 'the preprocessing of CLIP',
    source: 'https://github.com/pytorch/vision/blob/main/torchvision/transforms/_functional_tensor.py',
    calls: [
      call(
        'bicubic-bytes',
        'shrinks an image of bytes',
        [1, 3, 120, 160],
        { size: [56, 74], ...PREPROCESSED },
        'uint8',
      ),
      call('bicubic', 'shrinks an image', [1, 1, 60, 80], { size: [28, 37], ...PREPROCESSED }),
      call(
        'bicubic-up-bytes',
        'enlarges a small image of bytes',
        [1, 3, 32, 32],
        { size: [56, 56], ...PREPROCESSED },
        'uint8',
      ),
      call(
        'bilinear-bytes',
        'shrinks an image of bytes',
        [1, 3, 107, 160],
        { size: [64, 96], antialias: true, ...BILINEAR },
        'uint8',
      ),
      call('bilinear', 'shrinks an image', [1, 1, 53, 80], { size: [32, 48], antialias: true, ...BILINEAR }),
      call('nearest-bytes', 'shrinks a map of labels', [1, 1, 107, 160], { size: [64, 96], mode: 'nearest' }, 'uint8'),
    ],
  },
  {
    name: 'qwen2-vl',
    title: 'the preprocessing of Qwen2-VL',
    source:
      'https://github.com/huggingface/transformers/blob/main/src/transformers/models/qwen2_vl/image_processing_qwen2_vl_fast.py',
    calls: [
      call(
        'smart-resize',
        'brings an image of bytes to multiples of 28',
        [1, 1, 100, 150],
        { size: [112, 140], ...PREPROCESSED },
        'uint8',
      ),
      call(
        'smart-resize-down',
        'brings an image of bytes to multiples of 28',
        [1, 3, 131, 45],
        { size: [84, 28], ...PREPROCESSED },
        'uint8',
      ),
      call('smart-resize-floats', 'brings an image to multiples of 28', [1, 1, 61, 50], {
        size: [56, 56],
        ...PREPROCESSED,
      }),
    ],
  },
];
