import { html } from '../markup.ts';
import { type PageData, type PictureData, pictureElementId } from '../page-data.ts';
import { caseTable, filterForm } from './case-list.ts';
import { drawCase, missingCase } from './case-page.ts';
import { fill, isDark, part } from './dom.ts';
import { listed } from './filters.ts';
import { matrix } from './matrix.ts';
import { overviewBottom, overviewTop } from './overview.ts';
import { pictureFrom } from './picture.ts';
import { FILTER_NAMES, type Filters, parseRoute, type Route, routeHash } from './route.ts';

start(JSON.parse(part('#data').textContent) as PageData);

function start({ report, hasEvidence }: PageData): void {
  const { cases } = report;
  const positions = new Map(cases.map(({ id }, position) => [id, position]));
  const page = part('#page');
  fill(page, frame(report.implementation.name));
  const main = part('main', page);
  let shown: Route | undefined;

  const show = () => {
    const route = parseRoute(location.hash);
    const before = shown;
    shown = route;
    if (route.caseId !== undefined) showCase(route, route.caseId);
    else if (before === undefined || before.caseId !== undefined) showOverview(route);
    else showList(route);
    if (before !== undefined && route.caseId !== before.caseId) arrive(main);
    document.title = `${route.caseId ?? report.implementation.name}: interpolate-conformance`;
  };

  const showCase = (route: Route, id: string) => {
    const position = positions.get(id);
    if (position === undefined) return fill(main, missingCase(id));
    const list = listed(cases, route.filters);
    const at = list.findIndex((one) => one.id === id);
    const data = document.getElementById(pictureElementId(position))?.textContent;
    drawCase(main, {
      one: cases[position],
      route,
      before: at > 0 ? list[at - 1] : undefined,
      after: at === -1 ? undefined : list[at + 1],
      picture: data ? pictureFrom(JSON.parse(data) as PictureData) : undefined,
      hasEvidence,
      report,
    });
  };

  const showOverview = (route: Route) => {
    fill(
      main,
      html`${overviewTop(report, route)}<section aria-labelledby="cases"><h2 id="cases" tabindex="-1">Cases</h2><div id="filters">${filterForm(cases, route.filters)}</div><div id="list"></div></section>${overviewBottom(report, cases)}`,
    );
    fill(part('#list', main), caseTable(listed(cases, route.filters), cases.length, route));
  };

  const showList = (route: Route) => {
    for (const name of FILTER_NAMES) setField(part<HTMLInputElement>(`[name="${name}"]`, main), route.filters[name]);
    fill(part('#matrix-table', main), matrix(report, route.filters));
    fill(part('#list', main), caseTable(listed(cases, route.filters), cases.length, route));
  };

  main.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement) || target.name === '') return;
    if (target.name === 'page') return;
    const filters = Object.fromEntries(
      FILTER_NAMES.map((name) => [name, part<HTMLInputElement>(`[name="${name}"]`, main).value]),
    ) as unknown as Filters;
    history.replaceState(null, '', routeHash({ filters, page: 1 }));
    show();
  });
  main.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'page') return;
    const { filters } = parseRoute(location.hash);
    location.hash = routeHash({ filters, page: Number(target.value) });
  });
  main.addEventListener('submit', (event) => event.preventDefault());
  main.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const copied = target.closest<HTMLButtonElement>('button[data-copy]');
    if (copied) void copy(copied);
    if (target.closest('.matrix a, .clauses a, .diagnoses .small a, .numbers a, .pager a')) {
      requestAnimationFrame(() => main.querySelector('#cases')?.scrollIntoView());
      main.querySelector<HTMLElement>('#cases')?.focus({ preventScroll: true });
    }
  });
  part('.skip', page).addEventListener('click', (event) => {
    event.preventDefault();
    main.focus();
  });
  part('#theme', page).addEventListener('click', () => {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
    if (shown?.caseId !== undefined) showCase(shown, shown.caseId);
  });
  addEventListener('hashchange', show);
  show();
}

function frame(name: string) {
  return html`<a class="skip" href="#main">Skip to the report</a>
<header><a class="brand" href="#/">interpolate-conformance</a><span class="spread"></span><span class="faint header-name">${name}</span><button type="button" id="theme">light or dark</button></header>
<main id="main" tabindex="-1"></main>`;
}

function setField(field: HTMLInputElement, value: string): void {
  if (field.value !== value) field.value = value;
}

/** A page of its own begins at its top, for eyes and for screen readers. */
function arrive(main: HTMLElement): void {
  scrollTo(0, 0);
  main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

/** A file opened from disk may be refused the clipboard: then the text is selected, to be copied by hand. */
async function copy(button: HTMLButtonElement): Promise<void> {
  const text = button.dataset.copy ?? '';
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'copied';
  } catch {
    const code = button.previousElementSibling;
    if (code) getSelection()?.selectAllChildren(code);
    button.textContent = 'selected';
  }
  setTimeout(() => {
    button.textContent = 'copy';
  }, 1500);
}
