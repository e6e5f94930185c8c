import { UsageError } from '../core/open-implementation.ts';
import { SuiteError } from '../core/suite-error.ts';
import { isFailing } from '../report/case-report.ts';
import type { Examination, Examined, Processes } from './examination.ts';
import { type LaneMessage, type LaneTask, sideBySide } from './lanes.ts';
import type { RunOptions } from './run-options.ts';

/** Cases of several lanes: each by its place, in whatever order they are ready. */
export interface SharedCases {
  examined(place: number): Promise<Examined>;
  stop(): Promise<void>;
}

/** Deals the lanes to as many processes, of which this is one. The lanes of a process go on side by side. */
export function sharedCases(
  examination: Examination,
  implementation: string,
  options: RunOptions,
  processes: Processes,
  count: number,
): SharedCases {
  const { left: cases, lanes } = examination;
  const laneOf = (place: number) => place % lanes;
  const results = cases.map(() => new Result());
  const placesOf = (own: number) => [...cases.keys()].filter((place) => laneOf(place) % count === own);
  const places = new Map(cases.map(({ id }, place) => [id, place]));
  const isEvidenceWanted = options.onEvidence !== undefined;
  let isStopped = false;

  const others = Array.from({ length: count - 1 }, (_, at) => {
    const own = placesOf(at + 1);
    return processes.start(
      {
        implementation,
        options: sentOptions(options),
        cases: own.map((place) => ({ id: cases[place].id, lane: laneOf(place) })),
        isEvidenceWanted,
      },
      (message) => take(message, own),
    );
  });

  function take(message: LaneMessage, own: readonly number[]): void {
    if (message.kind === 'failed') {
      const error = message.name === 'UsageError' ? new UsageError(message.message) : new SuiteError(message.message);
      for (const place of own) results[place].reject(error);
      return;
    }
    const place = places.get(message.id) as number;
    const { finding = { status: message.report.status }, exchanges = [] } = message.evidence ?? {};
    results[place].resolve({ report: message.report, evidence: { suiteCase: cases[place], finding, exchanges } });
  }

  async function examineOwn(place: number): Promise<void> {
    if (isStopped) return;
    try {
      const { report, evidence } = await examination.examine(cases[place], laneOf(place));
      const isWanted = isEvidenceWanted || isFailing(report);
      results[place].resolve({ report, evidence: isWanted ? evidence : { ...evidence, exchanges: [] } });
    } catch (error) {
      results[place].reject(error);
      throw error;
    }
  }
  // Whoever waits for the case is told of its error; the lane ends with it.
  sideBySide(placesOf(0), laneOf, examineOwn).catch(() => {});

  return {
    async examined(place) {
      const examined = await results[place].promise;
      results[place] = new Result();
      return examined;
    },
    async stop() {
      isStopped = true;
      await Promise.all(others.map((one) => one.stop()));
    },
  };
}

function sentOptions({ profile, level, seed, fresh, path, repeat, timeout, require }: RunOptions): LaneTask['options'] {
  return { profile, level, seed, fresh, path, repeat, timeout, require };
}

/** What comes of a case, sooner or later. */
class Result {
  readonly promise: Promise<Examined>;
  resolve!: (examined: Examined) => void;
  reject!: (error: unknown) => void;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // Nobody may ever ask for it, when the run ends before.
    this.promise.catch(() => {});
  }
}
