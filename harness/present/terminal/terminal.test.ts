import { describe, expect, it } from 'vitest';
import type { Why } from '#spec/signature.ts';
import type { Finding } from '../../core/verdict.ts';
import type { Report } from '../../report/report.ts';
import type { RunParts } from '../../run/examination.ts';
import { DIVERGENT, FAITHFUL, fakeCase, fakeDeviation, fakeImplementation, fakeParts } from '../../run/fakes.ts';
import { examineImplementation } from '../../run/run.ts';
import type { RunOptions } from '../../run/run-options.ts';
import type { SuiteCase } from '../../suite/suite.ts';
import { junitXml } from '../junit.ts';
import { markdownReport } from '../markdown.ts';
import { againCommand } from './again.ts';
import { plain } from './paint.ts';
import { terminalText } from './terminal.ts';

const suite = [
  fakeCase('linear/clean'),
  fakeCase('linear/wrong', { fact: 'with 2 → 3 the step is 2/3' }),
  fakeCase('linear/half', { dtype: 'float16' }),
  fakeCase('nearest/exact', { mode: 'nearest', clauses: ['nearest.index'] }),
  fakeCase('nearest/hangs', { mode: 'nearest', alignCorners: true, clauses: ['nearest.index'] }),
];

const findings: Record<string, Finding> = {
  'linear/wrong': DIVERGENT,
  'linear/half': { status: 'unsupported', message: 'no halves' },
  'nearest/exact': {
    status: 'pass',
    level: 'bit-exact',
    deviation: fakeDeviation({ index_ties: 3 }),
    errata: [{ id: 'errata.nearest-factor-shortcut', seen: 'rule' }],
  },
  'nearest/hangs': { status: 'timeout', message: 'no answer within 10000 ms' },
};

async function reportOf(options: RunOptions = {}, cases: readonly SuiteCase[] = suite, found = findings) {
  return examineImplementation('./mine.mjs', options, fakeParts(cases, found));
}

function text(report: Report, width = 100, failures = 5): string {
  return terminalText(report, { paint: plain, width, failures, again: againCommand('./my own.mjs', []) });
}

describe('the final text', () => {
  it('shows the matrix, the coverage, the failures and one verdict', async () => {
    expect(text(await reportOf())).toBe(`./mine.mjs 1.2.3 against torch 2.13.0
interpolate-conformance 0.1.0, profile standard, seed 1, demanded level faithful

no known mistake explains 1 of 1 failing case

                        float32
nearest                 bit-exact
nearest, align_corners  timeout 1/1 fail
bilinear                divergent 23× 1/2 fail
unsupported throughout: float16
level reached, and the largest deviation in multiples of the bound: up to 1× is faithful

coverage: 4 of 5 cases run (80.0 %); passed: values 2/5
index ties: 3 elements in 1 case take the other accepted input element
errata.nearest-factor-shortcut: the answer of PyTorch in 0 cases, of the rule in 1

clauses most broken (failing/all cases): linear.two-taps 1/2, nearest.index 1/2

FAIL linear/wrong      linear.two-taps, spec/linear.md
     with 2 → 3 the step is 2/3
     F.interpolate(x, size=(2, 3), mode='bilinear')
     first of 2 differences in 6 elements, output [0, 0, 0, 1]:  expected 1   got 1.5   2.00× the
     slack of 0.25
     worst, output [0, 0, 1, 2]:  expected 0.1   got NaN
     again: npx interpolate-conformance run './my own.mjs' --filter linear/wrong

TIMEOUT nearest/hangs      nearest.index, spec/nearest.md
     nearest/hangs holds
     F.interpolate(x, size=(2, 3), mode='bilinear')
     no answer within 10000 ms
     again: npx interpolate-conformance run './my own.mjs' --filter nearest/hangs

to see why: interpolate-conformance explain CASE IMPLEMENTATION; for the smallest such call: shrink
instead of explain

does not conform at faithful: 2 of 5 cases failed (1 fail, 1 timeout), 1 unsupported (coverage 80.0 %)
`);
  });

  it('names a mode that is unsupported throughout below the matrix', async () => {
    const declined = { status: 'unsupported', message: 'no nearest' } as const;
    const one = text(await reportOf({}, suite, { 'nearest/exact': declined }));
    expect(one).toContain('\nnearest, align_corners  faithful');
    expect(one).toContain('\nunsupported throughout: nearest\n');
    expect(one).not.toMatch(/^nearest {2}/m);
  });

  it('shows the mapping, and each kind of no', async () => {
    const no = (why?: Why): Finding => ({ status: 'unsupported', message: 'no', ...(why && { why }) });
    const found = {
      'linear/clean': no('declined'),
      'linear/wrong': no('refused'),
      'linear/half': no(),
      'nearest/exact': no('cannot-express'),
    };
    const mapping = { nearest: 'cv2.INTER_NEAREST', bilinear: 'cv2.INTER_LINEAR', bicubic: 'cv2.INTER_LINEAR' };
    const opens: Partial<RunParts> = { openImplementation: async (given) => fakeImplementation(given, { mapping }) };
    const report = await examineImplementation('./mine.mjs', {}, fakeParts(suite, found, opens));
    const kinds =
      'unsupported: 1 not expressible in its library, 1 declined by the implementation, 1 refused by its library, 1 for other reasons';
    expect(report.implementation.mapping).toEqual(mapping);
    expect(report.summary.unsupported_why).toEqual({ 'cannot-express': 1, declined: 1, refused: 1 });
    expect(report.cases.map(({ unsupported_why }) => unsupported_why)).toEqual([
      'declined',
      'refused',
      undefined,
      'cannot-express',
      undefined,
    ]);
    const said = text(report, 200);
    expect(said).toContain('\nnearest ← cv2.INTER_NEAREST\nbilinear, bicubic ← cv2.INTER_LINEAR\n');
    expect(said).toContain(`\n${kinds}\n`);
    const markdown = markdownReport(report, againCommand('x', []));
    expect(markdown).toContain('- bilinear, bicubic ← cv2.INTER&#95;LINEAR\n');
    expect(markdown).toContain('unsupported&#58; 1 not expressible in its library');
  });

  it('says that finite values pass in a cell where something else fails', async () => {
    const cases = [
      fakeCase('linear/first'),
      fakeCase('special-values/nan', { clauses: ['special-values.nan'] }),
      fakeCase('special-values/infinity', { clauses: ['special-values.infinity'] }),
      fakeCase('linear/factor', { dtype: 'float64', call: 'F.interpolate(x, scale_factor=2)' }),
      fakeCase('linear/wrong', { dtype: 'float64' }),
    ];
    const wrong = { ...DIVERGENT, deviation: fakeDeviation({ max_bound: Number.POSITIVE_INFINITY }) };
    const report = await reportOf({}, cases, { 'special-values/nan': wrong, 'linear/wrong': wrong });
    const [float64, float32] = report.matrix;
    expect(float32).toMatchObject({ level: 'divergent', max_bound: 'Infinity', cases: 3, pass: 2 });
    expect(float32.parts).toMatchObject([
      { part: 'size', level: 'faithful', max_bound: 0.43, cases: 1, pass: 1 },
      { part: 'special-values', level: 'divergent', max_bound: 'Infinity', cases: 2, pass: 1, fail: 1 },
    ]);
    expect(float64.parts?.map(({ part, fail }) => [part, fail])).toEqual([
      ['size', 1],
      ['factor', 0],
    ]);
    const lines = text(report, 120).split('\n');
    expect(lines).toContain('bilinear  divergent 1/2 fail  faithful 0.43× 1/3 fail');
    const aside = 'finite values by size pass, and not all else: bilinear float32: special values 1/2 fail';
    expect(lines).toContain(aside);
    expect(markdownReport(report, againCommand('x', []))).toContain('special values 1/2 fail');
  });

  it('names no clause as the most broken for one failure', async () => {
    const one = await reportOf({}, suite, { 'linear/wrong': DIVERGENT });
    expect(text(one)).not.toContain('most broken');
    expect(markdownReport(one, againCommand('x', []))).not.toContain('most broken');
  });

  it('puts the clauses of a failure below its name where the window is narrow', async () => {
    expect(text(await reportOf(), 50)).toContain('FAIL linear/wrong\n     linear.two-taps, spec/linear.md\n');
  });

  it('says how many failures it leaves out', async () => {
    expect(text(await reportOf(), 100, 1)).toContain(
      'and 1 more failing case; --failures N shows more, --json FILE keeps all',
    );
  });

  it('puts columns below each other where the window is narrow', async () => {
    const cases = ['float64', 'float32', 'uint8'].map((dtype) =>
      fakeCase(`linear/${dtype}`, { dtype: dtype as SuiteCase['dtype'] }),
    );
    expect(text(await reportOf({}, cases), 44)).toContain(`
          float64         float32
bilinear  faithful 0.43×  faithful 0.43×

          uint8
bilinear  faithful 0.43×
`);
  });

  it.each<[string, RunOptions, Record<string, Finding>]>([
    ['conforms at faithful: 5 of 5 cases pass', {}, {}],
    [
      'conforms at close: 4 of 4 supported cases pass, 1 unsupported (coverage 80.0 %)',
      { level: 'close' },
      { 'linear/half': findings['linear/half'] },
    ],
    [
      'conforms at faithful: 4 of 5 cases pass, 1 known deviation',
      { known: [{ pattern: 'linear/wrong', reason: 'r', link: 'https://example.org' }] },
      { 'linear/wrong': DIVERGENT },
    ],
    [
      'does not conform at faithful: 1 known deviation no longer deviates and has to be removed from the list',
      { known: [{ pattern: 'linear/wrong', reason: 'r', link: 'https://example.org' }] },
      {},
    ],
    [
      'does not conform at faithful: 1 of 2 cases failed (1 fail); ended early, 3 not examined',
      { bail: 1 },
      { 'linear/wrong': DIVERGENT },
    ],
    ['does not conform at faithful: none of 1 case with values is supported', { filter: 'linear/half' }, findings],
    [
      'does not conform at faithful: 1 of 1 case failed (1 unsupported but required)',
      { filter: 'linear/half', require: 'linear/half' },
      findings,
    ],
    ['interrupted after 0 of 5 cases: 0 of 0 cases pass', { signal: AbortSignal.abort() }, {}],
  ])('ends with: %s', async (verdict, options, found) => {
    expect(
      text(await reportOf(options, suite, found))
        .trimEnd()
        .split('\n')
        .at(-1),
    ).toBe(verdict);
  });

  it('lets nothing from an implementation steer the terminal', async () => {
    const message = '\u001b[2Jgone\r\nsecond line';
    const hostile = await reportOf({}, suite, { 'linear/wrong': { status: 'error', message } });
    expect(text(hostile)).toContain('     \\u{1b}[2Jgone\\u{d}\n     second line\n');
  });
});

describe('hostile names', () => {
  const message = `</failure> ]]> <img src=x onerror=alert(1)> | a \`b\` @all\u0000\u001b\ufffe\ud800 "quoted"`;

  async function hostileReport() {
    const openImplementation = fakeParts(suite).openImplementation;
    const parts = fakeParts(suite, { 'linear/wrong': { status: 'error', message } });
    return examineImplementation(
      'x',
      {},
      { ...parts, openImplementation: () => openImplementation('<b>|@org/x](http://y)\n# title', { timeout: 1 }) },
    );
  }

  it('stay text in JUnit XML', async () => {
    const xml = junitXml(await hostileReport(), againCommand('x', []));
    expect(xml).not.toMatch(/<img|\]\]>|<b>|[^\P{Cc}\n]|[\ufffe\ud800]/u);
    expect(xml).toContain('\\u{0}\\u{1b}\\u{fffe}\\u{d800} &#34;quoted&#34;');
  });

  it('stay text in Markdown', async () => {
    const markdown = markdownReport(await hostileReport(), againCommand('x', []));
    expect(markdown).not.toMatch(/<img|<b>|@org|@all|\]\(http|\n# title/);
    expect(
      markdown
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .map((line) => line.split('|').length),
    ).toEqual([5, 5, 5, 5, 5]);
  });
});

describe('JUnit XML', () => {
  it('has a suite for each page, with failures, errors and skipped cases', async () => {
    const known = [
      { pattern: 'linear/wrong', reason: 'r', link: 'https://example.org' },
      { pattern: 'linear/clean', reason: 'was wrong', link: 'https://example.org/2' },
    ];
    const xml = junitXml(await reportOf({ known }), againCommand('x', [])).replace(/time="[\d.]+"/g, 'time=""');
    expect(xml).toContain('<testsuite name="linear" tests="3" failures="0" errors="0" skipped="2" time="">');
    expect(xml).toContain('<testsuite name="nearest" tests="2" failures="0" errors="1" skipped="0" time="">');
    expect(xml).toContain('<skipped message="known deviation &#39;linear/wrong&#39;: fail"/>');
    expect(xml).toContain('<error type="timeout" message="no answer within 10000 ms">');
    expect(xml).toContain(
      '&#39;linear/clean&#39;: no longer deviates: remove it, or run --update-known (was wrong, https://example.org/2)',
    );
  });
});

describe('Markdown', () => {
  it('stays below the size of a job summary', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => fakeCase(`linear/case-${at}`, { fact: 'long '.repeat(4000) }));
    const wrong = Object.fromEntries(many.map(({ id }) => [id, DIVERGENT]));
    const markdown = markdownReport(await reportOf({}, many, wrong), againCommand('x', []));
    expect(new TextEncoder().encode(markdown).length).toBeLessThan(2 ** 20);
    expect(markdown).toMatch(/And 2,9\d\d more failing cases: the JSON report has them all/);
  });

  it('names the clauses most broken before the failures', async () => {
    expect(markdownReport(await reportOf(), againCommand('x', []))).toContain(
      '### Failures\n\nclauses most broken (failing/all cases)&#58; linear.two-taps 1/2, nearest.index 1/2\n',
    );
  });

  it('says it when all is well', async () => {
    const markdown = markdownReport(await reportOf({}, suite, { all: FAITHFUL }), againCommand('x', []));
    expect(markdown).toContain('## ✅');
    expect(markdown).not.toContain('### Failures');
  });
});

it('a narrow window holds every line but the commands to paste and the verdict', async () => {
  const lines = text(await reportOf(), 50)
    .split('\n')
    .filter((line) => !/again:|conform at/.test(line));
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(50);
});
