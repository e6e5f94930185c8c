import type { CaseReport } from '../report/case-report.ts';
import { AND } from './claim.ts';

/** Whether a claim would have failed a case that passed; undefined where it says nothing about it. */
export type RuledOut = (claim: string, one: CaseReport) => boolean | undefined;

/** Passing cases that a claim is held against. */
const MOST_WITNESSES = 24;

export interface Consistency {
  /** From ½, where every passing case that it says something about speaks against it, to 1. */
  weight: number;
  /** The same over all passing cases nearby: where it says nothing, a right answer is what it predicts. */
  nearby: number;
}

export function consistency(
  claim: string,
  explained: readonly CaseReport[],
  witnesses: readonly CaseReport[],
  ruledOut: RuledOut,
): Consistency {
  const near = nearOf(claim, explained, witnesses);
  let asked = 0;
  let said = 0;
  let against = 0;
  for (const one of strewn(near)) {
    if (said >= MOST_WITNESSES) break;
    asked += 1;
    const is = ruledOut(claim, one);
    if (is === undefined) continue;
    said += 1;
    if (is) against += 1;
  }
  const share = (count: number) => (count === 0 ? 1 : 1 - against / count / 2);
  return { weight: share(said), nearby: share(asked) };
}

/** The cases that speak for or against a claim: of the same modes and dtypes as those that it explains. */
export function nearOf(claim: string, explained: readonly CaseReport[], witnesses: readonly CaseReport[]) {
  const recorded = explained.filter(({ kind }) => kind === 'golden');
  const places = new Set((recorded.length > 0 ? recorded : explained).map(placeOf));
  return witnesses.filter((one) => places.has(placeOf(one)) && isWitness(claim, one));
}

/** Failing cases that speak against a further claim, for one that it explains. */
const MOST_AGAINST = 3;

/** It predicts many failures that are others than those that came: those that it explains it explains by chance. */
export function isBelied(
  claim: string,
  explained: readonly CaseReport[],
  failing: readonly CaseReport[],
  ruledOut: RuledOut,
): boolean {
  const places = new Set(explained.map(placeOf));
  const isMeeting = ({ hypotheses = [] }: CaseReport) => hypotheses.some((text) => text.split(AND).includes(claim));
  let against = 0;
  for (const one of failing) {
    if (one.status !== 'fail' || one.kind !== 'golden' || !places.has(placeOf(one)) || isMeeting(one)) continue;
    if (ruledOut(claim, one)) against += 1;
    if (against > MOST_AGAINST * explained.length) return true;
  }
  return false;
}

/**
 * A case that fails with the right shape speaks against another rule for sizes, as one that passes does. Where an erratum
 * is met, more than one answer passes, and a mistake may hide in the other.
 */
function isWitness(claim: string, { status, errata }: CaseReport): boolean {
  if (errata !== undefined) return false;
  return status === 'pass' || (status === 'fail' && claim.startsWith('output-size.'));
}

/** Neighbours in the suite ask alike: witnesses are taken from all of it. */
function strewn(cases: readonly CaseReport[]): readonly CaseReport[] {
  const between = Math.max(Math.floor(cases.length / MOST_WITNESSES), 1);
  const turns = Array.from({ length: between }, (_, turn) => cases.filter((_one, at) => at % between === turn));
  return turns.flat();
}

function placeOf({ mode, dtype, align_corners, antialias }: CaseReport): string {
  return `${mode} ${dtype} ${align_corners} ${antialias}`;
}
