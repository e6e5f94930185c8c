/** A device with all the memory that its adapter has to give; of its features none is needed. */
export function deviceOf(adapter: GPUAdapter): Promise<GPUDevice> {
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  return adapter.requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } });
}

/** What a report says of an adapter. What a browser keeps to itself is left out. */
export function adapterFacts({ info, features }: GPUAdapter): Record<string, string> {
  const { vendor, architecture, device, description } = info;
  const told = Object.entries({ vendor, architecture, device, description }).filter(([, text]) => text !== '');
  return {
    ...Object.fromEntries(told),
    software: info.isFallbackAdapter ? 'yes' : 'no',
    'shader-f16': features.has('shader-f16') ? 'yes' : 'no',
  };
}
