import type { Implementation } from '#spec/signature.ts';
import { onnxResize } from './onnx-resize.ts';

/** ONNX Runtime's own WebAssembly kernels, on one thread. */
export default async function onnxruntimeWeb(): Promise<Implementation> {
  const { env, InferenceSession, Tensor } = await import('onnxruntime-web');
  env.wasm.numThreads = 1;
  env.logLevel = 'fatal';
  const version = env.versions.web ?? '';
  return onnxResize({ InferenceSession, Tensor }, { name: 'onnxruntime-web', version, provider: 'wasm' });
}
