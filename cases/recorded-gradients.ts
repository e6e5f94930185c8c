import type { BackwardCall, CaseHead } from './case.ts';
import { gradientProbes } from './gradient-probes.ts';

/** A gradient that is recorded from the target: one call of a probe. */
export interface GradientDesign extends Omit<CaseHead, 'aspect'> {
  probe: string;
  call: BackwardCall;
}

/** Of a long series every eighth call: the sizes and the factors of a series have other periods, so that all of them occur. */
const STRIDE = 8;
const LONG = 2 * STRIDE;

export function gradientDesigns(): GradientDesign[] {
  return gradientProbes.flatMap((probe) => {
    const { id, clauses, profile } = probe;
    const fact = probe.fact.replace(/, at \d.*$/, '');
    const calls = probe.calls() as readonly BackwardCall[];
    const stride = calls.length < LONG ? 1 : STRIDE;
    return calls.flatMap((call, at) =>
      at % stride === 0 ? [{ id: `${id}-${at + 1}`, fact, clauses, profile, probe: id, call }] : [],
    );
  });
}
