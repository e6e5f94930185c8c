import { ALIGNED, BILINEAR, call, type Network } from './network.ts';

/** Networks for semantic segmentation. */
export const SEGMENTATION: readonly Network[] = [
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
