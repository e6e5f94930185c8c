import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { UsageError } from '#harness/core/open-implementation.ts';
import type { Implementation } from '#spec/signature.ts';
import { adapterFacts, deviceOf } from './adapter.ts';
import { webgpuImplementation } from './implementation.ts';

/** What Vulkan's loader is told its drivers by. */
const DRIVER_VARIABLES = ['VK_DRIVER_FILES', 'VK_ICD_FILENAMES'];

/** Where packages of Chromium and Chrome put SwiftShader, a Vulkan driver in software. */
const SWIFTSHADER_FILES = [
  '/usr/lib/chromium/vk_swiftshader_icd.json',
  '/usr/lib/chromium-browser/vk_swiftshader_icd.json',
  '/opt/google/chrome/vk_swiftshader_icd.json',
];

/** Our WGSL on Dawn, which the `webgpu` package brings to Node. */
export default async function webgpu(): Promise<Implementation> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  const found = await adapterFrom(() => create([]));
  const device = await deviceOf(found.adapter);
  endWhenLost(device);
  const { version } = createRequire(import.meta.url)('webgpu/package.json') as { version: string };
  const environment = { runtime: `Dawn (webgpu ${version})`, ...adapterFacts(found.adapter), ...found.facts };
  // Dawn goes down with the object that `create` returns, and breaks off what its device is doing.
  return Object.assign(webgpuImplementation(device, { environment }), { gpu: found.gpu });
}

interface Found {
  readonly gpu: GPU;
  readonly adapter: GPUAdapter;
  readonly facts: Readonly<Record<string, string>>;
}

/** A real GPU comes first; a driver in software is taken where there is none, and nobody has named the drivers. */
async function adapterFrom(openGpu: () => GPU): Promise<Found> {
  const gpu = openGpu();
  const adapter = await gpu.requestAdapter();
  if (adapter !== null) return { gpu, adapter, facts: {} };
  const chosen = DRIVER_VARIABLES.find((name) => process.env[name] !== undefined);
  if (chosen !== undefined) throw new UsageError(`no GPU adapter with ${chosen}=${process.env[chosen]}; ${ADVICE}`);
  const driver = SWIFTSHADER_FILES.find((file) => existsSync(file));
  if (driver === undefined) throw new UsageError(`no GPU adapter; ${ADVICE}`);
  // Vulkan reads it whenever an instance is made, and Dawn makes one for every GPU object.
  process.env.VK_ICD_FILENAMES = driver;
  const again = openGpu();
  const software = await again.requestAdapter();
  if (software === null) throw new UsageError(`no GPU adapter, nor one with VK_ICD_FILENAMES=${driver}; ${ADVICE}`);
  return { gpu: again, adapter: software, facts: { fallback: `no GPU was found; VK_ICD_FILENAMES=${driver}` } };
}

const ADVICE =
  'on a machine without a GPU install SwiftShader (it comes with Chromium: apt-get install chromium libvulkan1) and set' +
  ' VK_ICD_FILENAMES=/usr/lib/chromium/vk_swiftshader_icd.json';

/** What is not caught ends this process: the call at hand is a crash, and the next one finds a fresh device. */
function endWhenLost(device: GPUDevice): void {
  void device.lost.then(({ reason, message }) => {
    setImmediate(() => {
      throw new Error(`the GPU device was lost (${reason}): ${message}`);
    });
  });
}
