/**
 * ONNX Runtime in Node, on a PROVIDER: cpu or webgpu (Dawn, which it has built in). Each call is one Resize node, with the
 * attributes that the bundled adapter of `onnxruntime-web` has.
 */
import { onnxResize } from 'interpolate-conformance';
import { env, InferenceSession, Tensor } from 'onnxruntime-node';

const provider = process.env.PROVIDER ?? 'cpu';

export default async function onnxruntimeNode() {
  env.logLevel = 'fatal';
  const name = `onnxruntime-node ${provider}`;
  const implementation = onnxResize({ InferenceSession, Tensor }, { name, version: env.versions.node, provider });
  if (provider !== 'webgpu') return implementation;
  const { openGpu } = await import('./dawn.mjs');
  const { features } = await openGpu();
  return {
    ...implementation,
    supports({ dtype, shape, options }) {
      if (options.antialias) return { reason: 'the WebGPU provider has no antialias', why: 'refused' };
      if (dtype === 'uint8') return { reason: 'ONNX Runtime runs uint8 on its CPU provider instead', why: 'declined' };
      if (dtype === 'float16' && !features.has('shader-f16'))
        return { reason: 'this GPU adapter has no shader-f16', why: 'refused' };
      return implementation.supports({ dtype, shape, options });
    },
  };
}
