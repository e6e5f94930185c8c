import type { Call, Profile } from '#cases/case.ts';
import { askImplementation } from '#harness/calling/ask-implementation.ts';
import { runConformance } from '#harness/run/run.ts';
import { loadSuite } from '#harness/suite/suite.ts';
import { interpolateBackward } from '#reference/gradients.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation } from '#spec/signature.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { FAILING } from './failing.ts';

/** For `bench.ts`: one run in a process of its own, and then the calls of one that passes alone; their CPU time as a line of JSON. */

export interface RunCost {
  readonly cases: number;
  readonly failed: number;
  readonly calls: number;
  /** Seconds of the whole run, the suite being loaded. */
  readonly run: number;
  /** Seconds of the same calls to the implementation, without suite and judgement. */
  readonly implementation: number;
}

const [profile, failing] = process.argv.slice(2);
const right: Implementation = { name: 'reference', interpolate, interpolateBackward };
const implementation = [ofAMillisecond(), ...FAILING].find(({ name }) => name === failing) ?? right;

await loadSuite();
const start = process.cpuUsage();
const { summary } = await runConformance(implementation, { profile: profile as Profile });
const run = secondsSince(start);
// Whoever keeps the calls of a run makes it dearer.
const calls = summary.failures === 0 ? await callsOf(implementation) : [];
const again = process.cpuUsage();
for (const call of calls) await askImplementation(implementation, call);
const cost: RunCost = {
  cases: summary.cases,
  failed: summary.failures,
  calls: calls.length,
  run,
  implementation: secondsSince(again),
};
console.log(JSON.stringify(cost));

async function callsOf(passing: Implementation): Promise<Call[]> {
  const all: Call[] = [];
  await runConformance(passing, {
    profile: profile as Profile,
    onEvidence: ({ exchanges }) => all.push(...exchanges.map(({ call }) => call)),
  });
  return all;
}

/** Right, and each call takes a millisecond at least. */
function ofAMillisecond(): Implementation {
  const slowed =
    <Given extends readonly unknown[], Answer>(answer: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      const end = performance.now() + 1;
      const answered = answer(...given);
      while (performance.now() < end);
      return answered;
    };
  return {
    name: 'a millisecond a call',
    interpolate: slowed(interpolate),
    interpolateBackward: slowed(interpolateBackward),
  };
}

function secondsSince(earlier: NodeJS.CpuUsage): number {
  return cpuSeconds(process.cpuUsage(earlier));
}
