import type { Call } from '#cases/case.ts';
import type { Probe } from '#cases/probe.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { Outcome, Subject } from '../core/subject.ts';
import type { Deviation, Finding } from '../core/verdict.ts';
import { callExpectation } from '../judge/call-finding.ts';
import { acceptedMultiple, comparison } from '../judge/compare.ts';
import { faultOf, withoutAnswer } from '../judge/fault.ts';
import { outsideText } from '../judge/outside-text.ts';
import { pytorchCall } from '../torch/pytorch-call.ts';
import type { ExaminationContext } from './examine.ts';

/**
 * Asks the calls of a probe in order, up to the first that fails, or all of a whole one; the first failure is what is found.
 * What the implementation declines is left out.
 */
export async function examineProbe(probe: Probe, subject: Subject, { level }: ExaminationContext): Promise<Finding> {
  const calls = probe.calls();
  let total: Deviation | undefined;
  let declined: Finding | undefined;
  let failed: Finding | undefined;
  for (const [place, call] of calls.entries()) {
    const outcome = await subject.ask(call);
    if (outcome.kind === 'unsupported') {
      declined ??= withoutAnswer(outcome);
      continue;
    }
    const expectation = callExpectation(call);
    const fault = faultOf(outcome, expectation);
    if (fault !== undefined) {
      failed ??= { ...fault, message: `${where(place, call)}: ${fault.message ?? ''}` };
      if (probe.isWhole !== true || isGone(fault)) return failed;
      continue;
    }
    const got = (outcome as Extract<Outcome, { kind: 'tensor' }>).tensor;
    const nearest = { ...got, data: encoded(got.dtype, expectation.ideal) };
    const { deviation, level: reached } = comparison(expectation, got, nearest);
    if (deviation.max_bound > acceptedMultiple(level === 'bit-exact' ? 'faithful' : level, got.dtype)) {
      failed ??= { status: 'fail', level: reached, deviation, message: failure(place, call, deviation) };
      if (probe.isWhole !== true) return failed;
      continue;
    }
    total = total === undefined ? deviation : merged(total, deviation);
  }
  if (failed !== undefined) return failed;
  return total === undefined ? (declined ?? { status: 'pass' }) : { status: 'pass', deviation: total };
}

/** Asked again, it would begin anew, and remember nothing. */
function isGone({ status }: Finding): boolean {
  return status === 'crash' || status === 'timeout';
}

function failure(place: number, call: Call, deviation: Deviation): string {
  return `${where(place, call)}: ${outsideText(deviation)}`;
}

/** Values of an input that are printed. */
const FEW = 16;

/** A call of the series, with the shape of its input, and the values of a small one that are not unit vectors. */
function where(place: number, call: Call): string {
  const { dtype, shape, data } = call.input;
  const numbers = [...decoded({ dtype, data })];
  const values = data.length <= FEW && !areUnitVectors(numbers) ? `: ${numbers.join(' ')}` : '';
  const name = call.entry === 'interpolate.backward' ? 'g' : 'x';
  return `call ${place}, ${pytorchCall(call)} with ${name} = ${dtype} [${shape.join(', ')}]${values}`;
}

/** Zeros and one other value: the shape and the title of the probe say the rest. */
function areUnitVectors(numbers: readonly number[]): boolean {
  return numbers.includes(0) && new Set(numbers.filter((value) => value !== 0)).size === 1;
}

function merged(left: Deviation, right: Deviation): Deviation {
  const worse = left.max_bound >= right.max_bound ? left : right;
  const ties = (left.index_ties ?? 0) + (right.index_ties ?? 0);
  return {
    max_abs: Math.max(left.max_abs, right.max_abs),
    max_rel: Math.max(left.max_rel, right.max_rel),
    max_ulp: Math.max(left.max_ulp, right.max_ulp),
    max_bound: worse.max_bound,
    differing: left.differing + right.differing,
    outside: left.outside + right.outside,
    elements: left.elements + right.elements,
    ...(ties > 0 && { index_ties: ties }),
    ...(worse.worst && { worst: worse.worst }),
  };
}
