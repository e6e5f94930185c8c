import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules } from '../../implementations/fakes.ts';
import { type Report, reportText } from '../../report/report.ts';
import { runConformance } from '../../run/run.ts';
import type { RunOptions } from '../../run/run-options.ts';
import { ownParts } from '../../run/run-parts.ts';
import { recordAnswers } from './recording.ts';
import { judgeAnswers, keptAnswers } from './replaying.ts';

const { write, close } = modules({ timeout: 10_000 });
afterAll(close);

/** Nearest by size and by whole factors; every fifth answer of a process is late by one element, and some calls throw. */
const MODULE = write(
  'forgets',
  `
let calls = 0;
export default {
  name: 'forgets',
  version: '7',
  aspects: ['values'],
  mapping: { nearest: 'own' },
  environment: { here: 'yes' },
  supports: ({ shape, options }) => (shape.length === 4 && (options.mode ?? 'nearest') === 'nearest') || { reason: 'nearest for images', why: 'declined' },
  interpolate({ dtype, shape: [n, c, h, w], data }, { size, scaleFactor }) {
    calls += 1;
    if (h > 40) throw new RangeError('too tall');
    const pair = (given) => (typeof given === 'number' ? [given, given] : given);
    const [outH, outW] = size === undefined ? pair(scaleFactor).map((f, at) => Math.trunc([h, w][at] * f)) : pair(size);
    const out = new data.constructor(n * c * outH * outW);
    for (let i = 0; i < out.length; i++) {
      const y = Math.min(Math.floor((Math.floor(i / outW) % outH) * (h / outH)), h - 1);
      const x = Math.min(Math.floor((i % outW) * (w / outW)), w - 1);
      out[i] = data[(Math.floor(i / outW / outH) * h + y) * w + x];
    }
    if (calls % 5 === 0) out[0] += 1;
    return { dtype, shape: [n, c, outH, outW], data: out };
  },
};`,
);

const OPTIONS = {
  profile: 'quick',
  filter: ['nearest/*', 'state/*', 'memory/nearest*', 'properties/*nearest*', 'models/*'],
} as const satisfies RunOptions;

async function recorded(options: RunOptions = OPTIONS): Promise<{ lines: string[]; report: Report }> {
  const lines: string[] = [];
  const { report } = await recordAnswers(MODULE, options, await ownParts(), (line) => lines.push(JSON.stringify(line)));
  return { lines, report };
}

const judged = async (lines: readonly string[], options = {}) =>
  judgeAnswers(keptAnswers(lines, 'answers'), options, await ownParts());

function withoutDurations(report: Report): string {
  return reportText(report).replace(/"duration_ms": ?[\d.]+/g, '');
}

describe('answers that were kept', () => {
  test('are judged as in the run in which they were kept, byte for byte', async () => {
    const { lines, report } = await recorded();
    expect(report.summary.fail).toBeGreaterThan(3);
    expect(report.summary.error).toBeGreaterThan(0);
    expect(report.cases.some(({ afresh }) => afresh !== undefined)).toBe(true);
    expect(report.cases.some(({ path }) => path !== undefined)).toBe(true);
    expect(withoutDurations(await judged(lines))).toBe(withoutDurations(report));
    expect(withoutDurations(await runConformance(MODULE, OPTIONS))).toBe(withoutDurations(report));
  });

  test('until an interruption give the report of an interrupted run', async () => {
    const controller = new AbortController();
    const onProgress = ({ done }: { done: number }) => done >= 9 && controller.abort();
    const { lines } = await recorded({ ...OPTIONS, signal: controller.signal, onProgress });
    const report = await judged(lines);
    expect(report.interrupted).toBe(true);
    expect(report.summary.cases).toBeGreaterThanOrEqual(9);
    expect(report.summary.conforms).toBe(false);
  });

  test('are asked for known deviations and required cases', async () => {
    const { lines } = await recorded({ ...OPTIONS, filter: ['state/*'] });
    const { summary } = await judged(lines, { require: 'state/*' });
    expect(summary.failures).toBe(summary.cases - summary.pass);
    await expect(judged(lines, { known: 'nix.json' })).rejects.toThrow('nix.json: this file does not exist');
  });
});

describe('a file that cannot be judged is a usage error', () => {
  let lines: string[] = [];
  beforeAll(async () => {
    ({ lines } = await recorded({ ...OPTIONS, filter: ['nearest/nearest-image-up-float32', 'state/mode*'] }));
  });

  test.each<[string, (whole: string[]) => string[], string | RegExp]>([
    ['empty', () => [], 'answers: expected a file that record has written, got nothing'],
    ['of another kind', () => ['{'], 'answers: expected a file that record has written, got something else'],
    ['of another schema', () => ['{}'], /^answers, line 1: schema: expected/],
    ['cut between lines', (whole) => whole.slice(0, 5), /expected an end after the last answer, got none/],
    [
      'without an answer',
      (whole) => whole.filter((_, at) => at !== 3),
      /^answers: expected \d+ answers, as its last line says, got \d+; lines were removed or added/,
    ],
    ['with an answer twice', (whole) => [...whole.slice(0, 3), ...whole.slice(2)], /lines were removed or added/],
    [
      'of another version of the suite',
      (whole) => whole.map((line) => line.replace(/"version":"0[^"]*"/, '"version":"0.0.9"')),
      /^answers: expected answers to suite [\d.]+ \(torch 2.13.0\), got those to 0.0.9 \(torch 2.13.0\); record it again/,
    ],
    [
      'of a level that cannot be demanded',
      (whole) => whole.map((line) => line.replace('"level":"faithful"', '"level":"divergent"')),
      "answers, line 1: options.level: expected 'bit-exact', 'faithful' or 'close', got 'divergent'",
    ],
    ['cut in a line', ([head, line]) => [head, line.slice(0, 30)], /line 2: the file was cut or changed/],
    [
      'with an answer of another shape',
      (whole) => whole.map((line) => line.replace(/"shape":\[1,/, '"shape":[2,')),
      /as many bytes as the shape says; record it again/,
    ],
    [
      'with answers to other calls',
      (whole) => whole.map((line) => line.replace(/"call":"./, '"call":"*')),
      'answers: it has no answer to a call that is asked now; record it again',
    ],
  ])('%s', async (_, changed, message) => {
    await expect(judged(changed(lines))).rejects.toThrow(message);
  });
});
