import { count, printable } from '../../../core/printable.ts';
import { fromWireNumber } from '../../../core/protocol.ts';
import { type DeviationReport, type ElementReport, isFailing, levelReached } from '../../../report/case-report.ts';
import { causesOf } from '../../../report/causes.ts';
import type { Diagnosis, Report } from '../../../report/report.ts';
import { diagnosisText } from '../../terminal/diagnosis-text.ts';
import { html, type Markup } from '../markup.ts';
import type { PageCase } from '../page-data.ts';
import { clauseSentence, sentence } from './clause-text.ts';
import { fill, part } from './dom.ts';
import { histogram } from './histogram.ts';
import type { Picture } from './picture.ts';
import { drawPictures } from './pictures.ts';
import { type Route, routeHash } from './route.ts';
import { worstElementText } from './sums.ts';
import { drawWeights } from './weights.ts';
import { whereFacts } from './where.ts';
import { boundText, levelTag, shortNumber, statusTag, valueTexts } from './words.ts';

/** A case with its neighbours in the list that it was chosen from. */
export interface CaseView {
  readonly one: PageCase;
  readonly route: Route;
  readonly before: PageCase | undefined;
  readonly after: PageCase | undefined;
  readonly picture: Picture | undefined;
  readonly hasEvidence: boolean;
  readonly report: Report;
}

export function drawCase(target: HTMLElement, view: CaseView): void {
  fill(target, casePage(view));
  const { picture } = view;
  if (picture === undefined) return;
  drawPictures(part('#pictures', target), picture);
  drawWeights(part('#weights', target), picture);
  const sums = part('#sums', target);
  void worstElementText(picture).then((text) => {
    sums.textContent = text;
  });
}

export function missingCase(id: string): Markup {
  return html`<section><h1 tabindex="-1">There is no case ${id}</h1><p><a href="#/">All cases</a></p></section>`;
}

function casePage({ one, route, before, after, picture, hasEvidence, report }: CaseView): Markup {
  const { id, fact, clauses, call, message, again, deviation, known, path, runs, varies, afresh } = one;
  const level = levelReached(one);
  const causes = causesOf(one, report.diagnoses);
  const { caseId: _, ...list } = route;
  const link = (other: PageCase | undefined, text: string) =>
    other
      ? html`<a class="button" href="${routeHash({ ...list, caseId: other.id })}" title="${other.id}">${text}</a>`
      : html`<span class="button off">${text}</span>`;
  return html`<nav class="trail" aria-label="Cases"><a class="button" href="${routeHash(list)}">‹ all cases</a><span class="spread"></span>${link(before, '‹ previous')}${link(after, 'next ›')}</nav>
<section class="case-head"><p>${statusTag(one)} ${level && levelTag(level)}</p>
<h1 tabindex="-1">${id}</h1><p class="fact-line">${fact}</p>
${causes.length > 0 && html`<ul class="diagnoses">${causes.map((cause) => causeItem(cause, report))}</ul>`}
<dl class="facts"><div><dt>call</dt><dd>${copyable(call)}</dd></div>
${message !== '' && html`<div><dt>message</dt><dd class="message">${printable(message)}</dd></div>`}
${known !== undefined && html`<div><dt>known as</dt><dd><code>${known}</code></dd></div>`}
${runs !== undefined && html`<div><dt>flaky</dt><dd>other statuses from round to round: ${runs.join(', ')}</dd></div>`}
${varies && html`<div><dt>varying</dt><dd>other bits from round to round, with the same status</dd></div>`}
${afresh !== undefined && html`<div><dt>run again</dt><dd>in a fresh process: ${afresh}</dd></div>`}
${path !== undefined && html`<div><dt>scenario</dt><dd><code>${path}</code></dd></div>`}
<div><dt>again</dt><dd>${copyable(again)}</dd></div></dl></section>
${
  picture
    ? html`<section aria-labelledby="seen"><h2 id="seen">Expected and got</h2>${context(one, picture, report)}<div id="pictures"></div></section>
<section aria-labelledby="where"><h2 id="where">Where the errors are</h2><ul>${whereFacts(picture).map((text) => html`<li>${text}</li>`)}</ul></section>
<section aria-labelledby="how-far"><h2 id="how-far">How far off</h2>${histogram(picture.multiple)}${deviation && deviationTable(deviation, one)}</section>
<section aria-labelledby="taps"><h2 id="taps">Weights along each axis</h2><p class="faint">What the reference reads: a row for each output index, a column for each input index. The framed row is the worst element’s.</p><div id="weights" class="maps"></div></section>
<section aria-labelledby="sum"><h2 id="sum">The worst element in numbers</h2><pre id="sums" class="sums" tabindex="0" aria-label="The worst element in numbers"></pre></section>`
    : html`<section aria-labelledby="seen"><h2 id="seen">Expected and got</h2><p class="note">${noPicture(one, hasEvidence)}</p>${deviation && deviationTable(deviation, one)}</section>`
}
<section aria-labelledby="clauses"><h2 id="clauses">What the text says</h2><dl class="clause-list">${clauses.map(
    (clause) =>
      html`<div><dt><a href="${routeHash({ ...list, page: 1, filters: { ...list.filters, clause } })}">${clause}</a></dt><dd>${clauseSentence(clause)}</dd></div>`,
  )}</dl></section>`;
}

function causeItem(cause: Diagnosis, report: Report): Markup {
  const { what, due, share } = diagnosisText(cause, report);
  return html`<li><p class="sentence">${sentence(what)}</p>${due !== undefined && html`<p>→ PyTorch: ${sentence(due)}</p>`}<p class="small faint">${share}, this one among them</p></li>`;
}

function copyable(text: string): Markup {
  return html`<span class="copyable"><code>${text}</code><button type="button" data-copy="${text}">copy</button></span>`;
}

function context(one: PageCase, { data, line, inputShape }: Picture, report: Report): Markup {
  const {
    cut,
    place,
    calls,
    input: { dtype },
  } = data;
  const rounds = report.suite.repeat ?? 1;
  const round = one.runs ? one.runs.indexOf(one.status) + 1 : 1;
  return html`${rounds > 1 && html`<p>This is the answer of round ${round} of ${rounds}${one.runs && ', the first with the gravest status'}.</p>`}
${line !== one.call || calls > 1 ? html`<p>Call ${place} of ${calls}: <code>${line}</code> with x = ${dtype} [${inputShape.join(', ')}].</p>` : html`<p>x = ${dtype} [${inputShape.join(', ')}]</p>`}
${cut && html`<p class="note">The tensors of this call are large: only batch ${cut.batch} of ${cut.batches}, channel ${cut.channel} of ${cut.channels} is here, the one with the worst element. The counts below are of this part.</p>`}`;
}

function noPicture(one: PageCase, hasEvidence: boolean): Markup {
  const replay = html`Run the case again with <code>--html</code> to see it.`;
  if (one.kind === 'refusal') return html`A refusal has no values to draw.`;
  if (one.status === 'unsupported') return html`The implementation declines this call, so there is nothing to draw.`;
  if (!hasEvidence) return html`This page was made from JSON reports, which hold no tensors. ${replay}`;
  if (!isFailing(one))
    return html`One passing case for each mode, option and dtype is drawn, and this is not one of them. ${replay}`;
  if (one.status === 'fail')
    return html`The tensors of this case are too large for the page, or its page is full. ${replay}`;
  return html`There was no answer of the right shape and dtype, so there is nothing to draw.`;
}

function deviationTable(deviation: DeviationReport, { dtype }: PageCase): Markup {
  const { max_abs, max_rel, max_ulp, max_bound, differing, outside, elements, index_ties, first, worst } = deviation;
  const number = (label: string, value: string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const element = (label: string, { index, expected, got, slack }: ElementReport) => {
    const texts = valueTexts(fromWireNumber(expected), fromWireNumber(got), dtype);
    return html`<tr><th scope="row" class="nowrap">${label}</th><td class="nowrap">[${index.join(', ')}]</td><td class="number">${texts[0]}</td><td class="number">${texts[1]}</td><td class="number">${shortNumber(fromWireNumber(slack))}</td></tr>`;
  };
  return html`<dl class="numbers compact">${number('largest multiple of the bound', boundText(fromWireNumber(max_bound)))}
${number('not accepted', `${count(outside)} of ${count(elements)}`)}${number('bits differ from the recording', count(differing))}
${number('absolute', shortNumber(fromWireNumber(max_abs)))}${number('relative', shortNumber(fromWireNumber(max_rel)))}${number('in units of the last place', shortNumber(fromWireNumber(max_ulp)))}
${index_ties !== undefined && number('index ties', count(index_ties))}</dl>
${
  (first ?? worst) &&
  html`<div class="scroll"><table><caption class="visually-hidden">The first element that is not accepted, and the worst one</caption><thead><tr><th scope="col">element</th><th scope="col">index</th><th scope="col" class="number">expected</th><th scope="col" class="number">got</th><th scope="col" class="number">slack</th></tr></thead>
<tbody>${first && element('first not accepted', first)}${worst && element('worst', worst)}</tbody></table></div>`
}`;
}
