import { createHash } from 'node:crypto';
import { cutText, printableLine } from '../../core/printable.ts';
import { SuiteError } from '../../core/suite-error.ts';
import type { CaseReport } from '../../report/case-report.ts';
import type { Report } from '../../report/report.ts';
import { html, scriptJson } from './markup.ts';
import { type PageData, type PictureData, pictureElementId } from './page-data.ts';

/** The script and the style of the page, bundled. */
export interface ClientFiles {
  script: string;
  style: string;
}

export interface HtmlParts {
  again: (one: CaseReport) => string;
  /** By case id; absent where only reports are at hand. */
  pictures?: ReadonlyMap<string, PictureData> | undefined;
  client: ClientFiles;
}

/** One file without a request to anywhere: its policy lets nothing run but its own script. */
export function htmlReport(report: Report, { again, pictures, client }: HtmlParts): string {
  const { script, style } = client;
  checkEmbeddable(script, 'script');
  checkEmbeddable(style, 'style');
  const data: PageData = {
    report: { ...report, cases: report.cases.map((one) => ({ ...one, again: again(one) })) },
    hasEvidence: pictures !== undefined,
  };
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`;
  const title = `${cutText(printableLine(report.implementation.name), 60)}: interpolate-conformance`;
  const head = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>`;
  return [
    head.toString(),
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<div id="page"><noscript>This page needs its script: allow it, or read the JSON report.</noscript></div>',
    dataElement('data', data),
    ...report.cases.flatMap(({ id }, position) => {
      const picture = pictures?.get(id);
      return picture ? [dataElement(pictureElementId(position), picture)] : [];
    }),
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function dataElement(id: string, data: unknown): string {
  return `<script type="application/json" id="${id}">${scriptJson(data)}</script>`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** A parser must see our own files whole, and line ends as they were hashed. */
function checkEmbeddable(text: string, element: string): void {
  if (!/<\/?(script|style)|<!--|\r|\0/i.test(text)) return;
  throw new SuiteError(`the ${element} of the HTML report would not survive in a document; install the package again`);
}
