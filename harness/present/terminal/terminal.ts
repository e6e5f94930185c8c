import { casesOfNetwork, NETWORKS } from '#cases/networks/networks.ts';
import { count, counted, fullName, printableData, printableLine } from '../../core/printable.ts';
import type { CaseReport } from '../../report/case-report.ts';
import type { Report } from '../../report/report.ts';
import { representatives } from '../../report/representatives.ts';
import { isOfState, TWO_ANSWERS } from '../../report/state-claims.ts';
import { isUndecided } from '../../report/summary.ts';
import { diagnosisBlock, diagnosisLabel, LIKELY_CAUSE, undiagnosedText } from './diagnosis-text.ts';
import { brokenTexts, coverageText, erratumText, furtherTexts, mappingTexts, unsupportedTexts } from './facts.ts';
import { failureText } from './failure-text.ts';
import { knownNotes } from './known-text.ts';
import { matrixTable } from './matrix-table.ts';
import { matrixLines } from './matrix-text.ts';
import type { Style } from './paint.ts';
import { verdictText } from './verdict-text.ts';
import { hanging, wrapped } from './wrapped.ts';

export interface TerminalStyle extends Style {
  /** The failures to show. */
  failures: number;
  /** The command that examines one case again. */
  again: (one: CaseReport) => string;
}

/** What a run says in the end, read from its report. */
export function terminalText(given: Report, style: TerminalStyle): string {
  const report = printableData(given);
  const blocks = [
    headerLines(report, style),
    causeLines(report, style),
    matrixLines(matrixTable(report.matrix), style.width, style.paint),
    mappingTexts(report).flatMap((line) => hanging(line, style.width, '')),
    coverageTexts(report).flatMap((line) => wrapped(line, style.width)),
    brokenTexts(report).flatMap((line) => wrapped(line, style.width)),
    ...failureBlocks(report, style),
    knownLines(report).flatMap((line) => wrapped(line, style.width)),
    [verdictLine(report, style).trimEnd()],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Known mistakes first, then what was measured; each cause on lines of its own. */
function causeLines(report: Report, { paint, width }: TerminalStyle): string[] {
  const rest = undiagnosedText(report);
  const labels = [...new Set(report.diagnoses.map(diagnosisLabel))];
  return [
    ...labels.flatMap((label) => {
      const own = report.diagnoses.filter((one) => diagnosisLabel(one) === label);
      const heading = label === LIKELY_CAUSE && own.length > 1 ? `${label}s` : label;
      return [paint('bold', `${heading}:`), ...own.flatMap((one) => diagnosisBlock(one, report, width))];
    }),
    ...(rest === undefined ? [] : wrapped(rest, width)),
  ];
}

/** The verdict alone, on one line however long: scripts look for it. */
export function verdictLine(report: Report, { paint }: Pick<TerminalStyle, 'paint'>): string {
  return `${paint(verdictColour(report), verdictText(report))}\n`;
}

/** An undecided shard is neither good nor bad. */
function verdictColour(report: Report): 'green' | 'yellow' | 'red' {
  if (isUndecided(report)) return 'yellow';
  return report.summary.conforms ? 'green' : 'red';
}

function headerLines(report: Report, { paint, width }: TerminalStyle): string[] {
  const { suite, implementation, summary } = report;
  return [
    ...wrapped(`${printableLine(fullName(implementation))} against ${suite.target}`, width).map((line) =>
      paint('bold', line),
    ),
    ...wrapped(
      [
        `interpolate-conformance ${suite.version}`,
        `profile ${suite.profile}`,
        `seed ${suite.seed}${suite.fresh ? ' (recorded calls with fresh data)' : ''}`,
        `demanded level ${summary.demanded}`,
        ...(implementation.compiles ? ['few shapes for each probe, as each is compiled'] : []),
        ...(suite.shard ? [`shard ${suite.shard}`] : []),
        ...(suite.repeat ? [`repeat ${suite.repeat}`] : []),
        ...(suite.modes ? [`mode ${printableLine(suite.modes.join(' '), 80)}`] : []),
        ...(suite.dtypes ? [`dtype ${printableLine(suite.dtypes.join(' '), 80)}`] : []),
        ...filterTexts(suite),
      ].join(', '),
      width,
    ),
    ...environmentLines(implementation).flatMap((line) => wrapped(line, width)),
  ];
}

/** What `--model` asked for, and what `--filter` did. */
function filterTexts({ filter = [] }: Report['suite']): string[] {
  const models = NETWORKS.filter((network) => filter.includes(casesOfNetwork(network)));
  const patterns = filter.filter((pattern) => !models.some((network) => casesOfNetwork(network) === pattern));
  return [
    ...(models.length > 0 ? [`model ${models.map(({ name }) => name).join(' ')}`] : []),
    ...(patterns.length > 0 ? [`filter ${printableLine(patterns.join(' '), 80)}`] : []),
  ];
}

function environmentLines({ environment = {} }: Report['implementation']): string[] {
  const facts = Object.entries(environment).map(([name, value]) => `${name} ${value}`);
  return facts.length === 0 ? [] : [printableLine(`on ${facts.join(', ')}`, 200)];
}

function coverageTexts(report: Report): string[] {
  const byAspect = Object.entries(report.summary.aspects).map(
    ([aspect, counts]) => `${aspect} ${count(counts.pass)}/${count(counts.cases)}`,
  );
  return [
    `${coverageText(report)}; passed: ${byAspect.join(', ')}`,
    ...unsupportedTexts(report),
    ...furtherTexts(report),
    ...report.errata.map((one) => `${one.id}: ${erratumText(one)}`),
  ];
}

function failureBlocks(report: Report, style: TerminalStyle): string[][] {
  const { summary, diagnoses, suite } = report;
  const hidden = summary.failures - style.failures;
  const shown = representatives(report, style.failures);
  return [
    ...shown.map((one) => failureLines(one, style)),
    ...(shown.length > 0 ? [wrapped(HINT, style.width)] : []),
    ...(isRemembering(diagnoses) ? [wrapped(rememberingText(suite), style.width)] : []),
    ...(hidden > 0
      ? [
          wrapped(
            `and ${counted(hidden, 'more failing case')}; --failures N shows more, --json FILE keeps all`,
            style.width,
          ),
        ]
      : []),
  ];
}

/** What else can be done about a failure. */
const HINT =
  'to see why: interpolate-conformance explain CASE IMPLEMENTATION; for the smallest such call: shrink instead of explain';

/** What a call leaves behind fails others: alone they pass. */
function rememberingText({ repeat }: Report['suite']): string {
  const further = repeat === undefined ? ', and --repeat 3, which shows intermittent failures' : '';
  return `its answers depend on earlier calls, so a case may pass when run alone; see the cases of 'state/*'${further}`;
}

/** Answers that come and go are no memory. */
function isRemembering(diagnoses: Report['diagnoses']): boolean {
  const [first] = diagnoses;
  return first !== undefined && isOfState(first) && first.hypothesis !== TWO_ANSWERS;
}

const GAP = '      ';

function failureLines(one: CaseReport, { paint, width, again }: TerminalStyle): string[] {
  const { word, id, clauses, lines } = failureText(one);
  const name = printableLine(id);
  const head = `${paint('red', word)} ${paint('bold', name)}`;
  const isShort = word.length + 1 + name.length + GAP.length + clauses.length <= width;
  return [
    ...(isShort
      ? [`${head}${GAP}${paint('dim', clauses)}`]
      : [head, ...wrapped(clauses, width - 5).map((line) => `     ${paint('dim', line)}`)]),
    ...lines.flatMap((line) => wrapped(line, width - 5)).map((line) => `     ${line}`),
    `     again: ${again(one)}`,
  ];
}

function knownLines({ known }: Report): string[] {
  return knownNotes(known).map(({ text, entry: { pattern, reason, link } }) =>
    printableLine(`${text}: '${pattern}': ${reason}, ${link}`, 400),
  );
}
