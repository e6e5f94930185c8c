/**
 * A small WGSL resize to start from: nearest and bilinear for float32 images, by size or by factor.
 *
 *   npm install webgpu                                  WebGPU for Node; a browser has it
 *   npx interpolate-conformance run ./resize.mjs
 *
 * On a machine without a GPU: apt-get install chromium libvulkan1, and
 *   export VK_ICD_FILENAMES=/usr/lib/chromium/vk_swiftshader_icd.json XDG_RUNTIME_DIR=/tmp
 *
 * Replace the kernels with your own, and adapt supports() to what they can do.
 */
const SHADER = /* wgsl */ `
struct Call {
  inputSize: vec2u,    // width, height
  outputSize: vec2u,
  step: vec2f,         // input elements per output element; divided on the host, since WGSL's division is less exact
  alignCorners: u32,
  elements: u32,
}

@group(0) @binding(0) var<uniform> call: Call;
@group(0) @binding(1) var<storage, read> source: array<f32>;
@group(0) @binding(2) var<storage, read_write> result: array<f32>;

fn elementAt(plane: u32, place: vec2u) -> f32 {
  let inside = min(place, call.inputSize - 1u);
  return source[(plane * call.inputSize.y + inside.y) * call.inputSize.x + inside.x];
}

// PyTorch's nearest rounds the product to float32, then rounds it down.
fn nearest(plane: u32, at: vec2u) -> f32 {
  return elementAt(plane, vec2u(vec2f(at) * call.step));
}

fn bilinear(plane: u32, at: vec2u) -> f32 {
  var place = (vec2f(at) + 0.5) * call.step - 0.5;
  if (call.alignCorners != 0u) { place = vec2f(at) * call.step; }
  place = clamp(place, vec2f(0), vec2f(call.inputSize - 1u));
  let low = vec2u(place);
  let t = place - vec2f(low);
  let top = elementAt(plane, low) * (1 - t.x) + elementAt(plane, low + vec2u(1, 0)) * t.x;
  let bottom = elementAt(plane, low + vec2u(0, 1)) * (1 - t.x) + elementAt(plane, low + 1u) * t.x;
  return top * (1 - t.y) + bottom * t.y;
}

override isBilinear: bool;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let element = id.x + id.y * groups.x * 64u;
  if (element >= call.elements) { return; }
  let at = vec2u(element % call.outputSize.x, element / call.outputSize.x % call.outputSize.y);
  let plane = element / call.outputSize.x / call.outputSize.y;
  if (isBilinear) { result[element] = bilinear(plane, at); } else { result[element] = nearest(plane, at); }
}
`;

const NO_GPU = `no GPU adapter. Without a GPU take a software driver. On Debian: apt-get install chromium libvulkan1, and
  export VK_ICD_FILENAMES=/usr/lib/chromium/vk_swiftshader_icd.json XDG_RUNTIME_DIR=/tmp`;

/** The suite calls this once, before the first case, in Node and in a page. */
export default async function resize() {
  const gpu = await openGpu();
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new Error(NO_GPU);
  const device = await adapter.requestDevice();
  const module = device.createShaderModule({ code: SHADER });
  await checkCompiled(module);
  // What goes wrong on the GPU is told here only, and the result is then zeros.
  let trouble;
  device.addEventListener('uncapturederror', ({ error }) => {
    trouble ??= error.message;
  });
  const pipelines = {};
  for (const mode of ['nearest', 'bilinear'])
    pipelines[mode] = device.createComputePipeline({
      layout: 'auto',
      compute: { module, constants: { isBilinear: mode === 'bilinear' ? 1 : 0 } },
    });

  return {
    name: 'my-webgpu-resize',
    version: '0.1.0',

    // Only values are tested. Without this line invalid arguments are tested as well: throw to refuse them.
    aspects: ['values'],

    // The report shows where the numbers were computed.
    environment: { vendor: adapter.info.vendor, description: adapter.info.description },

    // true, or a reason: an unsupported call is not a failure, and the report shows the coverage.
    supports({ dtype, shape, options: { mode = 'nearest', antialias } }) {
      if (dtype !== 'float32') return `no kernel for ${dtype}`;
      if (shape.length !== 4) return 'no kernel for anything but images';
      if (pipelines[mode] === undefined) return `no kernel for ${mode}`;
      if (antialias) return 'no antialiasing';
      return true;
    },

    // A tensor is { dtype, shape: [N, C, H, W], data }, row-major. An absent option is None in PyTorch.
    async interpolate({ dtype, shape, data }, options) {
      const { mode = 'nearest', alignCorners = false } = options;
      const axes = [axisOf(shape[2], 0, options), axisOf(shape[3], 1, options)];
      const outputShape = [shape[0], shape[1], axes[0].outputSize, axes[1].outputSize];
      const elements = outputShape.reduce((product, size) => product * size, 1);
      if (elements === 0) return { dtype, shape: outputShape, data: new Float32Array(0) };

      const call = new Uint32Array(8);
      call.set([shape[3], shape[2], axes[1].outputSize, axes[0].outputSize, 0, 0, alignCorners ? 1 : 0, elements]);
      new Float32Array(call.buffer).set([axes[1].step, axes[0].step], 4);
      const { STORAGE, UNIFORM, COPY_DST, COPY_SRC, MAP_READ } = GPUBufferUsage;
      const buffers = [
        filled(device, call, UNIFORM | COPY_DST),
        filled(device, data, STORAGE | COPY_DST),
        device.createBuffer({ size: 4 * elements, usage: STORAGE | COPY_SRC }),
        device.createBuffer({ size: 4 * elements, usage: MAP_READ | COPY_DST }),
      ];
      const [, , result, answer] = buffers;

      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      const layout = pipelines[mode].getBindGroupLayout(0);
      const entries = buffers.slice(0, 3).map((buffer, binding) => ({ binding, resource: { buffer } }));
      pass.setPipeline(pipelines[mode]);
      pass.setBindGroup(0, device.createBindGroup({ layout, entries }));
      const groups = Math.ceil(elements / 64);
      const columns = Math.min(groups, device.limits.maxComputeWorkgroupsPerDimension);
      pass.dispatchWorkgroups(columns, Math.ceil(groups / columns));
      pass.end();
      encoder.copyBufferToBuffer(result, 0, answer, 0, 4 * elements);
      device.queue.submit([encoder.finish()]);

      await answer.mapAsync(GPUMapMode.READ);
      const values = new Float32Array(answer.getMappedRange().slice(0));
      for (const buffer of buffers) buffer.destroy();
      const told = trouble;
      trouble = undefined;
      if (told !== undefined) throw new Error(`the GPU reports: ${told}`);
      return { dtype, shape: outputShape, data: values };
    },

    // Dawn stops working when this object is collected.
    gpu,
  };
}

/** Without this a mistake in the WGSL shows only as a pipeline that computes nothing. */
async function checkCompiled(module) {
  const { messages } = await module.getCompilationInfo();
  const told = messages.map(
    ({ type, lineNum, linePos, message }) => `${type} at line ${lineNum}:${linePos}: ${message}`,
  );
  if (messages.some(({ type }) => type === 'error')) throw new Error(`the WGSL does not compile: ${told.join('; ')}`);
}

async function openGpu() {
  if (globalThis.navigator?.gpu) return globalThis.navigator.gpu;
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  return create([]);
}

/** The output size, and the step from one output element to the next, as PyTorch counts them. */
function axisOf(inputSize, axis, { size, scaleFactor, alignCorners, recomputeScaleFactor }) {
  const given = size ?? scaleFactor;
  const wanted = typeof given === 'number' ? given : given[axis];
  const outputSize = size === undefined ? Math.trunc(inputSize * wanted) : wanted;
  if (alignCorners) return { outputSize, step: outputSize > 1 ? (inputSize - 1) / (outputSize - 1) : 0 };
  const keepsFactor = size === undefined && recomputeScaleFactor !== true;
  return { outputSize, step: keepsFactor ? 1 / wanted : inputSize / outputSize };
}

function filled(device, data, usage) {
  const buffer = device.createBuffer({ size: data.byteLength, usage });
  device.queue.writeBuffer(buffer, 0, data);
  return buffer;
}
