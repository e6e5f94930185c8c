import type { DType, InterpolateOptions } from '#spec/signature.ts';
import { clausesOfCall } from './asked-clauses.ts';
import type { Design } from './case.ts';
import { grid } from './design.ts';

/** A network and the calls of the operation that its published code makes. */
export interface Network {
  /** As in `run --model NAME` and in the ids of its cases. */
  name: string;
  title: string;
  /** The published code. */
  source: string;
  calls: readonly NetworkCall[];
}

interface NetworkCall {
  /** The end of the case's id. */
  words: string;
  /** What the network does: the verb of the case's fact. */
  does: string;
  /** Batch and channels are fewer than the network's. */
  shape: readonly number[];
  options: InterpolateOptions;
  dtype: DType;
}

const BILINEAR = { mode: 'bilinear', alignCorners: false } as const;
const ALIGNED = { mode: 'bilinear', alignCorners: true } as const;
const NEAREST = { mode: 'nearest' } as const;
const BICUBIC = { mode: 'bicubic' } as const;
const PREPROCESSED = { mode: 'bicubic', alignCorners: false, antialias: true } as const;

/**
 * Shapes follow from an image of the network's own size where its maps are small, otherwise from a smaller image. What a
 * network calls through `nn.Upsample` or `F.upsample` is asked as the call of `F.interpolate` that these make.
 */
export const NETWORKS: readonly Network[] = [
  {
    name: 'hrnet-v2',
    title: 'HRNetV2',
    source: 'https://github.com/HRNet/HRNet-Semantic-Segmentation/blob/master/lib/models/seg_hrnet.py',
    calls: [
      call('half-aligned', 'raises its map of stride 8 to stride 4', [1, 2, 13, 10], { size: [26, 20], ...ALIGNED }),
      call('quarter-aligned', 'raises its map of stride 16 to stride 4', [1, 2, 7, 5], { size: [26, 20], ...ALIGNED }),
      call('eighth-aligned', 'raises its map of stride 32 to stride 4', [1, 2, 4, 3], { size: [26, 20], ...ALIGNED }),
      call('half', 'raises its map of stride 8 to stride 4', [1, 2, 13, 10], { size: [26, 20], ...BILINEAR }),
      call('quarter', 'raises its map of stride 16 to stride 4', [1, 2, 7, 5], { size: [26, 20], ...BILINEAR }),
      call('logits-aligned', 'raises its logits to the image', [1, 1, 13, 10], { size: [52, 40], ...ALIGNED }),
    ],
  },
  {
    name: 'fpn',
    title: 'the Feature Pyramid Network',
    source: 'https://github.com/pytorch/vision/blob/main/torchvision/ops/feature_pyramid_network.py',
    calls: [
      call('p5-to-p4', 'raises P5 to P4 of an image of 800×1333', [1, 1, 25, 42], { size: [50, 84], ...NEAREST }),
      call('p4-to-p3', 'raises P4 to P3 of an image of 400×534', [1, 1, 25, 34], { size: [50, 67], ...NEAREST }),
      call('p5-to-p4-odd', 'raises P5 to P4 of an image of 400×544', [1, 3, 13, 17], { size: [25, 34], ...NEAREST }),
      call(
        'p4-to-p3-half',
        'raises P4 to P3 of an image of 400×544',
        [1, 3, 25, 34],
        { size: [50, 68], ...NEAREST },
        'float16',
      ),
    ],
  },
  {
    name: 'mask-rcnn',
    title: 'Mask R-CNN',
    source: 'https://github.com/pytorch/vision/blob/main/torchvision/models/detection/transform.py',
    calls: [
      call('image-up', 'resizes the image by a factor of float32', [1, 1, 24, 32], {
        scaleFactor: Math.fround(80 / 48),
        recomputeScaleFactor: true,
        ...BILINEAR,
      }),
      call('image-down', 'resizes the image by a factor of float32', [1, 1, 75, 133], {
        scaleFactor: Math.fround(80 / 133),
        recomputeScaleFactor: true,
        ...BILINEAR,
      }),
      call('masks-up', 'resizes the masks with the image', [1, 1, 24, 32], {
        scaleFactor: Math.fround(80 / 48),
        recomputeScaleFactor: true,
      }),
      call('masks-down', 'resizes the masks with the image', [1, 1, 75, 133], {
        scaleFactor: Math.fround(80 / 133),
        recomputeScaleFactor: true,
      }),
      call('paste', 'pastes a mask into its box', [1, 1, 30, 30], { size: [41, 97], ...BILINEAR }),
      call('paste-thin', 'pastes a mask into a box of one column', [1, 1, 30, 30], { size: [17, 1], ...BILINEAR }),
    ],
  },
  {
    name: 'unet',
    title: 'U-Net',
    source: 'https://github.com/milesial/Pytorch-UNet/blob/master/unet/unet_parts.py',
    calls: [
      call('up-1', 'doubles its coarsest map', [1, 4, 4, 3], { scaleFactor: 2, ...ALIGNED }),
      call('up-2', 'doubles its second map', [1, 3, 8, 6], { scaleFactor: 2, ...ALIGNED }),
      call('up-3', 'doubles its third map', [1, 2, 16, 12], { scaleFactor: 2, ...ALIGNED }),
      call('up-4', 'doubles its finest map', [1, 1, 32, 24], { scaleFactor: 2, ...ALIGNED }),
      call('predict', 'brings its answer to the size of the full image', [1, 1, 32, 24], {
        size: [64, 47],
        mode: 'bilinear',
      }),
    ],
  },
  {
    name: 'deeplab-v3',
    title: 'DeepLabV3',
    source: 'https://github.com/pytorch/vision/blob/main/torchvision/models/segmentation/deeplabv3.py',
    calls: [
      call('image-pooling', 'spreads the mean of the image over the map', [1, 1, 1, 1], {
        size: [33, 33],
        ...BILINEAR,
      }),
      call('logits', 'raises its logits to the image', [1, 1, 8, 8], { size: [64, 64], ...BILINEAR }),
      call('logits-odd', 'raises its logits to an image of 65×49', [1, 1, 9, 7], { size: [65, 49], ...BILINEAR }),
    ],
  },
  {
    name: 'deeplab-v3plus',
    title: 'DeepLabV3+',
    source: 'https://github.com/VainF/DeepLabV3Plus-Pytorch/blob/master/network/_deeplab.py',
    calls: [
      call('decoder', 'raises its map of a crop of 193 to the low-level map', [1, 1, 13, 13], {
        size: [49, 49],
        ...BILINEAR,
      }),
      call('image-pooling', 'spreads the mean of the image over the map', [1, 4, 1, 1], {
        size: [33, 33],
        ...BILINEAR,
      }),
      call('decoder-small', 'raises its map of a crop of 257 to the low-level map', [1, 1, 17, 17], {
        size: [65, 65],
        ...BILINEAR,
      }),
    ],
  },
  {
    name: 'pspnet',
    title: 'PSPNet',
    source: 'https://github.com/hszhao/semseg/blob/master/model/pspnet.py',
    calls: [
      call('bin-1', 'raises its bin of 1 to a map of 30', [1, 1, 1, 1], { size: [30, 30], ...ALIGNED }),
      call('bin-2', 'raises its bins of 2 to a map of 30', [1, 1, 2, 2], { size: [30, 30], ...ALIGNED }),
      call('bin-3', 'raises its bins of 3 to a map of 30', [1, 1, 3, 3], { size: [30, 30], ...ALIGNED }),
      call('bin-6', 'raises its bins of 6 to a map of 30', [1, 1, 6, 6], { size: [30, 30], ...ALIGNED }),
      call('logits', 'raises its logits to a crop of 57', [1, 1, 8, 8], { size: [57, 57], ...ALIGNED }),
    ],
  },
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
  {
    name: 'sam',
    title: 'Segment Anything',
    source: 'https://github.com/facebookresearch/segment-anything/blob/main/segment_anything/modeling/sam.py',
    calls: [
      call('relative-positions-up', 'brings 27 relative positions to 63', [1, 8, 27], { size: 63, mode: 'linear' }),
      call('relative-positions-down', 'brings 127 relative positions to 63', [1, 8, 127], { size: 63, mode: 'linear' }),
      call('masks', 'raises its low-resolution masks fourfold', [1, 1, 20, 20], { size: [80, 80], ...BILINEAR }),
      call('masks-original', 'brings its masks to the size of the original image', [1, 1, 64, 48], {
        size: [75, 57],
        ...BILINEAR,
      }),
      call('image', 'brings an image to its own size', [1, 1, 45, 60], {
        size: [48, 64],
        antialias: true,
        ...BILINEAR,
      }),
      call('image-down', 'brings an image to its own size', [1, 1, 90, 120], {
        size: [48, 64],
        antialias: true,
        ...BILINEAR,
      }),
    ],
  },
  {
    name: 'sam2',
    title: 'Segment Anything 2',
    source: 'https://github.com/facebookresearch/sam2/blob/main/sam2/modeling/sam2_base.py',
    calls: [
      call('positions', 'brings its 7×7 positions to 64×64', [1, 1, 7, 7], { size: [64, 64], ...BICUBIC }),
      call('top-down', 'doubles a map of its pyramid', [1, 3, 16, 16], { scaleFactor: 2, ...NEAREST }),
      call('mask-prompt', 'shrinks a mask to its prompt', [1, 1, 128, 128], {
        size: [32, 32],
        antialias: true,
        ...BILINEAR,
      }),
      call('masks', 'raises its masks fourfold', [1, 1, 16, 16], { size: [64, 64], ...BILINEAR }),
      call('video', 'brings its masks to the size of the video', [1, 1, 32, 32], { size: [36, 64], ...BILINEAR }),
    ],
  },
  {
    name: 'segformer',
    title: 'SegFormer',
    source: 'https://github.com/NVlabs/SegFormer/blob/master/mmseg/models/decode_heads/segformer_head.py',
    calls: [
      call('c4', 'raises its map of stride 32 to stride 4', [1, 1, 4, 4], { size: [32, 32], ...BILINEAR }),
      call('c3', 'raises its map of stride 16 to stride 4', [1, 1, 8, 8], { size: [32, 32], ...BILINEAR }),
      call('c2', 'raises its map of stride 8 to stride 4', [1, 1, 16, 16], { size: [32, 32], ...BILINEAR }),
    ],
  },
  {
    name: 'mask2former',
    title: 'Mask2Former',
    source:
      'https://github.com/facebookresearch/Mask2Former/blob/main/mask2former/modeling/pixel_decoder/msdeformattn.py',
    calls: [
      call('pixel-decoder', 'raises a map of its pixel decoder', [1, 1, 25, 34], { size: [50, 68], ...BILINEAR }),
      call('pixel-decoder-nearest', 'raises a map of its pixel decoder', [1, 1, 16, 21], {
        size: [32, 41],
        ...NEAREST,
      }),
      call('attention-32', 'shrinks its masks to attend to the map of stride 32', [1, 2, 64, 64], {
        size: [8, 8],
        ...BILINEAR,
      }),
      call('attention-16', 'shrinks its masks to attend to the map of stride 16', [1, 2, 64, 64], {
        size: [16, 16],
        ...BILINEAR,
      }),
      call('attention-8', 'shrinks its masks to attend to the map of stride 8', [1, 2, 64, 64], {
        size: [32, 32],
        ...BILINEAR,
      }),
      call('masks', 'raises its masks to the image', [1, 1, 13, 17], { size: [52, 68], ...BILINEAR }),
      call('per-pixel', 'raises its prediction by its stride', [1, 1, 16, 20], { scaleFactor: 4, ...BILINEAR }),
    ],
  },
  {
    name: 'swin',
    title: 'Swin Transformer',
    source: 'https://github.com/facebookresearch/Mask2Former/blob/main/mask2former/modeling/backbone/swin.py',
    calls: [
      call('positions', 'brings its 56×56 positions to the map', [1, 1, 56, 56], { size: [64, 48], ...BICUBIC }),
      call('positions-up', 'brings its 56×56 positions to the map', [1, 1, 56, 56], { size: [72, 50], ...BICUBIC }),
    ],
  },
  {
    name: 'raft',
    title: 'RAFT',
    source: 'https://github.com/princeton-vl/RAFT/blob/master/core/utils/utils.py',
    calls: [
      call('upflow8', 'raises its flow eightfold', [1, 2, 4, 6], { size: [32, 48], ...ALIGNED }),
      call('upflow8-wide', 'raises its flow eightfold', [1, 2, 3, 8], { size: [24, 64], ...ALIGNED }),
    ],
  },
  {
    name: 'gmflow',
    title: 'GMFlow',
    source: 'https://github.com/haofeixu/gmflow/blob/main/gmflow/gmflow.py',
    calls: [
      call('upsample-flow', 'raises its flow eightfold', [1, 2, 4, 5], { scaleFactor: 8, ...ALIGNED }),
      call('double-flow', 'doubles its flow between two scales', [1, 2, 14, 16], { scaleFactor: 2, ...ALIGNED }),
      call('images', 'brings its images to the size of inference', [1, 1, 43, 50], { size: [48, 64], ...ALIGNED }),
      call('flow-back', 'brings its flow back to the size of the images', [1, 2, 48, 64], {
        size: [43, 50],
        ...ALIGNED,
      }),
    ],
  },
  {
    name: 'rife',
    title: 'RIFE',
    source: 'https://github.com/megvii-research/ECCV2022-RIFE/blob/main/model/IFNet.py',
    calls: [
      call('quarter', 'reads its frames at a quarter', [1, 1, 64, 48], { scaleFactor: 1 / 4, ...BILINEAR }),
      call('half', 'reads its frames at a half', [1, 1, 64, 48], { scaleFactor: 1 / 2, ...BILINEAR }),
      call('eightfold', 'raises the flow of its first block', [1, 1, 8, 6], { scaleFactor: 8, ...BILINEAR }),
      call('fourfold', 'raises the flow of its second block', [1, 1, 16, 12], { scaleFactor: 4, ...BILINEAR }),
      call('double', 'raises the flow of its third block', [1, 1, 32, 24], { scaleFactor: 2, ...BILINEAR }),
    ],
  },
  {
    name: 'real-esrgan',
    title: 'Real-ESRGAN',
    source: 'https://github.com/xinntao/Real-ESRGAN/blob/master/realesrgan/models/realesrgan_model.py',
    calls: [
      call('base', 'adds its image fourfold to the answer', [1, 1, 16, 16], { scaleFactor: 4, ...NEAREST }),
      call('discriminator', 'doubles a map of its discriminator', [1, 1, 24, 24], { scaleFactor: 2, ...BILINEAR }),
      call('degrade-area', 'degrades by a random factor', [1, 1, 40, 40], { scaleFactor: 0.6137, mode: 'area' }),
      call('degrade-bilinear', 'degrades by a random factor', [1, 1, 40, 40], {
        scaleFactor: 0.3371,
        mode: 'bilinear',
      }),
      call('degrade-bicubic', 'degrades by a random factor', [1, 3, 30, 30], { scaleFactor: 1.4219, mode: 'bicubic' }),
      call('second-area', 'degrades to a random size', [1, 1, 40, 40], { size: [7, 7], mode: 'area' }),
      call('second-bicubic', 'degrades to its own size', [1, 1, 47, 47], { size: [10, 10], mode: 'bicubic' }),
    ],
  },
  {
    name: 'yolov5',
    title: 'YOLOv5',
    source: 'https://github.com/ultralytics/yolov5/blob/master/models/common.py',
    calls: [
      call('neck-1', 'doubles the first map of its neck', [1, 3, 20, 20], { scaleFactor: 2, ...NEAREST }),
      call('neck-2', 'doubles the second map of its neck', [1, 1, 24, 24], { scaleFactor: 2, ...NEAREST }),
      call('neck-half', 'doubles the first map of its neck', [1, 3, 20, 20], { scaleFactor: 2, ...NEAREST }, 'float16'),
      call('masks', 'raises its masks to the image', [1, 1, 12, 12], { size: [48, 48], ...BILINEAR }),
      call('multi-scale', 'trains at another scale', [1, 1, 40, 40], { size: [48, 48], ...BILINEAR }),
    ],
  },
  {
    name: 'stable-diffusion',
    title: 'the U-Net of Stable Diffusion',
    source: 'https://github.com/huggingface/diffusers/blob/main/src/diffusers/models/upsampling.py',
    calls: [
      call('up-8', 'doubles its coarsest map', [2, 4, 8, 8], { scaleFactor: 2, ...NEAREST }, 'float16'),
      call('up-16', 'doubles its second map', [2, 2, 16, 16], { scaleFactor: 2, ...NEAREST }, 'bfloat16'),
      call('up-32', 'doubles its third map', [1, 1, 32, 32], { scaleFactor: 2, ...NEAREST }),
      call('up-odd', 'raises a map to an odd size', [1, 3, 12, 13], { size: [23, 25], ...NEAREST }, 'float16'),
    ],
  },
  {
    name: 'latent-diffusion',
    title: 'Latent Diffusion',
    source: 'https://github.com/CompVis/latent-diffusion/blob/main/ldm/modules/diffusionmodules/model.py',
    calls: [
      call('decoder', 'doubles a map of its decoder', [1, 2, 24, 24], { scaleFactor: 2, ...NEAREST }),
      call('batch-resize', 'trains at another size', [1, 3, 32, 32], { size: 48, ...BICUBIC }),
      call('labels', 'halves a map of labels', [1, 2, 32, 32], { size: [16, 16], ...NEAREST }),
    ],
  },
  {
    name: 'midas',
    title: 'MiDaS',
    source: 'https://github.com/isl-org/MiDaS/blob/master/midas/blocks.py',
    calls: [
      call('fusion', 'doubles a map of its decoder', [1, 3, 12, 16], { scaleFactor: 2, ...ALIGNED }),
      call('positions', 'brings its 24×24 positions to the image', [1, 2, 24, 24], {
        size: [32, 24],
        mode: 'bilinear',
      }),
      call('relative-bias', 'brings a table of relative positions to another window', [1, 1, 47, 47], {
        size: [63, 63],
        mode: 'bilinear',
      }),
      call('depth', 'brings its depth to the image', [1, 1, 48, 64], {
        size: [60, 81],
        alignCorners: false,
        ...BICUBIC,
      }),
    ],
  },
  {
    name: 'depth-anything-v2',
    title: 'Depth Anything V2',
    source: 'https://github.com/DepthAnything/Depth-Anything-V2/blob/main/depth_anything_v2/dpt.py',
    calls: [
      call('fusion', 'raises a map to the next one', [1, 2, 19, 19], { size: [37, 37], ...ALIGNED }),
      call('fusion-double', 'doubles its finest map', [1, 1, 37, 25], { scaleFactor: 2, ...ALIGNED }),
      call('patches', 'raises its map to 14 pixels a patch', [1, 1, 40, 32], { size: [70, 56], ...ALIGNED }),
      call('depth', 'brings its depth to the image', [1, 1, 35, 28], { size: [49, 38], ...ALIGNED }),
      call('positions', 'brings its 37×37 positions to 280×392, by factors with an offset', [1, 2, 37, 37], {
        antialias: false,
        ...offset(37, 20, 28),
      }),
    ],
  },
  {
    name: 'detr',
    title: 'DETR',
    source: 'https://github.com/facebookresearch/detr/blob/main/models/segmentation.py',
    calls: [
      call('padding-mask', 'shrinks the mask of the padding, with no mode named', [1, 1, 100, 134], { size: [4, 5] }),
      call('pyramid', 'raises its map to the next one', [3, 1, 13, 17], { size: [25, 34], ...NEAREST }),
      call('pyramid-odd', 'raises its map to the next one', [1, 1, 19, 25], { size: [38, 49], ...NEAREST }),
      call('masks', 'raises its masks to the image', [1, 1, 13, 17], { size: [39, 51], ...BILINEAR }),
    ],
  },
  {
    name: 'bisenet',
    title: 'BiSeNet',
    source: 'https://github.com/CoinCheung/BiSeNet/blob/master/lib/models/bisenetv2.py',
    calls: [
      call('up-4', 'raises a map fourfold, with no mode named', [1, 3, 8, 16], { scaleFactor: 4 }),
      call('up-2', 'doubles a map, with no mode named', [1, 3, 8, 16], { scaleFactor: 2 }),
      call('logits', 'raises its logits eightfold', [1, 1, 4, 8], { scaleFactor: 8, ...BILINEAR }),
    ],
  },
  {
    name: 'u2net',
    title: 'U²-Net',
    source: 'https://github.com/xuebinqin/U-2-Net/blob/master/model/u2net.py',
    calls: [
      call('up-10', 'raises its map of 10 to the next one', [1, 2, 10, 10], { size: [20, 20], mode: 'bilinear' }),
      call('up-20', 'raises its map of 20 to the next one', [1, 2, 20, 20], { size: [40, 40], mode: 'bilinear' }),
      call('side', 'raises a side output to the finest map', [1, 1, 10, 10], { size: [80, 80], ...BILINEAR }),
    ],
  },
  {
    name: 'segresnet',
    title: 'SegResNet of MONAI',
    source: 'https://github.com/Project-MONAI/MONAI/blob/dev/monai/networks/nets/segresnet.py',
    calls: [
      call('up-1', 'doubles its coarsest volume', [1, 2, 4, 6, 5], {
        scaleFactor: 2,
        mode: 'trilinear',
        alignCorners: false,
      }),
      call('up-2', 'doubles its second volume', [1, 1, 5, 6, 7], {
        scaleFactor: 2,
        mode: 'trilinear',
        alignCorners: false,
      }),
    ],
  },
];

/** The network of a case, by the id of the case. */
export function networkOf(id: string): Network | undefined {
  return NETWORKS.find(({ name }) => id.startsWith(`models/${name}-`));
}

/** Pattern of the ids of its cases. */
export function casesOfNetwork({ name }: Network): string {
  return `models/${name}-*`;
}

export const networkDesigns: readonly Design[] = NETWORKS.flatMap(({ name, title, calls }) =>
  calls.map(({ words, does, shape, options, dtype }) => ({
    id: `models/${name}-${words}`,
    fact: `${title} ${does}${corners(options)}: ${shape.join('×')} ${request(options)} in ${dtype}`,
    clauses: clausesOfCall(options, dtype),
    aspect: 'values' as const,
    profile: 'standard' as const,
    entry: 'interpolate' as const,
    input: grid(shape, dtype),
    options,
  })),
);

function call(
  words: string,
  does: string,
  shape: readonly number[],
  options: InterpolateOptions,
  dtype: DType = 'float32',
): NetworkCall {
  return { words, does, shape, options, dtype };
}

/** The positions of a vision transformer: the added 0.1 keeps the floor of the product at the wanted size. */
function offset(positions: number, height: number, width: number): InterpolateOptions {
  return { scaleFactor: [(height + 0.1) / positions, (width + 0.1) / positions], ...BICUBIC };
}

function corners({ alignCorners }: InterpolateOptions): string {
  return alignCorners ? ' with align_corners true' : '';
}

function request({ size, scaleFactor }: InterpolateOptions): string {
  const times = (value: number | readonly number[]) => (typeof value === 'number' ? String(value) : value.join('×'));
  return size === undefined ? `by ${times(scaleFactor ?? [])}` : `to ${times(size)}`;
}
