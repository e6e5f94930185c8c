import { count, counted } from '../../core/printable.ts';
import type { KnownReport } from '../../report/known.ts';

export type KnownNote = ReturnType<typeof knownNotes>[number];

/** What is to be done about the entries of the list of known deviations; those that fail the run come first. */
export function knownNotes(known: readonly KnownReport[] = []) {
  const notes = (isMeant: (entry: KnownReport) => boolean, text: (entry: KnownReport) => string) =>
    known.filter(isMeant).map((entry) => ({ entry, text: text(entry) }));
  return [
    ...notes(
      ({ stale }) => stale,
      () => 'no longer deviates: remove it, or run --update-known',
    ),
    ...notes(
      ({ expired, stale }) => expired === true && !stale,
      ({ expires }) => `expired ${expires}`,
    ),
    ...notes(
      ({ changed }) => changed > 0,
      ({ changed, status }) => `${counted(changed, 'case')} with another status than '${status}', which the list gives`,
    ),
    ...notes(
      ({ passing, stale }) => passing > 0 && !stale,
      ({ passing, examined }) =>
        `${count(passing)} of its ${counted(examined, 'case')} ${examined === 1 ? 'passes' : 'pass'}; --update-known narrows it`,
    ),
  ];
}
