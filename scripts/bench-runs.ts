import { join } from 'node:path';
import { execa } from 'execa';
import { PROFILES, type Profile } from '#cases/case.ts';
import type { RunCost } from './bench-run.ts';
import { FAILING } from './failing.ts';
import { numberTable } from './number-table.ts';

const ASKED = PROFILES.filter((profile) => profile !== 'full');

/** A table of what whole runs cost in CPU time: judging beside the implementation, and failing beside passing. */
export async function runTexts(): Promise<string> {
  const columns: RunCost[][] = [];
  for (const profile of ASKED) columns.push(await costsOf(profile));
  const names = ['the reference', ...FAILING.map(({ name }) => name)];
  const row = (name: string, at: number): [string, ...string[]] => [
    name,
    ...columns.flatMap((costs) => {
      const { failed, run } = costs[at];
      return [String(failed), (run / costs[0].run).toFixed(2)];
    }),
  ];
  const inside = columns.map(([{ calls, implementation, run }], at) => {
    const judging = ((1000 * (run - implementation)) / calls).toFixed(2);
    return `${ASKED[at]}: ${calls} calls, ${run.toFixed(1)} s, of which ${implementation.toFixed(2)} s inside the reference; ${judging} ms a call for the suite.`;
  });
  const { run, implementation } = await runCost('standard', 'a millisecond a call');
  return [
    numberTable(['implementation', ...ASKED.flatMap((profile) => [`failing in ${profile}`, 'cost'])], names.map(row)),
    '',
    ...inside,
    `standard with calls of a millisecond: ${(run / implementation).toFixed(2)} times the CPU time of the calls.`,
  ].join('\n');
}

/** Of the reference, and of each implementation that fails; one after the other, so that nothing disturbs them. */
async function costsOf(profile: Profile): Promise<RunCost[]> {
  const costs: RunCost[] = [];
  for (const name of ['', ...FAILING.map((one) => one.name)]) costs.push(await runCost(profile, name));
  return costs;
}

/** Each in a process of its own, by the suite as it is built: what is loaded from the source is compiled at every start. */
async function runCost(profile: Profile, name: string): Promise<RunCost> {
  const script = join(import.meta.dirname, 'bench-run.ts');
  const built = process.execArgv.filter((word) => !['-C', 'source'].includes(word));
  const { stdout } = await execa(process.execPath, [...built, script, profile, name]);
  return JSON.parse(stdout) as RunCost;
}
