// A resize in AssemblyScript, to start from: replace the computation with yours. Every export is described in
// harness/wasm/README.md of interpolate-conformance.
import * as abi from './abi';
import { Axis } from './axis';

const name = abi.text('my-wasm-resize');
const version = abi.text('0.1.0');
let message = abi.text('');

export function interpolate_abi(): u32 {
  return 1;
}

export function interpolate_name(): usize {
  return changetype<usize>(name);
}

export function interpolate_version(): usize {
  return changetype<usize>(version);
}

/** Why the last call was declined or refused. */
export function interpolate_message(): usize {
  return changetype<usize>(message);
}

export function interpolate_allocate(bytes: usize): usize {
  return heap.alloc(bytes);
}

export function interpolate_free(pointer: usize, _bytes: usize): void {
  heap.free(pointer);
}

/** Whether this call is supported, and the shape of its output. */
export function interpolate_query(
  options: abi.Options,
  dtype: u32,
  inputShape: usize,
  rank: u32,
  outputShape: usize,
): i32 {
  if (dtype != abi.FLOAT32 && dtype != abi.UINT8) return declined('float32 and uint8 only');
  if (options.antialias == 1) return declined('no antialiasing');
  if (!hasMode(options.mode, rank))
    return declined('nearest, nearest-exact, linear, bilinear, trilinear, bicubic only');
  if (dtype == abi.UINT8 && !copies(options.mode) && options.mode != abi.BILINEAR)
    return declined('uint8 in nearest, nearest-exact and bilinear only');
  for (let place: u32 = 0; place < rank; place++) {
    const size = load<u32>(inputShape + 4 * place);
    store<u32>(outputShape + 4 * place, place < 2 ? size : outputSize(options, place - 2, size));
  }
  return abi.OK;
}

/** An axis that the call does not have has one element, so one loop serves lines, images and volumes. */
const depth = new Axis();
const height = new Axis();
const width = new Axis();

export function interpolate_compute(
  options: abi.Options,
  dtype: u32,
  input: usize,
  inputShape: usize,
  rank: u32,
  output: usize,
  outputShape: usize,
): i32 {
  const axes = rank - 2;
  depth.describe(options, axes - 3, axes, inputShape, outputShape);
  height.describe(options, axes - 2, axes, inputShape, outputShape);
  width.describe(options, axes - 1, axes, inputShape, outputShape);
  const planes = load<u32>(inputShape) * load<u32>(inputShape + 4);
  const inputPlane = depth.inputSize * height.inputSize * width.inputSize;
  let element: u32 = 0;
  for (let plane: u32 = 0; plane < planes; plane++) {
    for (let z: u32 = 0; z < depth.outputSize; z++) {
      depth.place(z);
      for (let y: u32 = 0; y < height.outputSize; y++) {
        height.place(y);
        for (let x: u32 = 0; x < width.outputSize; x++) {
          width.place(x);
          if (dtype == abi.UINT8) resizeElement<u8>(input, plane * inputPlane, output, element, options.mode);
          else resizeElement<f32>(input, plane * inputPlane, output, element, options.mode);
          element += 1;
        }
      }
    }
  }
  return abi.OK;
}

/** The gradient of the input: each element of that of the output goes where it was read from, by the same weights. */
export function interpolate_backward(
  options: abi.Options,
  dtype: u32,
  gradOutput: usize,
  outputShape: usize,
  rank: u32,
  gradInput: usize,
  inputShape: usize,
): i32 {
  if (dtype != abi.FLOAT32) return declined('gradients of float32 only');
  const axes = rank - 2;
  depth.describe(options, axes - 3, axes, inputShape, outputShape);
  height.describe(options, axes - 2, axes, inputShape, outputShape);
  width.describe(options, axes - 1, axes, inputShape, outputShape);
  const planes = load<u32>(inputShape) * load<u32>(inputShape + 4);
  const inputPlane = depth.inputSize * height.inputSize * width.inputSize;
  const sums = new Float64Array(inputPlane);
  let from = gradOutput;
  for (let plane: u32 = 0; plane < planes; plane++) {
    sums.fill(0);
    for (let z: u32 = 0; z < depth.outputSize; z++) {
      depth.place(z);
      for (let y: u32 = 0; y < height.outputSize; y++) {
        height.place(y);
        for (let x: u32 = 0; x < width.outputSize; x++) {
          width.place(x);
          scatter(sums, load<f32>(from));
          from += 4;
        }
      }
    }
    for (let element: u32 = 0; element < inputPlane; element++)
      store<f32>(gradInput + 4 * (plane * inputPlane + element), f32(sums[element]));
  }
  return abi.OK;
}

function scatter(sums: Float64Array, gradient: f64): void {
  for (let z: u32 = 0; z < depth.taps; z++)
    for (let y: u32 = 0; y < height.taps; y++)
      for (let x: u32 = 0; x < width.taps; x++)
        sums[offset(z, y, x)] += depth.weight(z) * height.weight(y) * width.weight(x) * gradient;
}

function resizeElement<T>(input: usize, plane: u32, output: usize, element: u32, mode: u32): void {
  const to = output + sizeof<T>() * element;
  if (copies(mode)) {
    store<T>(to, load<T>(input + sizeof<T>() * (plane + offset(0, 0, 0))));
    return;
  }
  let sum: f64 = 0;
  for (let z: u32 = 0; z < depth.taps; z++)
    for (let y: u32 = 0; y < height.taps; y++)
      for (let x: u32 = 0; x < width.taps; x++) {
        const value = load<T>(input + sizeof<T>() * (plane + offset(z, y, x))) as f64;
        sum += depth.weight(z) * height.weight(y) * width.weight(x) * value;
      }
  if (isInteger<T>()) store<u8>(to, u8(Math.min(Math.max(Math.floor(sum + 0.5), 0), 255)));
  else store<f32>(to, f32(sum));
}

/** Where in a plane these taps of the three axes meet. */
function offset(z: u32, y: u32, x: u32): u32 {
  return (depth.index(z) * height.inputSize + height.index(y)) * width.inputSize + width.index(x);
}

/** The product in float64, rounded towards zero: 100 by 0.29 gives 28. */
function outputSize(options: abi.Options, axis: u32, inputSize: u32): u32 {
  if (options.sizeKind != abi.ABSENT) return u32(options.size(axis));
  return u32(Math.trunc(inputSize * options.scaleFactor(axis)));
}

function hasMode(mode: u32, rank: u32): bool {
  if (copies(mode)) return rank >= 3 && rank <= 5;
  if (mode == abi.LINEAR) return rank == 3;
  if (mode == abi.BILINEAR || mode == abi.BICUBIC) return rank == 4;
  return mode == abi.TRILINEAR && rank == 5;
}

function copies(mode: u32): bool {
  return mode == abi.NEAREST || mode == abi.NEAREST_EXACT;
}

function declined(reason: string): i32 {
  message = abi.text(reason);
  return abi.UNSUPPORTED;
}
