import { decoded } from '#reference/rounding.ts';
import { indexAt } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { interpolateOptions } from '../core/entry-options.ts';
import { SuiteError } from '../core/suite-error.ts';
import { type GoldenCase, type Goldens, HINT, loadTensor } from '../goldens/goldens.ts';
import { type Expectation, expectationOf } from './expectation.ts';
import { multiplesOf } from './multiples.ts';

/** What a recorded case is judged by. */
interface Material {
  input: Tensor;
  recorded: Tensor;
  expectation: Expectation;
}

/** Kept while the suite is: hundreds of variants may be examined in one process. */
const inputs = new WeakMap<GoldenCase, Tensor>();
const materials = new WeakMap<GoldenCase, Material>();

/** Whether it is answered says whether anything else of a case is needed. */
export function inputOf(golden: GoldenCase, goldens: Goldens): Tensor {
  const input = inputs.get(golden) ?? loadTensor(goldens, golden.input);
  inputs.set(golden, input);
  return input;
}

export function materialOf(golden: GoldenCase, goldens: Goldens): Material {
  const kept = materials.get(golden);
  if (kept !== undefined) return kept;
  const { entry, options, output } = golden;
  const input = inputOf(golden, goldens);
  const file = output as NonNullable<typeof output>;
  const expectation = expectationOf({ input, options: interpolateOptions(entry, options) });
  const material = {
    input,
    recorded: checkedRecording(loadTensor(goldens, file), expectation, file.file),
    expectation,
  };
  materials.set(golden, material);
  return material;
}

/** A recorded answer, which is itself what the clauses give: else the recording or the text is wrong. */
export function checkedRecording(recorded: Tensor, expectation: Expectation, file: string): Tensor {
  const { dtype, shape } = expectation;
  if (recorded.dtype !== dtype) throw wrong(file, `dtype ${dtype}`, recorded.dtype);
  if (recorded.shape.join() !== shape.join()) throw wrong(file, `shape ${tuple(shape)}`, tuple(recorded.shape));
  const values = decoded(recorded);
  const outside = multiplesOf(expectation, values).findIndex((multiple) => !(multiple <= 1));
  if (outside === -1) return recorded;
  const place = `output [${indexAt(shape, outside).join(', ')}]`;
  throw wrong(file, `${place} near ${expectation.ideal[outside]}`, `${values[outside]}, which is not accepted`);
}

function wrong(file: string, expected: string, got: string): SuiteError {
  return new SuiteError(`cases/golden/${file}: expected ${expected} by the clauses, got ${got}; ${HINT}`);
}

function tuple(shape: readonly number[]): string {
  return `(${shape.join(', ')})`;
}
