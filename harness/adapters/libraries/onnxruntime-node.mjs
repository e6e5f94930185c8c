/**
 * ONNX Runtime in Node, on a PROVIDER: cpu or webgpu (Dawn, which it has built in). Each call is one Resize node, with the
 * attributes that the bundled adapter of `onnxruntime-web` has.
 */
import { onnxResize } from 'interpolate-conformance/adapter';
import { env, InferenceSession, Tensor } from 'onnxruntime-node';
import { onWebGpu } from './on-webgpu.mjs';

const provider = process.env.PROVIDER ?? 'cpu';

export default async function onnxruntimeNode() {
  env.logLevel = 'fatal';
  const name = `onnxruntime-node ${provider}`;
  const implementation = onnxResize({ InferenceSession, Tensor }, { name, version: env.versions.node, provider });
  if (provider !== 'webgpu') return implementation;
  const { openGpu } = await import('./dawn.mjs');
  return onWebGpu(implementation, await openGpu());
}
