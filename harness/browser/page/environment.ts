/// <reference types="@webgpu/types" />

type Facts = Record<string, string>;

/** The browser and its GPU in their own words. */
export async function environmentHere(): Promise<Facts> {
  const { userAgent, platform, hardwareConcurrency } = navigator;
  return {
    user_agent: userAgent,
    platform,
    processors: String(hardwareConcurrency),
    where: 'document' in globalThis ? 'page' : 'worker',
    ...(await gpuFacts()),
  };
}

async function gpuFacts(): Promise<Facts> {
  const { gpu } = navigator as { gpu?: GPU };
  if (gpu === undefined) return { webgpu: isSecureContext ? 'none in this browser' : 'none: not a secure context' };
  const adapter = await gpu.requestAdapter().catch(() => null);
  if (adapter === null) return { webgpu: 'no adapter' };
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const named = [vendor, architecture, device, description].filter((word) => word !== '').join(' ');
  return {
    webgpu: named || 'an adapter without a name',
    webgpu_fallback: String(isFallbackAdapter),
    webgpu_f16: String(adapter.features.has('shader-f16')),
  };
}

/**
 * A device that is lost without the implementation's doing leaves all later calls broken. An error that no scope has
 * captured leaves zeros, and is told nowhere else.
 */
export function noteLostDevices(lost: (how: string) => void, tell: (text: string) => void): void {
  if (!('GPUAdapter' in globalThis)) return;
  const { prototype } = GPUAdapter;
  const { requestDevice } = prototype;
  prototype.requestDevice = async function (this: GPUAdapter, descriptor) {
    const device = await Reflect.apply(requestDevice, this, [descriptor]);
    device.addEventListener('uncapturederror', ({ error }) => tell(`the GPU device reports: ${error.message}`));
    void device.lost.then(({ reason, message }) => {
      if (reason !== 'destroyed') lost(`its GPU device was lost: ${message || reason}`);
    });
    return device;
  };
}
