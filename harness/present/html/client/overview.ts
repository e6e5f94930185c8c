import { count, counted, percent } from '../../../core/printable.ts';
import type { Diagnosis, Report } from '../../../report/report.ts';
import { isUndecided } from '../../../report/summary.ts';
import { diagnosisText, undiagnosedText } from '../../terminal/diagnosis-text.ts';
import { repeatTexts, tiesText, unsupportedTexts } from '../../terminal/facts.ts';
import { verdictText } from '../../terminal/verdict-text.ts';
import { html, type Markup } from '../markup.ts';
import type { PageCase } from '../page-data.ts';
import { clauseSentence, sentence } from './clause-text.ts';
import { matrix } from './matrix.ts';
import { NO_FILTERS, type Route, routeHash } from './route.ts';
import { levelTag } from './words.ts';

/** Everything above the list; the list below changes with the filters. */
export function overviewTop(report: Report, route: Route): Markup {
  return html`${summary(report)}
<section aria-labelledby="diagnosis"><h2 id="diagnosis">Diagnosis</h2>${diagnoses(report)}</section>
<section aria-labelledby="matrix"><h2 id="matrix">Matrix</h2><div id="matrix-table">${matrix(report, route.filters)}</div></section>
${report.clauses.length > 0 && html`<section aria-labelledby="clauses"><h2 id="clauses">Clauses most broken</h2>${clauses(report)}</section>`}`;
}

function summary(report: Report): Markup {
  const { implementation, suite, summary: own } = report;
  const verdict = isUndecided(report) ? 'undecided' : own.conforms ? 'conforms' : 'fails';
  const sign = { undecided: '–', conforms: '✓', fails: '✕' }[verdict];
  const run = own.cases - own.unsupported;
  const number = (label: string, value: number, status: string) =>
    html`<div><dt>${label}</dt><dd>${value > 0 ? html`<a href="${routeHash({ filters: { ...NO_FILTERS, status }, page: 1 })}">${count(value)}</a>` : '0'}</dd></div>`;
  return html`<section class="summary ${verdict}" aria-labelledby="title">
<h1 id="title" tabindex="-1">${implementation.name}${implementation.version !== undefined && html` <small>${implementation.version}</small>`}</h1>
<p class="verdict"><span aria-hidden="true">${sign}</span> ${verdictText(report)}</p>
<p class="faint">interpolate-conformance ${suite.version}, ${suite.target}, profile ${suite.profile}, seed ${suite.seed}, demanded level ${own.demanded}${suite.shard !== undefined && `, shard ${suite.shard}`}</p>
${repeatTexts(report).map((text) => html`<p>${own.flaky || own.varying ? html`<a href="${routeHash({ filters: { ...NO_FILTERS, status: 'unsteady' }, page: 1 })}">${text}</a>` : text}</p>`)}
<dl class="numbers">${own.level !== undefined && html`<div><dt>worst level</dt><dd>${levelTag(own.level)}</dd></div>`}
<div><dt>coverage</dt><dd>${percent(own.coverage)} <small>${count(run)} of ${count(own.cases)} run</small></dd></div>
${number('pass', own.pass, 'pass')}${number('fail', own.fail, 'fail')}
${(['invalid-output', 'error', 'crash', 'timeout'] as const).map((status) => own[status] > 0 && number(status, own[status], status))}
${number('unsupported', own.unsupported, 'unsupported')}${own.known > 0 && number('known', own.known, 'known')}</dl></section>`;
}

function diagnoses(report: Report): Markup {
  const { diagnoses: found, summary: own } = report;
  const unexplained = undiagnosedText(report);
  if (found.length === 0) {
    return html`<p class="note">${own.failures === 0 ? 'None: nothing failed.' : 'None: no known mistake explains the failures.'}</p>`;
  }
  const list = (some: readonly Diagnosis[]) =>
    html`<ul class="diagnoses">${some.map((one) => diagnosis(one, report))}</ul>`;
  const rest = found.slice(MOST_DIAGNOSES);
  return html`${list(found.slice(0, MOST_DIAGNOSES))}
${rest.length > 0 && html`<details><summary>${count(rest.length)} more</summary>${list(rest)}</details>`}
${unexplained !== undefined && html`<p class="faint">Besides, ${unexplained}.</p>`}`;
}

const MOST_DIAGNOSES = 3;

function diagnosis(one: Diagnosis, report: Report): Markup {
  const { hypothesis, explains, of, measured, cases } = one;
  const { what, due, share, clause, also, others } = diagnosisText(one, report);
  const link = (id: string) =>
    html`<li><a href="${routeHash({ caseId: id, filters: NO_FILTERS, page: 1 })}">${id}</a></li>`;
  return html`<li><p class="sentence">${sentence(what)}</p>
${due !== undefined && html`<p>→ PyTorch: ${sentence(due)}</p>`}
<p>${capitalised(share)}.${also !== undefined && ` Also seen in: ${also}.`}</p>
${others.map((other) => html`<p>Explains the same cases: ${sentence(other)}</p>`)}
<svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="share-all" width="100" height="6"/><rect class="share-own" width="${of > 0 ? (100 * explains) / of : 0}" height="6"/></svg>
<p class="small faint"><code>${hypothesis}</code>, clause <a href="${routeHash({ filters: { ...NO_FILTERS, clause, status: 'failing' }, page: 1 })}">${clause}</a>${one.due !== undefined && html`: ${clauseSentence(clause)}`}</p>
${cases.length > 0 && html`<details><summary>${measured ? 'Probes that were measured' : 'Cases that it explains'}</summary><ul>${cases.map(link)}</ul></details>`}</li>`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const MOST_CLAUSES = 6;

function clauses({ clauses: broken }: Report): Markup {
  const item = ({ id, failed, asked }: (typeof broken)[number]) =>
    html`<tr><th scope="row"><a href="${routeHash({ filters: { ...NO_FILTERS, clause: id, status: 'failing' }, page: 1 })}">${id}</a></th>
<td class="number">${count(failed)} of ${count(asked)}</td><td>${clauseSentence(id)}</td></tr>`;
  const table = (rows: typeof broken, caption: string) =>
    html`<div class="scroll"><table class="clauses"><caption class="visually-hidden">${caption}</caption><thead><tr><th scope="col">clause</th><th scope="col" class="number">failed</th><th scope="col">what it says</th></tr></thead><tbody>${rows.map(item)}</tbody></table></div>`;
  const rest = broken.slice(MOST_CLAUSES);
  return html`${table(broken.slice(0, MOST_CLAUSES), 'The clauses with the largest share of failing cases')}
${rest.length > 0 && html`<details><summary>${counted(rest.length, 'more clause')}</summary>${table(rest, 'More clauses')}</details>`}`;
}

/** What stands below the list. */
export function overviewBottom(report: Report, cases: readonly PageCase[]): Markup {
  return html`${models(report)}${known(report)}${errata(report, cases)}${coverage(report)}${environment(report)}`;
}

function models({ models: all = [] }: Report): Markup | false {
  if (all.length === 0) return false;
  return html`<section aria-labelledby="models"><h2 id="models">Models</h2><div class="scroll"><table>
<thead><tr><th scope="col">model</th><th scope="col" class="number">calls</th><th scope="col" class="number">pass</th><th scope="col" class="number">unsupported</th><th scope="col">worst level</th></tr></thead>
<tbody>${all.map(
    ({ name, source, cases, pass, unsupported, level, conforms }) =>
      html`<tr><th scope="row">${reference(source, name)}</th><td class="number">${count(cases)}</td><td class="number">${count(pass)}</td><td class="number">${count(unsupported)}</td><td>${conforms ? '✓' : html`<b class="bad">✕</b>`} ${level !== undefined && levelTag(level)}</td></tr>`,
  )}</tbody></table></div></section>`;
}

function known({ known: entries = [] }: Report): Markup | false {
  if (entries.length === 0) return false;
  return html`<section aria-labelledby="known"><h2 id="known">Known deviations</h2><div class="scroll"><table>
<thead><tr><th scope="col">pattern</th><th scope="col">reason</th><th scope="col">failing</th><th scope="col">state</th></tr></thead>
<tbody>${entries.map(
    ({ pattern, reason, link, expires, expired, stale, failing, examined, passing, changed }) =>
      html`<tr><th scope="row"><code>${pattern}</code></th><td>${reason} ${reference(link)}</td><td class="number">${count(failing)} of ${count(examined)}</td>
<td>${stale ? html`<b class="bad">✕ no longer deviates: remove it, or run --update-known</b>` : expired ? html`<b class="bad">✕ expired ${expires}</b>` : `in force${expires === undefined ? '' : ` until ${expires}`}`}${changed > 0 && html`<br><b class="bad">✕ ${counted(changed, 'case')} fail in another way</b>`}${passing > 0 && !stale && html`<br>${counted(passing, 'case')} ${passing === 1 ? 'passes' : 'pass'}`}</td></tr>`,
  )}</tbody></table></div></section>`;
}

/** Only the web is linked: a report from elsewhere may hold any address. */
function reference(link: string, text = link): Markup {
  if (!/^https?:\/\/[^\s]+$/i.test(link)) return html`<span class="faint">${text}</span>`;
  return html`<a href="${link}" rel="noreferrer noopener">${text}</a>`;
}

function errata({ errata: seen }: Report, cases: readonly PageCase[]): Markup {
  const [example] = cases.filter((one) => (one.errata ?? []).length > 0);
  return html`<section aria-labelledby="errata"><h2 id="errata">Errata of the target</h2>
<p class="faint">Where PyTorch breaks its own rule both answers are accepted.${seen.length === 0 && ' None applied in this run.'}${example && html` For example in <a href="${routeHash({ caseId: example.id, filters: NO_FILTERS, page: 1 })}">${example.id}</a>.`}</p>
${
  seen.length > 0 &&
  html`<div class="scroll"><table class="clauses"><thead><tr><th scope="col">erratum</th><th scope="col" class="number">as the target</th><th scope="col" class="number">by the rule</th><th scope="col">what it says</th></tr></thead>
<tbody>${seen.map(({ id, target, rule }) => html`<tr><th scope="row">${id}</th><td class="number">${count(target)}</td><td class="number">${count(rule)}</td><td>${clauseSentence(id)}</td></tr>`)}</tbody></table></div>`
}</section>`;
}

function coverage(report: Report): Markup {
  const { aspects } = report.summary;
  return html`<section aria-labelledby="coverage"><h2 id="coverage">Coverage</h2><div class="scroll"><table>
<thead><tr><th scope="col">aspect</th><th scope="col" class="number">cases</th><th scope="col" class="number">run</th><th scope="col" class="number">pass</th></tr></thead>
<tbody>${Object.entries(aspects).map(([aspect, own]) => html`<tr><th scope="row">${aspect}</th><td class="number">${count(own.cases)}</td><td class="number">${count(own.cases - own.unsupported)}</td><td class="number">${count(own.pass)}</td></tr>`)}</tbody></table></div>
${[...unsupportedTexts(report), tiesText(report)].map((text) => html`<p class="faint">${capitalised(text)}.</p>\n`)}</section>`;
}

function environment({ implementation: { environment: facts = {} }, suite }: Report): Markup {
  const all = [
    ...Object.entries(facts),
    ['suite', `interpolate-conformance ${suite.version}`],
    ['target', suite.target],
    ['aspects', suite.aspects.join(', ')],
    ...(suite.filter ? [['filter', suite.filter.join(' ')]] : []),
  ];
  return html`<section aria-labelledby="environment"><h2 id="environment">Environment</h2><dl class="facts">${all.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl></section>`;
}
