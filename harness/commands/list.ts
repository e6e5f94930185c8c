import { ASPECTS, PROFILES } from '#cases/case.ts';
import { counted } from '#harness/core/printable.ts';
import { oneOf } from '#harness/run/run-options.ts';
import { checkModesAndDtypes, checkPatterns, selectedCases } from '#harness/suite/selection.ts';
import { loadEntries, type SuiteEntry } from '#harness/suite/suite.ts';
import { EXIT } from './exit.ts';
import type { Streams } from './streams.ts';

export interface ListFlags {
  profile: string;
  aspect?: string[];
  mode?: string[];
  dtype?: string[];
  json?: boolean;
}

export async function listCommand(
  globs: readonly string[],
  flags: ListFlags,
  { stdout, stderr }: Streams,
  load: () => Promise<readonly SuiteEntry[]> = loadEntries,
): Promise<number> {
  const profile = oneOf('profile', flags.profile, PROFILES);
  const aspects = flags.aspect?.map((aspect) => oneOf('aspect', aspect, ASPECTS)) ?? ASPECTS;
  const suite = await load();
  checkPatterns('list', globs, suite);
  const { mode: modes, dtype: dtypes } = flags;
  checkModesAndDtypes({ modes, dtypes }, suite);
  const cases = selectedCases(suite, { profile, aspects, filter: globs, modes, dtypes });
  if (flags.json) {
    stdout.write(`${JSON.stringify(cases.map(listedCase), null, 2)}\n`);
    return EXIT.conforms;
  }
  const width = Math.max(0, ...cases.map(({ id }) => id.length));
  stdout.write(cases.map((one) => `${one.id.padEnd(width)}  ${lineOf(one)}\n`).join(''));
  stderr.write(`${counted(cases.length, 'case')}\n`);
  return EXIT.conforms;
}

/** A crossed case asks about many; `show` and `--json` have them all. */
const SHOWN_CLAUSES = 3;

function lineOf({ fact, clauses, mode, dtype, profile }: SuiteEntry): string {
  const hidden = clauses.length - SHOWN_CLAUSES;
  const shown = `${clauses.slice(0, SHOWN_CLAUSES).join(', ')}${hidden > 0 ? ` and ${hidden} more` : ''}`;
  return `${fact} (${mode}, ${dtype}, ${profile}; ${shown})`;
}

/** As the report spells it. */
function listedCase(entry: SuiteEntry): object {
  const { id, fact, clauses, aspect, profile, kind, mode, dtype, antialias, call } = entry;
  return { id, fact, clauses, aspect, profile, kind, mode, dtype, align_corners: entry.alignCorners, antialias, call };
}
