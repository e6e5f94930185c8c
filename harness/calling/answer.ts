import type { DType, Tensor } from '#spec/signature.ts';
import { arrayClass, classOfDtype, copied, isArray, isInteger, lengthOf, sliceArray } from '../core/intrinsics.ts';
import { MOST_AXES } from '../core/protocol.ts';
import { describeThrown, describeValue } from './describe-value.ts';

/** A tensor of our own, with the array that it came in; or what is wrong with it. */
export type Answer =
  | { kind: 'tensor'; tensor: Tensor; data: Tensor['data'] }
  | { kind: 'invalid-output'; message: string };

/** Every member is read once, so that a getter cannot show one thing here and another thing later. */
export function checkedAnswer(answer: unknown): Answer {
  if (typeof answer !== 'object' || answer === null || arrayClass(answer) !== undefined)
    return invalid(`the answer: expected a tensor { dtype, shape, data }, got ${describeValue(answer)}`);
  let dtype: unknown;
  let shape: unknown;
  let data: unknown;
  try {
    ({ dtype, shape, data } = answer as Record<string, unknown>);
    if (isArray(shape)) {
      const { length } = shape;
      if (length > MOST_AXES) return invalid(`shape: expected at most ${MOST_AXES} axes, got ${length}`);
      shape = sliceArray(shape);
    }
  } catch (error) {
    return invalid(`the answer: expected a tensor { dtype, shape, data }, but reading it threw: ${inWords(error)}`);
  }
  return checkedMembers(dtype, shape, data);
}

function checkedMembers(dtype: unknown, shape: unknown, data: unknown): Answer {
  const expectedClass = classOfDtype(dtype);
  if (expectedClass === undefined)
    return invalid(`dtype: expected float64, float32, float16, bfloat16 or uint8, got ${describeValue(dtype)}`);
  const elements = elementCount(shape);
  if (typeof elements === 'string') return invalid(elements);
  const gotClass = arrayClass(data);
  if (gotClass !== expectedClass) {
    const bits = expectedClass === 'Uint16Array' ? ' with the bits' : '';
    return invalid(`data: expected a ${expectedClass}${bits} for dtype ${dtype as DType}, got ${describeValue(data)}`);
  }
  const sizes = shape as number[];
  const got = lengthOf(data as Tensor['data']);
  if (got !== elements)
    return invalid(`data: expected ${elements} elements for the shape [${listed(sizes)}], got ${got}`);
  return {
    kind: 'tensor',
    tensor: { dtype: dtype as DType, shape: sizes, data: copied(dtype as DType, data as Tensor['data']) },
    data: data as Tensor['data'],
  };
}

/** The product of the sizes, or what is wrong with them. */
function elementCount(shape: unknown): number | string {
  if (!isArray(shape)) return `shape: expected an array of sizes, got ${describeValue(shape)}`;
  let product = 1;
  for (let axis = 0; axis < shape.length; axis++) {
    const size: unknown = shape[axis];
    if (!isInteger(size) || (size as number) < 0)
      return `shape: expected sizes that are integers from 0, got ${describeValue(size)} at axis ${axis}`;
    product *= size as number;
  }
  return product;
}

function listed(sizes: readonly number[]): string {
  let text = '';
  for (let axis = 0; axis < sizes.length; axis++) text += `${axis === 0 ? '' : ', '}${sizes[axis]}`;
  return text;
}

function inWords(error: unknown): string {
  const { name, message } = describeThrown(error);
  return `${name}: ${message}`;
}

function invalid(message: string): Answer {
  return { kind: 'invalid-output', message };
}
