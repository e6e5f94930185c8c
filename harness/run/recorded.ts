import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { SuiteError } from '../core/suite-error.ts';
import { HINT } from '../goldens/goldens.ts';
import { unravelled } from '../judge/compare.ts';
import type { Expectation } from '../judge/expectation.ts';

/** A recorded answer, which is itself what the clauses give: else the recording or the text is wrong. */
export function checkedRecording(recorded: Tensor, expectation: Expectation, file: string): Tensor {
  const { dtype, shape } = expectation;
  if (recorded.dtype !== dtype) throw wrong(file, `dtype ${dtype}`, recorded.dtype);
  if (recorded.shape.join() !== shape.join()) throw wrong(file, `shape ${tuple(shape)}`, tuple(recorded.shape));
  const values = decoded(recorded);
  const outside = values.findIndex((value, element) => expectation.judge(element, value) > 1);
  if (outside === -1) return recorded;
  const place = `output [${unravelled(outside, shape).join(', ')}]`;
  throw wrong(file, `${place} near ${expectation.ideal[outside]}`, `${values[outside]}, which is outside its bound`);
}

function wrong(file: string, expected: string, got: string): SuiteError {
  return new SuiteError(`cases/golden/${file}: expected ${expected} by the clauses, got ${got}; ${HINT}`);
}

function tuple(shape: readonly number[]): string {
  return `(${shape.join(', ')})`;
}
