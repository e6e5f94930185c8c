import { and, beyond, hasSize, isCopying, isHalf, isNearest, ranks } from '#harness/mistakes/calls.ts';
import type { FaultRow } from './fault.ts';

/** Which element nearest and nearest-exact copy. */
export const NEAREST_FAULTS: Readonly<Record<string, FaultRow>> = {
  'nearest/exact-is-nearest': ['nearest.nearest-for-exact', 'flagos-ai/FlagGems#5228'],
  'nearest/nearest-is-exact': ['nearest.exact-for-nearest', 'pytorch/pytorch#34808'],
  'nearest/edge-half-up': ['nearest.edge-half-up', 'microsoft/onnxruntime#28085'],
  'nearest/edge-half-down': ['nearest.edge-half-down', 'microsoft/onnxruntime#28310'],
  'nearest/edge-ceil': ['nearest.edge-ceil', 'web-platform-tests/wpt#41811'],
  'nearest/half-pixel-floor': ['nearest.half-pixel-floor', 'iree-org/iree#24264'],
  'nearest/half-pixel-half-down': ['nearest.half-pixel-half-down', 'onnx/onnx#3816'],
  'nearest/aligned-half-up': ['nearest.aligned-half-up', 'iree-org/iree#24581'],
  'nearest/exact-ties-down': ['nearest.exact-ties-down', 'microsoft/onnxruntime#28291'],
  'nearest/exact-ties-even': ['nearest.exact-ties-even', 'onnx/onnx#7841'],
  'nearest/exact-rounds-edge': ['nearest.exact-without-half'],
  'nearest/exact-rounds-twice': ['nearest.exact-rounded-twice', 'pytorch/pytorch#134430'],
  'nearest/step-rounded-down': ['nearest.step-rounded-down', 'tracel-ai/burn#4686'],
  'nearest/reciprocal': ['nearest.reciprocal', 'microsoft/onnxruntime#23591'],
  'nearest/float16-index': ['nearest.index-in-float16', 'openvinotoolkit/openvino#36145'],
  'nearest/bfloat16-index': ['nearest.index-in-bfloat16'],
  'nearest/accumulated-index': ['nearest.index-accumulated'],
  'nearest/fixed-16-index': ['nearest.index-of-16-bits'],
  'nearest/fixed-11-index': ['nearest.index-of-11-bits'],
  'nearest/fixed-8-index': ['nearest.index-of-8-bits'],
  'nearest/bfloat16-index-of-bfloat16': [
    'nearest.index-in-dtype',
    isHalf,
    'pytorch/pytorch#170682',
    { or: ['nearest.index-in-bfloat16'] },
  ],
  'nearest/rounded-beyond-four-times': ['nearest.edge-half-up', and(isNearest, beyond(4)), 'CVCUDA/CV-CUDA#44'],
  'nearest/rounded-in-volumes': ['nearest.edge-half-up', ranks(5)],
  'nearest/exact-is-nearest-in-rows': ['nearest.nearest-for-exact', ranks(3)],
  'nearest/exact-is-nearest-in-volumes': ['nearest.nearest-for-exact', ranks(5)],
  'nearest/whole-ratio': ['steps.whole-ratio', isCopying, 'NVIDIA/TensorRT#743'],
  'nearest/divided-by-ratio': ['nearest.divided-by-ratio', and(isNearest, hasSize)],
};
