export { type KernelCall, kernelCall } from './adapters/kernel-call.ts';
export { type ResizeAttributes, resizeModel } from './adapters/onnx-model.ts';
export { type OnnxRuntime, onnxResize } from './adapters/onnx-resize.ts';
export { Unsupported } from './core/unsupported.ts';
