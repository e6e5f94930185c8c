import { decoded } from '#reference/rounding.ts';
import { indexAt } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { SuiteError } from '../core/suite-error.ts';
import { type GoldenFile, type Goldens, HINT, loadTensor } from '../goldens/goldens.ts';
import type { Expectation } from './expectation.ts';
import { multiplesOf } from './multiples.ts';

/** The recorded answer of a call that is to be judged like this. */
export function recordedAnswer(goldens: Goldens, file: GoldenFile, expectation: Expectation): Tensor {
  return checkedRecording(loadTensor(goldens, file), expectation, file.file);
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
