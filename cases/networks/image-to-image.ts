import { ALIGNED, BICUBIC, BILINEAR, call, NEAREST, type Network, offset } from './network.ts';

/** Networks that estimate depth or flow, or make images. */
export const IMAGE_TO_IMAGE: readonly Network[] = [
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
];
