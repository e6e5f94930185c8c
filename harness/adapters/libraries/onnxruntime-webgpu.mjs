/**
 * ONNX Runtime Web on its WebGPU provider, in a browser. Each call is one Resize node, with the attributes that the bundled
 * adapter of `onnxruntime-web` has.
 */
import { onnxResize } from 'interpolate-conformance/adapter';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/webgpu';
import { onWebGpu } from './on-webgpu.mjs';

export default async function onnxruntimeWebgpu() {
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) throw new Error('this browser has no WebGPU adapter');
  env.logLevel = 'fatal';
  env.wasm.numThreads = 1;
  const about = { name: 'onnxruntime-web webgpu', version: env.versions.web, provider: 'webgpu' };
  return onWebGpu(onnxResize({ InferenceSession, Tensor }, about), adapter);
}
