import type { Why } from '#spec/signature.ts';
import { count } from '../../core/printable.ts';
import { WHYS } from '../../core/unsupported.ts';
import type { Report } from '../../report/report.ts';

const WORDS: Readonly<Record<Why, string>> = {
  'cannot-express': 'not expressible in its library',
  declined: 'declined by the implementation',
  refused: 'refused by its library',
};

/** The unsupported cases by the kind of no; undefined where the implementation does not say it of any. */
export function unsupportedText({ summary }: Pick<Report, 'summary'>): string | undefined {
  const { unsupported, unsupported_why: whys } = summary;
  if (whys === undefined) return undefined;
  const said = WHYS.flatMap((why) => (whys[why] === undefined ? [] : [`${count(whys[why])} ${WORDS[why]}`]));
  const silent = unsupported - WHYS.reduce((total, why) => total + (whys[why] ?? 0), 0);
  return `unsupported: ${[...said, ...(silent > 0 ? [`${count(silent)} for other reasons`] : [])].join(', ')}`;
}
