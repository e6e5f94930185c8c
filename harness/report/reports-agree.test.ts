import { describe, expect, it } from 'vitest';
import { junitXml } from '../present/junit.ts';
import { markdownReport } from '../present/markdown.ts';
import { terminalText } from '../present/terminal/terminal.ts';
import { DIVERGENT, fakeCase, fakeParts } from '../run/fakes.ts';
import { examineImplementation } from '../run/run.ts';
import type { Report } from './report.ts';

const again = () => 'again';

/** Without what each format needs to be safe. */
function plain(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

const SAYERS: Readonly<Record<string, (report: Report) => string>> = {
  terminal: (report) => terminalText(report, { paint: (_, text) => text, width: 120, failures: 5, again }),
  Markdown: (report) => plain(markdownReport(report, again)),
  JUnit: (report) => plain(junitXml(report, again)),
};

async function report(): Promise<Report> {
  const suite = ['stale', 'old', 'crashes', 'half-wrong', 'half-right'].map((name) => fakeCase(`linear/${name}`));
  const findings = {
    'linear/old': DIVERGENT,
    'linear/crashes': { status: 'crash', message: 'signal SIGSEGV' } as const,
    'linear/half-wrong': DIVERGENT,
  };
  const entry = { reason: 'slow', link: 'https://example.org/1' };
  const known = [
    { pattern: 'linear/stale', ...entry },
    { pattern: 'linear/old', ...entry, expires: '2001-02-03' },
    { pattern: 'linear/crashes', status: 'fail' as const, ...entry },
    { pattern: 'linear/half-*', ...entry },
  ];
  const found = await examineImplementation('x', { known, repeat: 2 }, fakeParts(suite, findings));
  const cases = found.cases.map((one, at) => (at === 0 ? { ...one, varies: true as const } : one));
  return { ...found, cases, summary: { ...found.summary, flaky: 2, varying: 1 } };
}

describe.each(Object.entries(SAYERS))('%s', (_, say) => {
  it.each([
    'no longer deviates: remove it, or run --update-known',
    'expired 2001-02-03',
    "1 case with another status than 'fail', which the list gives",
    '1 of its 2 cases pass; --update-known narrows it',
    'flaky: 2 cases ended differently in 2 rounds',
    'varying: 1 case other bits from round to round, with the same status',
  ])('says: %s', async (fact) => {
    expect(say(await report())).toContain(fact);
  });
});
