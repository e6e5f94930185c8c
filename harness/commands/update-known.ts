import { access } from 'node:fs/promises';
import { UsageError } from '#harness/core/subject.ts';
import { checkOutputFiles, writeFileAtomically } from '#harness/present/output-files.ts';
import type { KnownDeviation } from '#harness/report/known.ts';
import type { Report } from '#harness/report/report.ts';
import { updatedKnown } from '#harness/report/update-known.ts';
import type { RunFlags } from './run.ts';
import type { Streams } from './streams.ts';

/** The file of `--known`, or an empty list where there is none yet. Throws a `UsageError` where it cannot be updated. */
export async function knownToUpdate({ known, shard, bail }: RunFlags): Promise<string | readonly KnownDeviation[]> {
  if (known === undefined) throw new UsageError('--update-known: needs --known FILE, the file to write');
  if (shard !== undefined) throw new UsageError('--update-known: needs a whole run; a shard does not run all cases');
  if (bail !== undefined)
    throw new UsageError('--update-known: cannot be combined with --bail, which leaves cases out');
  await checkOutputFiles([{ option: '--known', path: known }]);
  return access(known).then(
    () => known,
    () => [],
  );
}

export async function updateKnown({ known = [], cases }: Report, flags: RunFlags, { stdout }: Streams): Promise<void> {
  const path = flags.known ?? '';
  const { entries, kept, added, removed } = updatedKnown(known, cases);
  await writeFileAtomically(path, `${JSON.stringify(entries, null, 2)}\n`);
  const advice = added.length > 0 ? '; give each new entry a reason, and a link to where it is tracked' : '';
  stdout.write(`${path}: ${kept} kept, ${added.length} added, ${removed.length} removed${advice}
`);
}
