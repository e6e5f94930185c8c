import { percent } from '../core/printable.ts';
import type { Report } from '../report/report.ts';
import { isUndecided } from '../report/summary.ts';

/** The badge as its file wants it: JSON by its name, else a picture. */
export function badgeText(report: Report, path: string): string {
  return /\.json$/i.test(path) ? `${JSON.stringify(endpointBadge(report), null, 2)}\n` : badgeSvg(report);
}

/** What shields.io reads from an address of yours: https://shields.io/badges/endpoint-badge */
function endpointBadge(report: Report): object {
  const { message, tone } = badgeWords(report);
  const colour = { good: 'brightgreen', bad: 'red', none: 'lightgrey' }[tone];
  return { schemaVersion: 1, label: LABEL, message, color: colour, ...(tone === 'bad' && { isError: true }) };
}

/** The same as a picture of its own, which needs no service. */
function badgeSvg(report: Report): string {
  const { message, tone } = badgeWords(report);
  const [left, right] = [widthOf(LABEL), widthOf(message)];
  const width = left + right;
  const title = `${LABEL}: ${message}`;
  const word = (text: string, x: number, columns: number) =>
    `<text x="${x + columns / 2}" y="14" textLength="${columns - 2 * PADDING}">${text}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<clipPath id="r"><rect width="${width}" height="20" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#444"/>`,
    `<rect x="${left}" width="${right}" height="20" fill="${{ good: '#1a7f37', bad: '#c0362c', none: '#6e7781' }[tone]}"/></g>`,
    `<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">`,
    `${word(LABEL, 0, left)}${word(message, left, right)}</g>`,
    '</svg>\n',
  ].join('');
}

const LABEL = 'interpolate';

/** No word from an implementation: whoever shows a badge shows it on a page of their own. */
function badgeWords(report: Report): { message: string; tone: 'good' | 'bad' | 'none' } {
  const { conforms, coverage, demanded, failures, cases, stale } = report.summary;
  if (report.interrupted || isUndecided(report)) return { message: 'undecided', tone: 'none' };
  if (conforms) {
    const { target, profile, filter, modes, dtypes } = report.suite;
    const message = `${target} ${profile}: ${demanded}, ${percent(coverage)} of cases`;
    // Some cases say nothing of the others.
    return [filter, modes, dtypes].every((part) => part === undefined)
      ? { message, tone: 'good' }
      : { message: `${message} of a part`, tone: 'none' };
  }
  if (failures > 0) return { message: `${failures} of ${cases} cases fail`, tone: 'bad' };
  return { message: stale > 0 ? 'known deviations are stale' : 'nothing supported', tone: 'bad' };
}

const PADDING = 6;

/** Near enough for eleven pixels of Verdana; `textLength` does the rest. */
function widthOf(text: string): number {
  return Math.round(text.length * 6.6) + 2 * PADDING;
}
