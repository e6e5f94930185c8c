import { BICUBIC, BILINEAR, call, NEAREST, type Network } from './network.ts';

/** Networks that detect objects and mask them. */
export const DETECTION: readonly Network[] = [
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
];
