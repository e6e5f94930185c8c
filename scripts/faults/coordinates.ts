import {
  always,
  and,
  beyond,
  dtypes,
  grows,
  hasFactor,
  hasSize,
  isAligned,
  isAntialiased,
  isBytes,
  isHalf,
  isLinear,
  modes,
  not,
  shrinks,
} from '#harness/mistakes/calls.ts';
import type { FaultRow } from './fault.ts';

/** Where an output looks. */
export const COORDINATES_FAULTS: Readonly<Record<string, FaultRow>> = {
  'coordinates/asymmetric': ['coordinates.asymmetric', { report: 'NVIDIA/TensorRT#273' }],
  'coordinates/asymmetric-linear': ['coordinates.asymmetric', { when: modes('linear') }],
  'coordinates/asymmetric-bilinear': ['coordinates.asymmetric', { when: modes('bilinear') }],
  'coordinates/asymmetric-trilinear': ['coordinates.asymmetric', { when: modes('trilinear') }],
  'coordinates/asymmetric-bicubic': ['coordinates.asymmetric', { when: modes('bicubic') }],
  'coordinates/asymmetric-with-factor': [
    'coordinates.asymmetric',
    { when: hasFactor, report: 'pytorch/pytorch#31055' },
  ],
  'coordinates/asymmetric-with-size': ['coordinates.asymmetric', { when: hasSize, report: 'pytorch/pytorch#31055' }],
  'coordinates/asymmetric-when-shrinking': [
    'coordinates.asymmetric',
    { when: shrinks, report: 'microsoft/onnxruntime#28086' },
  ],
  'coordinates/asymmetric-when-enlarging': ['coordinates.asymmetric', { when: grows, report: 'alibaba/MNN#141' }],
  'coordinates/align-corners-ignored': ['coordinates.align-corners-ignored', { report: 'tenstorrent/tt-metal#27001' }],
  'coordinates/align-corners-ignored-linear': [
    'coordinates.align-corners-ignored',
    { when: modes('linear'), report: 'intel/webml-polyfill#468' },
  ],
  'coordinates/align-corners-ignored-bilinear': [
    'coordinates.align-corners-ignored',
    { when: modes('bilinear'), report: 'intel/webml-polyfill#468' },
  ],
  'coordinates/align-corners-ignored-trilinear': [
    'coordinates.align-corners-ignored',
    { when: modes('trilinear'), report: 'intel/webml-polyfill#468' },
  ],
  'coordinates/align-corners-ignored-bicubic': [
    'coordinates.align-corners-ignored',
    { when: modes('bicubic'), report: 'intel/webml-polyfill#468' },
  ],
  'coordinates/corners-always-aligned': ['coordinates.align-corners-always', { report: 'onnx/onnx-tensorrt#457' }],
  'coordinates/corners-always-aligned-linear': ['coordinates.align-corners-always', { when: modes('linear') }],
  'coordinates/corners-always-aligned-bicubic': ['coordinates.align-corners-always', { when: modes('bicubic') }],
  'coordinates/corners-always-aligned-trilinear': ['coordinates.align-corners-always', { when: modes('trilinear') }],
  'coordinates/flags-exchanged': [
    'coordinates.align-corners-always',
    {
      where: always,
      decisions: { transform: 'align-corners', alignedTransform: 'half-pixel' },
      or: ['coordinates.align-corners-ignored'],
      report: 'PINTO0309/tflite2tensorflow#4',
    },
  ],
  'coordinates/align-corners-is-asymmetric': [
    'coordinates.align-corners-asymmetric',
    { report: 'microsoft/onnxruntime#17564' },
  ],
  'coordinates/aligned-step-over-output-size': [
    'coordinates.aligned-step-over-output-size',
    { where: always, report: 'onnx/onnx-tensorrt#732' },
  ],
  'coordinates/aligned-step-of-input-size': ['coordinates.aligned-step-of-input-size', { where: always }],
  'coordinates/aligned-with-half-pixels': [
    'coordinates.aligned-with-half-pixels',
    { report: 'google-ai-edge/litert-torch#158' },
  ],
  'coordinates/centred-grid': ['coordinates.centred-grid', { where: always, report: 'ml-explore/mlx#3908' }],
  'coordinates/half-an-element-to-the-left': [
    'coordinates.shifted',
    { number: -0.5, report: 'intel/webml-polyfill#400' },
  ],
  'coordinates/quarter-to-the-right': ['coordinates.shifted', { number: 0.25 }],
  'coordinates/one-element-to-the-right': ['coordinates.shifted', { number: 1 }],
  'coordinates/off-by-a-thousandth': ['coordinates.shifted', { number: 0.001 }],
  'coordinates/off-by-a-hundred-thousandth': ['coordinates.shifted', { number: 1e-5 }],
  'coordinates/asymmetric-beyond-four-times': [
    'coordinates.asymmetric',
    { when: beyond(4), report: 'CVCUDA/CV-CUDA#44' },
  ],
  'coordinates/asymmetric-uint8': ['coordinates.asymmetric', { when: isBytes }],
  'coordinates/asymmetric-half-types': ['coordinates.asymmetric', { when: isHalf }],
  'coordinates/antialias-aligns-corners': ['coordinates.antialias-centre-aligned'],
  'coordinates/antialias-ignores-align-corners': [
    'coordinates.align-corners-ignored',
    { when: isAntialiased, decisions: { alignedStep: 'sizes' } },
  ],
  'coordinates/asymmetric-without-antialias': [
    'coordinates.asymmetric',
    { when: and(not(isAntialiased), dtypes('float64')) },
  ],
  'coordinates/whole-centres': ['coordinates.whole-centres', { when: isLinear }],
  'coordinates/half-added': ['coordinates.half-added', { number: 0.49 }],
  'coordinates/counted-from-the-end': ['coordinates.counted-from-the-end', { when: isLinear }],
  'coordinates/aligned-sizes-offset': ['coordinates.aligned-sizes-offset', { where: always, number: 0.001 }],
  'coordinates/affine-transform': ['coordinates.affine-transform', { where: not(isAligned) }],
  'coordinates/affine-transform-of-bytes': [
    'coordinates.affine-transform',
    { where: and(isBytes, not(isAligned)), way: 0 },
  ],
  'coordinates/asymmetric-antialias': ['coordinates.asymmetric', { when: isAntialiased }],
  'coordinates/antialias-left-edge': ['coordinates.antialias-left-edge'],
};
