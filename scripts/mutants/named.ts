import { existsSync, readFileSync } from 'node:fs';
import { isFailing } from '#harness/report/case-report.ts';
import { runConformance } from '#harness/run/run.ts';
import type { Implementation } from '#spec/signature.ts';
import { countedList, numberTable } from '../number-table.ts';
import { edited, type Mutant } from './mutations.ts';
import { moduleOf, type Program } from './programs.ts';
import { wasEndless } from './turns.ts';

/** The programs whose functions name their clauses. */
const PROGRAMS = ['reference', 'resizer'];

/** What the diagnosis says of the first mutants of each program that fail in `quick`, as a table. */
export async function namedText(
  programs: readonly Program[],
  count: number,
  ordered: (mutants: readonly Mutant[]) => readonly Mutant[],
): Promise<string> {
  const rows: [string, ...number[]][] = [];
  const others: string[] = [];
  for (const program of programs.filter(({ name }) => PROGRAMS.includes(name))) {
    const tally = { right: 0, other: 0, none: 0 };
    for (const mutant of ordered(program.mutants)) {
      if (tally.right + tally.other + tally.none === count) break;
      const due = clausesOf(mutant);
      const said = due.length === 0 ? undefined : await saidOf(program, mutant);
      if (said === undefined) continue;
      const kind = said.length === 0 ? 'none' : said.some((clause) => isDue(clause, due)) ? 'right' : 'other';
      tally[kind] += 1;
      if (kind !== 'right')
        others.push(`\`${mutant.id}\`: ${said.map((clause) => `\`${clause}\``).join(', ') || 'none'}`);
    }
    const { right, other, none } = tally;
    rows.push([program.name, right + other + none, right, other, none]);
  }
  return [
    numberTable(['program', 'diagnosed', 'right clause', 'another', 'none fits'], rows),
    countedList('Another clause, or none', others),
  ].join('\n\n');
}

/** The clauses of the first causes; undefined where `quick` notices nothing, or no values. */
async function saidOf({ text }: Program, { edit }: Mutant): Promise<string[] | undefined> {
  const made = (await moduleOf(edited(text, [edit])).catch(() => undefined)) as Implementation | undefined;
  if (made === undefined) return undefined;
  const { interpolate } = made;
  const implementation: Implementation = {
    ...made,
    aspects: ['values'],
    interpolate(...call) {
      wasEndless();
      return interpolate(...call);
    },
  };
  const { cases, diagnoses } = await runConformance(implementation, { profile: 'quick' });
  if (!cases.some((one) => isFailing(one) && one.status === 'fail')) return undefined;
  return diagnoses.slice(0, 3).map(({ clause }) => clause);
}

/** Of the comment above a function, and the page of its file as `page.`. */
function clausesOf({ place }: Mutant): string[] {
  const [file, name] = place.split(' ');
  const source = readFileSync(file, 'utf8');
  const declared = new RegExp(`(?:function|const) ${name.replace(/\d+$/, '')}\\b`).exec(source);
  const above = source.slice(0, declared?.index ?? 0);
  const comment = declared === null ? '' : above.slice(above.lastIndexOf('/**'));
  const isOwn = !/^\}/m.test(comment);
  const named = isOwn ? [...comment.matchAll(/`([a-z-]+\.[a-z0-9-]+)`/g)].map(([, clause]) => clause) : [];
  const page =
    /([\w-]+)(?:\/[\w-]+)?\.ts$/.exec(file.replace(/^(reference|harness\/mistakes\/resizer)\//, ''))?.[1] ?? '';
  return existsSync(`spec/${page}.md`) ? [...named, `${page}.`] : named;
}

function isDue(clause: string, due: readonly string[]): boolean {
  return due.some((one) => (one.endsWith('.') ? clause.startsWith(one) : clause === one));
}
