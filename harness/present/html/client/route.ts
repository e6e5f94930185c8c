export const FILTER_NAMES = ['status', 'level', 'mode', 'options', 'dtype', 'kind', 'clause', 'text'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** What the list shows; an empty text asks for nothing. */
export type Filters = Readonly<Record<FilterName, string>>;

/** What the address says: the overview with its list, or the page of a case that was chosen from it. */
export interface Route {
  caseId?: string;
  filters: Filters;
  /** Of the list, counted from 1. */
  page: number;
}

export const NO_FILTERS = Object.fromEntries(FILTER_NAMES.map((name) => [name, ''])) as unknown as Filters;

const CASE = '#/case/';

export function parseRoute(hash: string): Route {
  const [path, query = ''] = splitOnce(hash, '?');
  const parameters = new URLSearchParams(query);
  const page = Number(parameters.get('page') ?? '1');
  return {
    ...(path.startsWith(CASE) && { caseId: decodedPath(path.slice(CASE.length)) }),
    filters: Object.fromEntries(FILTER_NAMES.map((name) => [name, parameters.get(name) ?? ''])) as unknown as Filters,
    page: Number.isInteger(page) && page > 1 ? page : 1,
  };
}

export function routeHash({ caseId, filters, page }: Route): string {
  const parameters = new URLSearchParams(
    FILTER_NAMES.filter((name) => filters[name] !== '').map((name) => [name, filters[name]]),
  );
  if (page > 1) parameters.set('page', String(page));
  const path = caseId === undefined ? '#/' : CASE + caseId.split('/').map(encodeURIComponent).join('/');
  const query = parameters.toString();
  return query === '' ? path : `${path}?${query}`;
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** An address that someone cut in the middle is no reason to stop. */
function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
