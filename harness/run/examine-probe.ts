import type { Call } from '#cases/case.ts';
import type { Probe } from '#cases/probe.ts';
import { decoded } from '#reference/rounding.ts';
import { interpolateOptions } from '../core/entry-options.ts';
import { hashOf } from '../core/hash.ts';
import type { OpenImplementation } from '../core/open-implementation.ts';
import type { Cell, Finding } from '../core/verdict.ts';
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
  const together = probe.overlaps === true ? await opened.askTogether?.(calls) : undefined;
  for (const [place, call] of calls.entries()) {
    const outcome = together?.[place] ?? (await opened.ask(call));
    if (outcome.kind === 'unsupported') {
      declined ??= withoutAnswer(outcome);
      continue;
    }
    const finding = answerFinding(callExpectation(call), outcome, level);
    if (finding.status === 'pass') {
      answered ??= call;
      total ??= new DeviationTally();
      if (finding.deviation) total.merge(finding.deviation);
      continue;
    }
    const message = `${where(place, call)}: ${finding.message ?? ''}`;
    failed ??= { ...finding, message, ...cellApart(call, calls) };
    if (probe.isWhole !== true || isGone(finding)) return failed;
  }
  if (failed !== undefined) return failed;
  if (total === undefined || answered === undefined) return declined ?? { status: 'pass' };
  const left =
    calls.length < all.length &&
    `${calls.length} of ${all.length} calls were asked: the implementation compiles each shape`;
  return { status: 'pass', deviation: total.deviation, ...(left && { message: left }), ...cellApart(answered, calls) };
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
  const [cell, own] = [cellOf(call), cellOf(first)];
  const isApart = (Object.keys(cell) as (keyof Cell)[]).some((key) => cell[key] !== own[key]);
  return isApart ? { cell } : {};
}

function cellOf({ entry, options, input }: Call): Cell {
  const { mode = 'nearest', alignCorners = false, antialias = false } = interpolateOptions(entry, options);
  return { mode, dtype: input.dtype, alignCorners, antialias };
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
  const numbers = [...decoded({ dtype, data })];
  const values = data.length <= FEW && !areUnitVectors(numbers) ? `: ${numbers.join(' ')}` : '';
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
