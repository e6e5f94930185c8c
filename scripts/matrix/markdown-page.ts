import { mappingAt } from '#harness/core/mapping.ts';
import { count, counted, percent } from '#harness/core/printable.ts';
import { modelsText } from '#harness/present/terminal/facts.ts';
import type { Declined, Result } from './kept-row.ts';
import {
  absenceText,
  adapterFile,
  causeText,
  causeWords,
  cellAt,
  clauseLink,
  columnsOf,
  commandOf,
  declinedText,
  deviationText,
  dtypesOf,
  type Entry,
  environmentText,
  modelRows,
  optionsText,
  outcome,
  profileMark,
  versionText,
} from './view.ts';

/** `spec/matrix/MATRIX.md`. */
export function markdownPage(all: readonly Entry[]): string {
  const tested = all.filter(({ kept }) => kept.result !== undefined);
  return [
    '# The matrix\n',
    introduction(tested),
    ...dtypesOf(all).flatMap((dtype) => [`## ${dtype}\n`, overview(tested, dtype)]),
    '## Networks\n',
    models(tested),
    '## Each implementation\n',
    ...all.map(section),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function introduction(tested: readonly Entry[]): string {
  return `Which resize of which library computes what PyTorch's \`torch.nn.functional.interpolate\` computes: ${tested.length} implementations,
each through the adapter that its section names. \`npm run matrix\` made this page and the same as HTML, \`spec/matrix/matrix.html\`; it
installs what it needs outside this tree, and \`--only NAME\` runs one row again.

A cell has the level where every case passes, otherwise the share of the cases that pass; – is a mode that the library does
not have, or that its adapter does not use. \`faithful\` is every element within its [derived bound](../decisions/bound.md), and
\`exact\` PyTorch's own bits in each call that was recorded from it; calls whose result the suite computes are judged by the
bound, and the largest deviation of a section counts them too. With a star, the finite values by size pass and others fail.
A library is asked what it can express and nothing else: most have no factors, and many no align_corners.

Beside its name a row has the profile that it was run with: \`quick\` asks some of the cases of \`standard\`, so that rows
of two profiles are not compared by their shares. † marks a row made with other cases, by their ids, than the suite has today${staleWords(tested)}.
`;
}

function staleWords(tested: readonly Entry[]): string {
  const stale = tested.filter((entry) => entry.stale !== undefined).length;
  return stale === 0 ? ', which no row is' : `: ${stale} of ${tested.length} rows`;
}

function overview(all: readonly Entry[], dtype: string): string {
  const columns = columnsOf(all, dtype);
  const rows = all.filter((entry) => columns.some((column) => cellAt(entry, column, dtype) !== undefined));
  return [
    line(['', ...columns.map((column) => `${column.mode} ${optionsText(column)}`.trim().replaceAll(' ', '<br>'))]),
    line(['---', ...columns.map(() => '---')]),
    ...rows.map((entry) =>
      line([
        `[${entry.row.title}](#${entry.name})<br>${profileMark(entry)}`,
        ...columns.map((column) => {
          const cell = cellAt(entry, column, dtype);
          return cell === undefined ? '–' : outcome(cell).text;
        }),
      ]),
    ),
    '',
  ].join('\n');
}

function models(all: readonly Entry[]): string {
  return [
    `A network may run on an implementation that answers each of its calls, and each rightly. The other columns say how
many implementations passed the part of the calls that they were asked, how many failed in a call or do not support one, and how
many were asked none: the profile quick asks few of these calls.
`,
    line(['network', 'may run on', 'asked in part', 'fails', 'not asked']),
    line(Array(5).fill('---')),
    ...modelRows(all).map(({ title, sound, partly, failing, notAsked }) =>
      line([
        title,
        sound.map(({ row }) => row.title).join('; ') || '–',
        `${partly.length || '–'}`,
        `${failing.length || '–'}`,
        `${notAsked.length || '–'}`,
      ]),
    ),
    '',
  ].join('\n');
}

function section(entry: Entry): string {
  const { name, row, stale, kept } = entry;
  const { result } = kept;
  const adapter = adapterFile(row);
  const absence = absenceText(entry);
  return [
    `<a id="${name}"></a>\n\n### ${row.title}\n`,
    ...(absence === undefined ? [] : [`${escaped(absence)}\n`]),
    ...(stale === undefined ? [] : [`† ${escaped(stale)}.\n`]),
    ...(result === undefined
      ? [commandBlock(name, row.profile)]
      : [facts(name, result), cells(result), causes(result), declined(result.declined)]),
    `Adapter: ${code(adapter)}${row.packages.length > 0 ? `, with ${row.packages.map(code).join(', ')}` : ''}.\n`,
  ].join('\n');
}

function facts(name: string, result: Result): string {
  const { suite, engine, machine, passed, supported, cases, date } = result;
  return `**${escaped(result.name)}${versionText(result)}**: ${count(passed)} of ${count(supported)} cases pass; ${count(cases - supported)} of ${count(cases)} are not
supported (coverage ${percent(supported / cases)}). ${date}, interpolate-conformance ${suite.version}, profile ${suite.profile}, seed ${suite.seed}, against
${suite.target}; ${engine}, ${machine.cpu} (${machine.capability}), ${machine.system}${environmentText(result)}.
${modelsText(result) ?? ''}

${commandBlock(name, suite.profile)}`;
}

function commandBlock(name: string, profile: string): string {
  return `\`\`\`sh\n${commandOf(name, profile)}\n\`\`\`\n`;
}

function cells({ cells, mapping }: Result): string {
  return [
    line(['mode', 'options', 'dtype', 'outcome', 'largest deviation', 'cases', 'cause', 'asked as']),
    line(Array(8).fill('---')),
    ...cells.map((cell) => {
      const answered = cell.cases - cell.unsupported;
      const { text } = outcome(cell);
      return line([
        cell.mode,
        optionsText(cell),
        cell.dtype,
        text,
        deviationText(cell),
        `${cell.pass}/${answered}`,
        causeText(cell),
        escaped(mappingAt(mapping, cell) ?? ''),
      ]);
    }),
    '',
  ].join('\n');
}

function causes({ causes }: Result): string {
  return causes
    .map(
      ({ claim, sentence, clause, explains }) =>
        `- ${causeWords(claim)}: ${escaped(sentence)} ${counted(explains, 'case')}; [${clause}](${clauseLink(clause)})\n`,
    )
    .join('');
}

function declined(all: readonly Declined[]): string {
  if (all.length === 0) return '';
  return `<details><summary>not supported</summary>

${all.map((one) => `- ${escaped(one.reason)}: ${declinedText(one)}`).join('\n')}

</details>
`;
}

const line = (cells: readonly string[]): string =>
  `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
const code = (text: string): string => `\`${text}\``;

/** What comes from a library stays text. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[&<>|*_`[\]\\~]/g, (character) => `&#${character.charCodeAt(0)};`);
}
