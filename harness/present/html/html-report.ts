import { cutText, printableLine } from '../../core/printable.ts';
import { SuiteError } from '../../core/suite-error.ts';
import type { CaseReport } from '../../report/case-report.ts';
import type { Report } from '../../report/report.ts';
import { documentHead } from './document.ts';
import { scriptJson } from './markup.ts';
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
  const title = `${cutText(printableLine(report.implementation.name), 60)}: interpolate-conformance`;
  return [
    documentHead(title, style, script),
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

/** A parser must see our own files whole, and line ends as they were hashed. */
function checkEmbeddable(text: string, element: string): void {
  if (!/<\/?(script|style)|<!--|\r|\0/i.test(text)) return;
  throw new SuiteError(`the ${element} of the HTML report would not survive in a document; install the package again`);
}
