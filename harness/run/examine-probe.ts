import type { Call } from '#cases/case.ts';
import type { Probe } from '#cases/probe.ts';
import { decoded } from '#reference/rounding.ts';
import { interpolateOptions } from '../core/entry-options.ts';
import { hashOf } from '../core/hash.ts';
import type { OpenImplementation } from '../core/open-implementation.ts';
import type { Cell, CellFinding, Finding } from '../core/verdict.ts';
import { answerFinding } from '../judge/accepted.ts';
import { callExpectation } from '../judge/call-finding.ts';
import { DeviationTally } from '../judge/deviation-tally.ts';
import { withoutAnswer } from '../judge/fault.ts';
import { pytorchCall } from '../torch/pytorch-call.ts';
import type { ExaminationContext } from './examine.ts';

/**
 * Asks the calls of a probe in order, up to the first that fails, or all of a whole one; the first failure is what is found.
 * What the implementation declines is left out.
 */
export async function examineProbe(
  probe: Probe,
  opened: OpenImplementation,
  { level }: ExaminationContext,
): Promise<Finding> {
  const all = probe.calls();
  const calls = opened.compiles && probe.hasManyShapes ? fewOf(all, probe.id) : all;
  let total: DeviationTally | undefined;
  let declined: Finding | undefined;
  let failed: Finding | undefined;
  let answered: Call | undefined;
  const cells = new CellTally();
  const together = probe.overlaps === true ? await opened.askTogether?.(calls) : undefined;
  for (const [place, call] of calls.entries()) {
    const outcome = together?.[place] ?? (await opened.ask(call));
    if (outcome.kind === 'unsupported') {
      declined ??= withoutAnswer(outcome);
      cells.note(cellOf(call), { status: 'unsupported' });
      continue;
    }
    const finding = answerFinding(callExpectation(call), outcome, level);
    cells.note(cellOf(call), finding);
    if (finding.status === 'pass') {
      answered ??= call;
      total ??= new DeviationTally();
      if (finding.deviation) total.merge(finding.deviation);
      continue;
    }
    const message = `${where(place, call)}: ${finding.message ?? ''}`;
    failed ??= { ...finding, message, ...cellApart(call, calls) };
    if (probe.isWhole !== true || isGone(finding)) break;
  }
  if (failed !== undefined) return { ...failed, ...cells.found() };
  if (total === undefined || answered === undefined) return declined ?? { status: 'pass' };
  const left =
    calls.length < all.length &&
    `${calls.length} of ${all.length} calls were asked: the implementation compiles each shape`;
  return {
    status: 'pass',
    deviation: total.deviation,
    ...(left && { message: left }),
    ...cellApart(answered, calls),
    ...cells.found(),
  };
}

/** Calls of a probe that an implementation is asked which compiles for each shape. */
const FEW_CALLS = 3;

/** Spread over the probe, and in each probe others: together they cover what one probe leaves out. */
function fewOf(calls: readonly Call[], id: string): readonly Call[] {
  if (calls.length <= FEW_CALLS) return calls;
  const first = hashOf(id) % calls.length;
  const step = Math.floor(calls.length / FEW_CALLS);
  const places = Array.from({ length: FEW_CALLS }, (_, at) => (first + at * step) % calls.length);
  return calls.filter((_, place) => places.includes(place));
}

/** A series of several modes or dtypes counts in the row of the call that tells, where that is not the row of the first. */
function cellApart(call: Call, [first]: readonly Call[]): Pick<Finding, 'cell'> {
  const cell = cellOf(call);
  return isSameCell(cell, cellOf(first)) ? {} : { cell };
}

function isSameCell(one: Cell, other: Cell): boolean {
  return (
    one.mode === other.mode &&
    one.dtype === other.dtype &&
    one.alignCorners === other.alignCorners &&
    one.antialias === other.antialias
  );
}

function cellOf({ entry, options, input }: Call): Cell {
  const { mode = 'nearest', alignCorners = false, antialias = false } = interpolateOptions(entry, options);
  return { mode, dtype: input.dtype, alignCorners, antialias };
}

/** What is found in each row of the matrix that calls of a series belong to. */
class CellTally {
  readonly #cells: CellFinding[] = [];

  note(cell: Cell, { status, level, deviation }: Finding): void {
    const { max_ulp = 0, max_bound = 0 } = deviation ?? {};
    const before = this.#cells.find((one) => isSameCell(one.cell, cell));
    if (before === undefined) {
      const isWrong = status !== 'pass' && level !== undefined;
      this.#cells.push({ cell, status, ...(isWrong && { level }), max_ulp, max_bound });
      return;
    }
    before.max_ulp = Math.max(before.max_ulp, max_ulp);
    before.max_bound = Math.max(before.max_bound, max_bound);
    // What fails counts before what passes, and that before what is declined.
    if (status === 'unsupported' || (status === 'pass' && before.status !== 'unsupported')) return;
    if (before.status !== 'pass' && before.status !== 'unsupported') return;
    before.status = status;
    if (status !== 'pass' && level !== undefined) before.level = level;
  }

  /** Nothing where all calls belong to one row: that of the case. */
  found(): Pick<Finding, 'cells'> {
    return this.#cells.length > 1 ? { cells: this.#cells } : {};
  }
}

/** Asked again, it would begin anew, and remember nothing. */
function isGone({ status }: Finding): boolean {
  return status === 'crash' || status === 'timeout';
}

/** Values of an input that are printed. */
const FEW = 16;

/** A call of the series, with the shape of its input, and the values of a small one that are not unit vectors. */
function where(place: number, call: Call): string {
  const { dtype, shape, data } = call.input;
  const numbers = data.length <= FEW ? [...decoded({ dtype, data })] : [];
  const values = numbers.length > 0 && !areUnitVectors(numbers) ? `: ${numbers.join(' ')}` : '';
  const name = call.entry === 'interpolate.backward' ? 'g' : 'x';
  return `call ${place + 1}, ${pytorchCall(call)} with ${name} = ${dtype} [${shape.join(', ')}]${lyingIn(call)}${values}`;
}

function lyingIn({ view, arrangement }: Call): string {
  if (view) return ', a view into a larger buffer';
  return arrangement === undefined ? '' : `, ${arrangement}`;
}

/** Zeros and one other value: the shape and the title of the probe say the rest. */
function areUnitVectors(numbers: readonly number[]): boolean {
  return numbers.includes(0) && new Set(numbers.filter((value) => value !== 0)).size === 1;
}
