import { describe, expect, test } from 'vitest';
import { NO_FILTERS, parseRoute, type Route, routeHash } from './route.ts';

describe('the address', () => {
  test.each<Route>([
    { filters: NO_FILTERS, page: 1 },
    {
      filters: { ...NO_FILTERS, status: 'failing', options: 'align_corners, antialias', text: 'a&b=c #?% ü' },
      page: 7,
    },
    { caseId: 'linear/up-5%-to 10?#&', filters: { ...NO_FILTERS, clause: 'linear.two-taps' }, page: 2 },
    { caseId: '"><img src=x onerror=alert(1)>', filters: NO_FILTERS, page: 1 },
  ])('%j comes back as it was', (route) => {
    expect(parseRoute(routeHash(route))).toEqual(route);
  });

  test('of a plain case can be read', () => {
    expect(routeHash({ caseId: 'linear/up', filters: { ...NO_FILTERS, dtype: 'uint8' }, page: 1 })).toBe(
      '#/case/linear/up?dtype=uint8',
    );
  });

  test.each(['', '#', '#/nowhere', '#/?page=-3&colour=red', '#/?page=x'])('%j is the whole list', (hash) => {
    expect(parseRoute(hash)).toEqual({ filters: NO_FILTERS, page: 1 });
  });

  test('that was cut in the middle of a character still names a case', () => {
    expect(parseRoute('#/case/linear%2').caseId).toBe('linear%2');
  });
});
