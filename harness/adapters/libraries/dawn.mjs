/**
 * WebGPU in Node: Dawn, from the package `webgpu`, as `navigator.gpu`.
 */
import { existsSync } from 'node:fs';
import { create, globals } from 'webgpu';

/** Where packages of Chromium put SwiftShader, a Vulkan driver in software. */
const SWIFTSHADER = '/usr/lib/chromium/vk_swiftshader_icd.json';

/** The adapter: a real GPU comes first, and SwiftShader is taken where there is none. */
export async function openGpu() {
  Object.assign(globalThis, globals);
  let gpu = create([]);
  let adapter = await gpu.requestAdapter();
  if (adapter === null && existsSync(SWIFTSHADER)) {
    // Vulkan reads it for every GPU object that is made.
    process.env.VK_ICD_FILENAMES ??= SWIFTSHADER;
    gpu = create([]);
    adapter = await gpu.requestAdapter();
  }
  if (adapter === null)
    throw new Error('no GPU adapter; without a GPU install SwiftShader: apt-get install chromium libvulkan1');
  Object.defineProperty(globalThis, 'navigator', { value: { gpu, userAgent: 'node' }, configurable: true });
  return adapter;
}
