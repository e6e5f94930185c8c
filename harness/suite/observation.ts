import type { CaseEvidence, Exchange } from './evidence.ts';

/** What a diagnosis needs of a case that failed: the calls that can tell why, with their outcomes. */
export interface Observation {
  readonly id: string;
  readonly exchanges: readonly Exchange[];
  /** All calls of a series in which some may be right; otherwise the last call that is wrong is the one that failed. */
  readonly isSeries: boolean;
}

/** A property may have made hundreds of calls; the last ones are the plainest. */
const MOST_CALLS = 12;
/** Of a probe the call that failed, and that before it, which was right. */
const CALLS_OF_A_PROBE = 2;

export function observationOf({ suiteCase, exchanges }: CaseEvidence): Observation {
  const { id } = suiteCase;
  switch (suiteCase.kind) {
    case 'golden':
    case 'refusal':
      return { id, exchanges: exchanges.slice(-1), isSeries: false };
    case 'probe':
      if (suiteCase.probe.isWhole === true) return { id, exchanges, isSeries: true };
      // Of calls that are all started before the first is judged, any may be the one that failed.
      return {
        id,
        exchanges: suiteCase.probe.overlaps === true ? exchanges : exchanges.slice(-CALLS_OF_A_PROBE),
        isSeries: false,
      };
    case 'model':
      return { id, exchanges, isSeries: false };
    case 'property':
      return { id, exchanges: exchanges.slice(-MOST_CALLS), isSeries: false };
  }
}
