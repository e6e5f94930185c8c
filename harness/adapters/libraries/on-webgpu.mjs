/** ONNX Runtime on its WebGPU provider: what it lacks there. */
export function onWebGpu(implementation, { features }) {
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
