/** Buffers that were used, for calls to come. Who takes one writes every byte that it reads. */
export interface BufferPool {
  /** At least as many bytes, up to twice as many. */
  take(bytes: number, usage: GPUBufferUsageFlags): GPUBuffer;
  give(buffer: GPUBuffer): void;
}

const SMALLEST_BYTES = 256;
/** Larger ones are not kept. */
const LARGEST_KEPT_BYTES = 2 ** 24;

export function bufferPool(device: GPUDevice): BufferPool {
  const idle = new Map<string, GPUBuffer[]>();
  const keyOf = (size: number, usage: GPUBufferUsageFlags) => `${size} ${usage}`;
  return {
    take(bytes, usage) {
      const size = bytes > LARGEST_KEPT_BYTES ? bytes : powerOfTwo(Math.max(bytes, SMALLEST_BYTES));
      return idle.get(keyOf(size, usage))?.pop() ?? device.createBuffer({ size, usage });
    },
    give(buffer) {
      if (buffer.size > LARGEST_KEPT_BYTES) return buffer.destroy();
      const key = keyOf(buffer.size, buffer.usage);
      const buffers = idle.get(key) ?? [];
      buffers.push(buffer);
      idle.set(key, buffers);
    },
  };
}

function powerOfTwo(bytes: number): number {
  return 2 ** Math.ceil(Math.log2(bytes));
}
