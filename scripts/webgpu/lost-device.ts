import { globals } from 'webgpu';
import webgpu from '#harness/adapters/webgpu/node.ts';
import type { Implementation } from '#spec/signature.ts';

const CALLS_OF_A_DEVICE = 5;

/** The adapter `webgpu`, whose device is lost while it computes the fifth answer. */
export default async function losesItsDevice(): Promise<Implementation> {
  let device: GPUDevice | undefined;
  const { prototype } = (globals as { GPUAdapter: typeof GPUAdapter }).GPUAdapter;
  const { requestDevice } = prototype;
  prototype.requestDevice = async function (...given) {
    device = await requestDevice.apply(this, given);
    return device;
  };
  const adapter = await webgpu();
  let calls = 0;
  return {
    ...adapter,
    interpolate(input, options) {
      const answer = adapter.interpolate(input, options);
      calls += 1;
      if (calls === CALLS_OF_A_DEVICE) device?.destroy();
      return answer;
    },
  };
}
