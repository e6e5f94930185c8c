import { decoded, encoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';

/** Beyond, single elements are not tried one by one. */
const TRIED_ALONE = 36;

/** Plainer fillings of the same shape, the plainest first; each costs a reader less than what is there. */
export function* plainerValues(input: Tensor): Generator<Tensor> {
  const present = readingCost(input);
  for (const values of fillings(input)) {
    const plainer = { ...input, data: encoded(input.dtype, values) };
    if (readingCost(plainer) < present) yield plainer;
  }
}

function* fillings({ dtype, data }: Tensor): Generator<Float64Array> {
  const values = decoded({ dtype, data });
  const one = oneOf(dtype);
  yield rampValues(dtype, values.length);
  yield values.map((_, at) => (at === Math.floor(values.length / 2) ? one : 0));
  yield values.map(() => one);
  yield values.map((value) => (Number.isFinite(value) ? Math.round(value) : value));
  for (let length = Math.ceil(values.length / 2); length >= 1; length = Math.floor(length / 2)) {
    if (length === 1 && values.length > TRIED_ALONE) return;
    for (let from = 0; from < values.length; from += length) {
      yield values.map((value, at) => (at >= from && at < from + length ? 0 : value));
    }
  }
  for (const at of values.keys()) {
    yield values.with(at, one);
    yield values.with(at, Math.sign(values[at]) * 2);
  }
}

/** 0, 1, 2 …, which uint8 and the half types hold for as long as they can. */
function rampValues(dtype: DType, length: number): Float64Array {
  const largest = dtype === 'uint8' || dtype === 'bfloat16' ? 256 : 2048;
  return Float64Array.from({ length }, (_, at) => at % largest);
}

/** A tensor of that shape filled with a ramp. */
export function rampOf(dtype: DType, shape: readonly number[]): Tensor {
  return { dtype, shape, data: encoded(dtype, rampValues(dtype, elementCount(shape))) };
}

export function asFloat32({ dtype, shape, data }: Tensor): Tensor {
  return { dtype: 'float32', shape, data: Float32Array.from(decoded({ dtype, data })) };
}

export function isRamp({ dtype, data }: Tensor): boolean {
  const ramp = rampValues(dtype, data.length);
  return decoded({ dtype, data }).every((value, at) => Object.is(value, ramp[at]));
}

function oneOf(dtype: DType): number {
  return dtype === 'uint8' ? 255 : 1;
}

/** What a filling asks of a reader. */
function readingCost(input: Tensor): number {
  const values = decoded(input);
  if (isRamp(input)) return values.length;
  return values.reduce((cost, value) => cost + elementCost(value, oneOf(input.dtype)), 1);
}

function elementCost(value: number, one: number): number {
  if (Object.is(value, 0)) return 0;
  if (value === one) return 1;
  if (Number.isInteger(value)) return Math.abs(value) < 10 ? 2 : 3;
  return 4;
}

/** One option left to its default. */
export function* fewerOptions(options: InterpolateOptions): Generator<InterpolateOptions> {
  for (const name of ['recomputeScaleFactor', 'antialias', 'alignCorners'] as const) {
    if (options[name] === undefined) continue;
    const { [name]: _, ...others } = options;
    yield others;
  }
}
