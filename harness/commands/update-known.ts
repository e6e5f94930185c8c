import { access } from 'node:fs/promises';
import { readJson } from '#harness/core/json-file.ts';
import { UsageError } from '#harness/core/open-implementation.ts';
import { checkOutputFiles, writeFileAtomically } from '#harness/present/output-files.ts';
import type { KnownDeviation } from '#harness/report/known.ts';
import { isWebAddress, loadKnown } from '#harness/report/known-list.ts';
import type { Report } from '#harness/report/report.ts';
import { updatedKnown } from '#harness/report/update-known.ts';
import type { RunFlags } from './run.ts';
import type { Streams } from './streams.ts';

/** The list of `--known`, empty where there is no file yet. Throws a `UsageError` where it cannot be updated. */
export async function knownToUpdate({ known, shard, bail, link }: RunFlags): Promise<readonly KnownDeviation[]> {
  if (known === undefined) throw new UsageError('--update-known: needs --known FILE, the file to write');
  if (shard !== undefined) throw new UsageError('--update-known: needs a whole run; a shard does not run all cases');
  if (bail !== undefined)
    throw new UsageError('--update-known: cannot be combined with --bail, which leaves cases out');
  if (link !== undefined && !isWebAddress(link))
    throw new UsageError(`--link: expected an http or https address, got '${link}'`);
  await checkOutputFiles([{ option: '--known', path: known }]);
  return access(known).then(
    () => loadKnown(known, async (path) => withLink(await readJson(path), link)),
    () => [],
  );
}

/** An update without `--link` leaves entries with an empty one. */
function withLink(entries: unknown, link: string | undefined): unknown {
  if (link === undefined || !Array.isArray(entries)) return entries;
  const isUnlinked = (entry: unknown): entry is object =>
    typeof entry === 'object' && entry !== null && 'link' in entry && entry.link === '';
  return entries.map((entry) => (isUnlinked(entry) ? { ...entry, link } : (entry as unknown)));
}

export async function updateKnown(report: Report, flags: RunFlags, { stdout }: Streams): Promise<void> {
  const path = flags.known ?? '';
  const { known = [], cases, diagnoses } = report;
  const causes = { diagnoses, ...(flags.link !== undefined && { link: flags.link }) };
  const { entries, kept, added, removed } = updatedKnown(known, cases, causes);
  await writeFileAtomically(path, `${JSON.stringify(entries, null, 2)}\n`);
  const isLinked = flags.link !== undefined;
  const advice =
    added.length > 0 && !isLinked
      ? '; give each new entry a link to where it is tracked, or run again with --link'
      : '';
  stdout.write(`${path}: ${kept} kept, ${added.length} added, ${removed.length} removed${advice}
`);
}
