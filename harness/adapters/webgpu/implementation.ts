import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { runnerOn } from './device.ts';
import { bitsOf, numbersOf, tensorDataFromBits, tensorDataFromNumbers } from './elements.ts';
import { type Plan, planOf } from './plan.ts';

const WORD_BYTES = 4;

/** `F.interpolate` in WGSL on any device, in Node or in a page: nothing here knows where the device comes from. */
export function webgpuImplementation(
  device: GPUDevice,
  about: Pick<Implementation, 'version' | 'environment'>,
): Implementation {
  const runner = runnerOn(device);
  let lost: string | undefined;
  void device.lost.then(({ reason, message }) => {
    lost = `the GPU device was lost (${reason}): ${message}`;
  });
  const largestBytes = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);

  async function interpolate(input: Tensor, options: InterpolateOptions): Promise<Tensor> {
    const { dtype, shape } = input;
    const plan = planOf({ dtype, shape, options });
    if (typeof plan === 'string') throw new Error(plan);
    const { outputShape, passes } = plan;
    if (outputShape.includes(0)) return { dtype, shape: outputShape, data: input.data.slice(0, 0) };
    if (passes.length === 0) return { dtype, shape: outputShape, data: input.data.slice() };
    const copies = options.mode === undefined || options.mode.startsWith('nearest');
    const words = await runner.run(copies ? bitsOf(input) : numbersOf(input), passes).catch((error: unknown) => {
      throw lost === undefined ? error : new Error(lost);
    });
    const data = copies ? tensorDataFromBits(dtype, new Uint32Array(words)) : tensorDataFromNumbers(dtype, words);
    return { dtype, shape: outputShape, data };
  }

  return {
    name: 'webgpu',
    ...about,
    aspects: ['values'],
    exclusive: true,
    supports(call) {
      const plan = planOf(call);
      if (typeof plan === 'string') return plan;
      const needed = bytesOf(plan, call.shape);
      return needed <= largestBytes || `the device has no buffers of ${needed} bytes`;
    },
    interpolate,
  };
}

/** Of the largest buffer. */
function bytesOf({ outputShape, passes }: Plan, shape: readonly number[]): number {
  if (passes.length === 0 || [...shape, ...outputShape].includes(0)) return 0;
  const [{ elements, inputSize, outputSize }] = passes;
  const input = (elements / outputSize) * inputSize;
  return WORD_BYTES * passes.reduce((largest, pass) => Math.max(largest, pass.elements), input);
}
