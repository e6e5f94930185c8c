import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mappingAt } from '#harness/core/mapping.ts';
import { packageRoot } from '#harness/core/package-root.ts';
import { count, counted, percent } from '#harness/core/printable.ts';
import { documentHead } from '#harness/present/html/document.ts';
import { html, type Markup } from '#harness/present/html/markup.ts';
import { modelsText } from '#harness/present/terminal/facts.ts';
import type { Cell, Result } from './kept-row.ts';
import {
  absenceText,
  adapterFile,
  type Column,
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
  type ModelRow,
  modelRows,
  optionsText,
  outcome,
  profileMark,
  versionText,
} from './view.ts';

const STYLES = ['harness/present/html/palette.css', 'scripts/matrix/page.css'];

/** `spec/matrix/matrix.html`: one file without a script, and without a request to anywhere. */
export function htmlPage(all: readonly Entry[]): string {
  const style = STYLES.map((file) => readFileSync(join(packageRoot(), file), 'utf8')).join('');
  const head = documentHead('Which resize equals PyTorch’s? The matrix of interpolate-conformance', style);
  const tested = all.filter(({ kept }) => kept.result !== undefined);
  const body = html`<main>
${introduction(tested)}
<div class="tabs">
${dtypesOf(all).map((dtype, at) => overview(tested, dtype, at === 0))}
</div>
${networks(tested)}
<h2>Each implementation</h2>
<p class="faint">What was asked of each, what came out, and the command that asks again.</p>
${all.map(section)}
</main>`;
  return `${head}\n<body>\n${body.toString()}\n</body>\n</html>\n`;
}

function introduction(tested: readonly Entry[]): Markup {
  const target = tested[0]?.kept.result?.suite.target ?? 'PyTorch';
  return html`<h1>Which resize equals PyTorch’s?</h1>
<p>${tested.length} implementations, each asked what its library can express of <code>torch.nn.functional.interpolate</code> (${target}), and judged element by element against a <a href="../decisions/bound.md">derived bound</a>. <a href="MATRIX.md">The same as text</a>; <code>npm run matrix</code> makes both.</p>
<ul class="legend">
<li><span class="cell exact">exact</span> PyTorch’s own bits in each call recorded from it; the calls whose result the suite computes are judged by the bound, and count in the largest deviation</li>
<li><span class="cell faithful">faithful</span> every element within its bound</li>
<li><span class="cell most">faithful *</span> finite values by size pass, others fail</li>
<li><span class="cell most">96 %</span> <span class="cell some">40 %</span> <span class="cell none">3 %</span> of the cases pass</li>
<li><span class="absent">–</span> not in the library, or not through its adapter</li>
<li>quick, standard: the profile of the row; quick asks some of the cases</li>
<li>† made with other cases, by their ids, than the suite has today: ${tested.filter(({ stale }) => stale !== undefined).length} of ${tested.length} rows</li>
</ul>`;
}

function overview(all: readonly Entry[], dtype: string, isFirst: boolean): Markup {
  const columns = columnsOf(all, dtype);
  const rows = all.filter((entry) => columns.some((column) => cellAt(entry, column, dtype) !== undefined));
  const modes = [...new Set(columns.map(({ mode }) => mode))];
  const groups = [...new Set(rows.map(groupOf))];
  return html`<input type="radio" name="dtype" id="${dtype}"${isFirst && html` checked`}><label for="${dtype}">${dtype}</label>
<div class="scroll pane"><table class="overview">
<thead>
<tr><th scope="col" rowspan="2" class="implementation">${dtype}</th>${modes.map((mode) => html`<th scope="colgroup" class="mode" colspan="${columns.filter((column) => column.mode === mode).length}">${mode}</th>`)}</tr>
<tr>${columns.map((column, at) => html`<th scope="col"${isFirstOfMode(columns, at)}>${hasOptions(columns, column) && optionWords(column)}</th>`)}</tr>
</thead>
${groups.map(
  (group) => html`<tbody>
<tr class="group"><th scope="rowgroup" class="implementation" colspan="${columns.length + 1}">${group}</th></tr>
${rows.filter((entry) => groupOf(entry) === group).map((entry) => overviewRow(entry, columns, dtype))}
</tbody>`,
)}
</table></div>`;
}

function overviewRow(entry: Entry, columns: readonly Column[], dtype: string): Markup {
  return html`<tr><th scope="row" class="implementation"><a href="#${entry.name}-cells">${breakable(entry.row.title)}</a> <span class="profile">${profileMark(entry)}</span></th>${columns.map(
    (column, at) => {
      const cell = cellAt(entry, column, dtype);
      return html`<td${isFirstOfMode(columns, at)}>${cell === undefined ? html`<span class="absent">–</span>` : cellMarkup(cell)}</td>`;
    },
  )}</tr>
`;
}

/** A name with dots may break after one, where the column is narrow. */
function breakable(title: string): Markup {
  const parts = title.split(/(?<=[._])/);
  return html`${parts.map((part, at) => html`${at > 0 && html`<wbr>`}${part}`)}`;
}

function cellMarkup(cell: Cell): Markup {
  const { text, tone } = outcome(cell);
  const answered = cell.cases - cell.unsupported;
  const words = [`${cell.pass} of ${counted(answered, 'case')} pass`, deviationText(cell), causeText(cell)];
  return html`<span class="cell ${tone}" title="${words.filter((part) => part !== '').join('; ')}">${text}</span>`;
}

const isFirstOfMode = (columns: readonly Column[], at: number): Markup | false =>
  columns[at].mode !== columns[at - 1]?.mode && html` class="first"`;

const hasOptions = (columns: readonly Column[], { mode }: Column): boolean =>
  columns.some((column) => column.mode === mode && optionsText(column) !== '');

function optionWords({ align_corners, antialias }: Column): string {
  if (align_corners) return antialias ? 'corners, antialias' : 'corners';
  return antialias ? 'antialias' : 'plain';
}

const OWN = 'This project';

function groupOf({ row }: Entry): string {
  if (['reference', 'webgpu'].includes(row.adapter)) return OWN;
  return row.language === 'JavaScript' ? 'JavaScript and WebAssembly' : row.language;
}

function networks(all: readonly Entry[]): Markup {
  const number = (entries: readonly Entry[]) =>
    html`<td class="number" title="${entries.map((entry) => entry.row.title).join('; ')}">${entries.length || '–'}</td>`;
  const row = ({
    title,
    sound,
    partly,
    failing,
    notAsked,
  }: ModelRow) => html`<tr><th scope="row">${title}</th><td><div class="chips">${
    sound.length === 0 ? html`–` : sound.map(({ name, row }) => html`<a href="#${name}-cells">${row.title}</a>`)
  }</div></td>${number(partly)}${number(failing)}${number(notAsked)}</tr>
`;
  return html`<h2>Networks</h2>
<p class="faint">A network may run on a library that answers each of its calls, and each rightly. The other columns say how many passed the part of the calls that they were asked, how many failed in a call or do not support one, and how many were asked none: the profile quick asks few of these calls.</p>
<div class="scroll"><table class="networks"><thead><tr><th scope="col">network</th><th scope="col">may run on</th><th scope="col" class="number">asked in part</th><th scope="col" class="number">fails</th><th scope="col" class="number">not asked</th></tr></thead><tbody>
${modelRows(all.filter((entry) => groupOf(entry) !== OWN)).map(row)}</tbody></table></div>`;
}

function section(entry: Entry): Markup {
  const { name, row, stale, kept } = entry;
  const { result } = kept;
  const absence = absenceText(entry);
  const adapter = adapterFile(row);
  return html`<details class="one" id="${name}"><summary><h3>${row.title}</h3> <span class="faint">${
    result
      ? `${result.name}${versionText(result)}: ${count(result.passed)} of ${count(result.supported)} cases pass, ${profileMark(entry)}`
      : 'not run yet'
  }</span></summary>
<div class="inside" id="${name}-cells">
${absence !== undefined && html`<p>${absence}</p>`}
${stale !== undefined && html`<p>† ${stale}.</p>`}
${result ? resultMarkup(name, result) : html`<pre><code>${commandOf(name, row.profile)}</code></pre>`}
<p class="faint">Adapter: <a href="../../${adapter}">${adapter.split('/').at(-1)}</a>${row.packages.length > 0 && html`, with ${row.packages.map((one) => html`<code>${one}</code> `)}`}</p>
</div></details>
`;
}

function resultMarkup(name: string, result: Result): Markup {
  const { suite, engine, machine, supported, cases, date, causes, declined } = result;
  const models = modelsText(result);
  return html`<p class="faint">${count(cases - supported)} of ${count(cases)} cases are not supported (coverage ${percent(supported / cases)}). ${date}, interpolate-conformance ${suite.version}, profile ${suite.profile}, seed ${suite.seed}; ${engine}, ${machine.cpu} (${machine.capability}), ${machine.system}${environmentText(result)}.</p>
${models !== undefined && html`<p class="faint">${models}.</p>`}
<pre><code>${commandOf(name, suite.profile)}</code></pre>
<div class="scroll"><table class="cells"><thead><tr><th scope="col">mode</th><th scope="col">options</th><th scope="col">dtype</th><th scope="col">outcome</th><th scope="col" class="number">largest deviation</th><th scope="col" class="number">cases</th><th scope="col">cause</th><th scope="col">asked as</th></tr></thead><tbody>
${result.cells.map((cell) => cellRow(cell, result))}</tbody></table></div>
${causes.length > 0 && html`<ul class="causes">${causes.map(({ claim, sentence, clause, explains }) => html`<li><b>${causeWords(claim)}</b>: ${sentence} <span class="faint">${counted(explains, 'case')}; <a href="${clauseLink(clause)}">${clause}</a></span></li>`)}</ul>`}
${declined.length > 0 && html`<details class="declined"><summary>Not supported</summary><ul>${declined.map((one) => html`<li>${one.reason}: <span class="faint">${declinedText(one)}</span></li>`)}</ul></details>`}`;
}

function cellRow(cell: Cell, { mapping }: Result): Markup {
  return html`<tr><td>${cell.mode}</td><td>${optionsText(cell)}</td><td>${cell.dtype}</td><td>${cellMarkup(cell)}</td><td class="number">${deviationText(cell)}</td><td class="number">${cell.pass}/${cell.cases - cell.unsupported}</td><td class="cause">${causeText(cell)}</td><td class="call"><code>${mappingAt(mapping, cell)}</code></td></tr>
`;
}
