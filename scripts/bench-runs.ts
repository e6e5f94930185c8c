import { join } from 'node:path';
import { execa } from 'execa';
import { PROFILES, type Profile } from '#cases/case.ts';
import type { RunCost } from './bench-run.ts';

/** Wrong in half of the cases, and never by much: nothing is ruled out at first sight. */
const FAULT = 'coordinates/quarter-to-the-right';

const ASKED = PROFILES.filter((profile) => profile !== 'full');

/** What whole runs cost in CPU time: judging beside the implementation, and a run that fails beside one that passes. */
export async function runTexts(): Promise<string[]> {
  const texts: string[] = [];
  for (const profile of ASKED) {
    const passing = await runCost(profile, 'none');
    const failing = await runCost(profile, FAULT);
    texts.push(
      [
        `${profile}, ${passing.cases} cases of values, ${passing.calls} calls, in one process: seconds of CPU time`,
        lineOf('the calls alone', passing.implementation),
        lineOf('judging them', passing.run - passing.implementation, passing.implementation, 'the calls'),
        lineOf('the run, all passing', passing.run),
        lineOf(`the run, ${failing.failed} failing`, failing.run, passing.run, 'the run that passes'),
      ].join('\n'),
    );
  }
  return texts;
}

/** Each in a process of its own: expectations are kept for as long as the suite is. */
async function runCost(profile: Profile, fault: string): Promise<RunCost> {
  const script = join(import.meta.dirname, 'bench-run.ts');
  const { stdout } = await execa(process.execPath, [...process.execArgv, script, profile, fault]);
  return JSON.parse(stdout) as RunCost;
}

function lineOf(what: string, seconds: number, base?: number, name = ''): string {
  const ratio = base === undefined ? '' : `  ${(seconds / base).toFixed(1)} × ${name}`;
  return `  ${what.padEnd(26)} ${seconds.toFixed(2).padStart(8)} s${ratio}`;
}
