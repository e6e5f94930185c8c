import type { Words } from './elements.ts';
import { KERNELS, type KernelName } from './kernels.ts';
import type { AxisPass } from './plan.ts';
import { WORKGROUP } from './wgsl/pass.ts';

const WORD_BYTES = 4;
/** The members of `Axis` in WGSL, with room to the next 16 bytes. */
const AXIS_BYTES = 32;

/** Runs chains of passes on a device; what is between two of them stays there. */
export function runnerOn(device: GPUDevice) {
  const pipelines = new Map<KernelName, GPUComputePipeline>();
  const modules = new Map<KernelName, GPUShaderModule>();

  function buffer(size: number, usage: GPUBufferUsageFlags, taken: GPUBuffer[]): GPUBuffer {
    const made = device.createBuffer({ size, usage });
    taken.push(made);
    return made;
  }

  function pipelineOf(kernel: KernelName): GPUComputePipeline {
    const known = pipelines.get(kernel);
    if (known !== undefined) return known;
    const module = device.createShaderModule({ label: kernel, code: KERNELS[kernel] });
    modules.set(kernel, module);
    const pipeline = device.createComputePipeline({ label: kernel, layout: 'auto', compute: { module } });
    pipelines.set(kernel, pipeline);
    return pipeline;
  }

  function encode(encoder: GPUCommandEncoder, pass: AxisPass, source: GPUBufferBinding, taken: GPUBuffer[]) {
    const uniform = buffer(AXIS_BYTES, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST, taken);
    const size = pass.elements * WORD_BYTES;
    const target = buffer(size, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC, taken);
    device.queue.writeBuffer(uniform, 0, axisBytes(pass));
    const resources: GPUBufferBinding[] = [{ buffer: uniform, size: AXIS_BYTES }, source, { buffer: target, size }];
    if (pass.table !== undefined) {
      const { words } = pass.table;
      const table = buffer(words.byteLength, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST, taken);
      device.queue.writeBuffer(table, 0, words);
      resources.push({ buffer: table, size: words.byteLength });
    }
    const pipeline = pipelineOf(pass.kernel);
    const entries = resources.map((resource, binding) => ({ binding, resource }));
    const computing = encoder.beginComputePass();
    computing.setPipeline(pipeline);
    computing.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
    computing.dispatchWorkgroups(...workgroups(pass.elements, device.limits.maxComputeWorkgroupsPerDimension));
    computing.end();
    return { buffer: target, size };
  }

  function submit(words: Words, passes: readonly AxisPass[], taken: GPUBuffer[]): GPUBuffer {
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
    const input = buffer(words.byteLength, usage, taken);
    device.queue.writeBuffer(input, 0, words);
    const encoder = device.createCommandEncoder();
    let last: { buffer: GPUBuffer; size: number } = { buffer: input, size: words.byteLength };
    for (const pass of passes) last = encode(encoder, pass, last, taken);
    const answer = buffer(last.size, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST, taken);
    encoder.copyBufferToBuffer(last.buffer, 0, answer, 0, last.size);
    device.queue.submit([encoder.finish()]);
    return answer;
  }

  /** What the compiler says of the kernels of these passes, as the end of a sentence. */
  async function compilerText(passes: readonly AxisPass[]): Promise<string> {
    const texts: string[] = [];
    for (const kernel of new Set(passes.map((pass) => pass.kernel))) {
      const { messages = [] } = (await modules.get(kernel)?.getCompilationInfo()) ?? {};
      for (const { type, lineNum, linePos, message } of messages)
        texts.push(`; ${type} in the WGSL of ${kernel}, line ${lineNum}:${linePos}: ${message}`);
    }
    return texts.join('');
  }

  async function answerOf(words: Words, passes: readonly AxisPass[], taken: GPUBuffer[]): Promise<ArrayBuffer> {
    for (const filter of SCOPES) device.pushErrorScope(filter);
    const answer = submit(words, passes, taken);
    const scopes = SCOPES.map(() => device.popErrorScope());
    const trouble = (await Promise.all(scopes)).find((error) => error !== null);
    if (trouble) throw new Error(`the GPU device reports: ${trouble.message}${await compilerText(passes)}`);
    await answer.mapAsync(GPUMapMode.READ);
    return answer.getMappedRange().slice(0);
  }

  return {
    /** The words of the last pass. Rejects when the device has an error to tell. */
    async run(words: Words, passes: readonly AxisPass[]): Promise<ArrayBuffer> {
      const taken: GPUBuffer[] = [];
      try {
        return await answerOf(words, passes, taken);
      } finally {
        for (const buffer of taken) buffer.destroy();
      }
    },
  };
}

const SCOPES: readonly GPUErrorFilter[] = ['validation', 'out-of-memory', 'internal'];

function axisBytes({ inputSize, outputSize, inner, elements, step, alignCorners, table }: AxisPass): ArrayBuffer {
  const bytes = new ArrayBuffer(AXIS_BYTES);
  new Uint32Array(bytes).set([inputSize, outputSize, inner, elements, 0, alignCorners ? 1 : 0, table?.shift ?? 0]);
  // Rounded to float32 here, once: `coordinates.precision`.
  new Float32Array(bytes)[4] = step;
  return bytes;
}

/** One dimension is limited, to 65535 workgroups as a rule; rows of them are not. */
function workgroups(elements: number, limit: number): [number, number] {
  const groups = Math.ceil(elements / WORKGROUP);
  const columns = Math.min(groups, limit);
  return [columns, Math.ceil(groups / columns)];
}
