import { count, counted } from '../../../core/printable.ts';
import { fromWireNumber } from '../../../core/protocol.ts';
import { LEVELS, STATUSES } from '../../../core/verdict.ts';
import { levelReached } from '../../../report/case-report.ts';
import { html, type Markup } from '../markup.ts';
import type { PageCase } from '../page-data.ts';
import { isUnsteady, optionsOf } from './filters.ts';
import { type FilterName, type Filters, NO_FILTERS, type Route, routeHash } from './route.ts';
import { boundText, levelTag, statusTag } from './words.ts';

/** Rows in the document at once: thousands more would only be scrolled past. */
const PAGE_SIZE = 50;

/** The fields that narrow the list; their values stand in the address. */
export function filterForm(cases: readonly PageCase[], filters: Filters): Markup {
  const distinct = (texts: readonly string[]) => [...new Set(texts)].sort();
  const field = (name: FilterName, label: string, choices: readonly (readonly [string, string])[]) =>
    html`<label>${label} <select name="${name}"><option value="">any</option>${choices.map(([value, text]) =>
      filters[name] === value
        ? html`<option value="${value}" selected>${text}</option>`
        : html`<option value="${value}">${text}</option>`,
    )}</select></label>`;
  const plain = (values: readonly string[]) => values.map((value) => [value, value] as const);
  return html`<form class="filters" role="search" aria-label="Filter the cases">
<label class="wide">Search <input type="search" name="text" value="${filters.text}" placeholder="id, fact, call, message" autocomplete="off" spellcheck="false"></label>
${field('status', 'Status', [['failing', 'failing'], ['known', 'known deviation'], ...(cases.some(isUnsteady) ? [['unsteady', 'flaky or varying'] as const] : []), ...plain(STATUSES)])}
${field('level', 'Level', plain(LEVELS))}
${field('mode', 'Mode', plain(distinct(cases.map(({ mode }) => mode))))}
${field('options', 'Options', plain(distinct(cases.map(optionsOf))))}
${field('dtype', 'Dtype', plain(distinct(cases.map(({ dtype }) => dtype))))}
${field('kind', 'Kind', [['compared', 'all but refusals'], ...plain(distinct(cases.map(({ kind }) => kind)))])}
${field('clause', 'Clause', plain(distinct([...cases.flatMap(({ clauses }) => clauses), ...(filters.clause === '' ? [] : [filters.clause])])))}
<a class="button" href="${routeHash({ filters: NO_FILTERS, page: 1 })}">Clear</a></form>`;
}

export function caseTable(found: readonly PageCase[], total: number, route: Route): Markup {
  const pages = Math.max(Math.ceil(found.length / PAGE_SIZE), 1);
  const page = Math.min(route.page, pages);
  const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const told = found.length === total ? counted(total, 'case') : `${count(found.length)} of ${counted(total, 'case')}`;
  return html`<p class="told" role="status">${told}${pages > 1 && `, page ${page} of ${pages}`}</p>
${
  shown.length === 0
    ? html`<p class="note">No case matches. <a href="${routeHash({ filters: NO_FILTERS, page: 1 })}">Show all</a></p>`
    : html`<table class="cases"><caption class="visually-hidden">Cases, failing ones first</caption>
<thead><tr><th scope="col">status</th><th scope="col">case</th><th scope="col">mode, dtype</th><th scope="col">level</th><th scope="col" class="number">deviation</th></tr></thead>
<tbody>${shown.map((one) => row(one, { ...route, page }))}</tbody></table>`
}
${pages > 1 && pager({ ...route, page }, pages)}`;
}

function row(one: PageCase, route: Route): Markup {
  const { id, fact, mode, dtype, deviation } = one;
  const level = levelReached(one);
  const options = optionsOf(one);
  return html`<tr><td>${statusTag(one)}</td>
<td><a href="${routeHash({ ...route, caseId: id })}">${id}</a><span class="fact">${fact}</span></td>
<td>${mode}${options !== 'plain' && `, ${options}`}<span class="fact">${dtype}</span></td>
<td>${level && levelTag(level)}</td>
<td class="number">${deviation && boundText(fromWireNumber(deviation.max_bound))}</td></tr>`;
}

function pager(route: Route, pages: number): Markup {
  const link = (page: number, text: string) =>
    page < 1 || page > pages || page === route.page
      ? html`<span class="button off" aria-hidden="true">${text}</span>`
      : html`<a class="button" href="${routeHash({ ...route, page })}">${text}</a>`;
  return html`<nav class="pager" aria-label="Pages of the list">${link(route.page === 1 ? 0 : 1, '« first')} ${link(route.page - 1, '‹ previous')}
<label>page <input type="number" name="page" min="1" max="${pages}" value="${route.page}"> of ${pages}</label>
${link(route.page + 1, 'next ›')} ${link(route.page === pages ? 0 : pages, 'last »')}</nav>`;
}
