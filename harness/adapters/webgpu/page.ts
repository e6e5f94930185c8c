import type { Implementation } from '#spec/signature.ts';
import { adapterFacts, deviceOf } from './adapter.ts';
import { webgpuImplementation } from './implementation.ts';

/** Our WGSL in a page, on the WebGPU of its browser. */
export default async function webgpuInPage(): Promise<Implementation> {
  const { gpu, userAgent } = (globalThis as unknown as { navigator: { gpu?: GPU; userAgent: string } }).navigator;
  if (gpu === undefined) throw new Error('this browser has no WebGPU, or the page is neither https nor on localhost');
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new Error('this browser has no GPU adapter for WebGPU; see chrome://gpu for the reason');
  return webgpuImplementation(await deviceOf(adapter), {
    environment: { runtime: userAgent, ...adapterFacts(adapter) },
  });
}
