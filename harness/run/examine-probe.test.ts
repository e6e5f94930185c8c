import { afterAll, expect, it } from 'vitest';
import type { ForwardCall } from '#cases/case.ts';
import { tensorWhenRead } from '#cases/fill.ts';
import { probe } from '#cases/probe.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation } from '#spec/signature.ts';
import { directImplementation } from '../calling/direct-implementation.ts';
import { modules } from '../implementations/fakes.ts';
import { examineProbe } from './examine-probe.ts';
import { runConformance } from './run.ts';

const { open, close } = modules({ timeout: 10_000 });
afterAll(close);

const SERIES = { filter: ['state/mode-after-mode'] };

it('a series of several modes counts in the row of the call that failed', async () => {
  const wrongNearest: Implementation = {
    name: 'wrong nearest',
    interpolate(input, options) {
      const right = interpolate(input, options);
      return options.mode === 'nearest' ? { ...right, data: right.data.map(() => 7) as typeof right.data } : right;
    },
  };
  const { cases, matrix } = await runConformance(wrongNearest, SERIES);
  expect(cases.map(({ status, mode }) => [status, mode])).toEqual([['fail', 'nearest']]);
  // The calls of the other modes are right, and their rows say so.
  expect(matrix.map(({ mode, fail, pass }) => [mode, fail, pass])).toEqual([
    ['nearest', 1, 0],
    ['nearest-exact', 0, 1],
    ['bilinear', 0, 1],
    ['bicubic', 0, 1],
    ['area', 0, 1],
  ]);
});

it('a series whose first calls are declined counts in the row of a call that was answered', async () => {
  const onlyNearest: Implementation = {
    name: 'only nearest',
    supports: ({ options }) => options.mode === 'nearest' || 'nearest alone',
    interpolate,
  };
  const { cases } = await runConformance(onlyNearest, SERIES);
  expect(cases.map(({ status, mode }) => [status, mode])).toEqual([['pass', 'nearest']]);
});

it('the elements of an input are not made where the call is declined', async () => {
  const call: ForwardCall = {
    entry: 'interpolate',
    input: tensorWhenRead('float32', [1, 1, 2], () => {
      throw new Error('made');
    }),
    options: { size: 1 },
  };
  const declining = directImplementation({ name: 'declining', supports: () => 'nothing', interpolate }, 1000);
  const asked = { id: 'asked', fact: '', clauses: [], series: '', calls: () => [call] };
  const finding = await examineProbe(probe({}, 'float32', asked), declining, {
    seed: 1,
    level: 'faithful',
    profile: 'quick',
  });
  expect(finding).toEqual({ status: 'unsupported', message: 'nothing' });
});

/** Of a copying kernel that waits a turn in the middle, with a buffer of its own or one for all calls. */
const waiting = (scratch: string) => `
let shared = new Float32Array(3);
export default {
  name: 'waiting',
  async interpolate({ dtype, shape, data }) {
    const scratch = ${scratch};
    scratch.set(data);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return { dtype, shape: [...shape], data: scratch.slice() };
  },
};`;

it.each([
  ['new Float32Array(3)', [1, 2]],
  ['shared', [2, 2]],
])('calls that overlap in a child: scratch is %s', async (scratch, firsts) => {
  const opened = await open(`waits-${firsts.join('-')}`, waiting(scratch));
  const calls = [1, 2].map((first) => ({
    entry: 'interpolate' as const,
    input: { dtype: 'float32' as const, shape: [1, 1, 3], data: Float32Array.of(first, 0, 0) },
    options: { size: 3 },
  }));
  const outcomes = (await opened.askTogether?.(calls)) ?? [];
  expect(outcomes.map((outcome) => outcome.kind === 'tensor' && outcome.tensor.data[0])).toEqual(firsts);
});

it('a probe of overlapping calls finds a scratch buffer that they share', async () => {
  const filter = ['state/*-overlapping-calls'];
  let values: Float64Array = new Float64Array();
  const sharing: Implementation = {
    name: 'sharing',
    async interpolate(input, options) {
      const right = interpolate(input, options);
      values = Float64Array.from(right.data);
      await Promise.resolve();
      return { ...right, data: Float32Array.from(right.data, (_, at) => values[at]) };
    },
  };
  const own: Implementation = { name: 'own', interpolate: async (...call) => interpolate(...call) };
  const [shared, apart] = await Promise.all([runConformance(sharing, { filter }), runConformance(own, { filter })]);
  const every = shared.cases.length;
  expect(every).toBeGreaterThan(4);
  expect([shared.summary.fail, shared.summary.pass]).toEqual([every, 0]);
  expect([apart.summary.fail, apart.summary.pass]).toEqual([0, every]);
});

it('an implementation that compiles each shape is asked three calls of a probe, and the report says so', async () => {
  const filter = ['probes/bilinear-image-width-float32-from-*'];
  const asked = new Set<string>();
  const compiling = (compiles: boolean): Implementation => ({
    name: 'compiling',
    compiles,
    interpolate(input, options) {
      asked.add(JSON.stringify([input.shape, options]));
      return interpolate(input, options);
    },
  });
  const few = await runConformance(compiling(true), { filter });
  expect(few.cases.length).toBeGreaterThan(4);
  expect(few.cases.map(({ status, message }) => [status, message])).toEqual(
    few.cases.map(() => ['pass', '3 of 8 calls were asked: the implementation compiles each shape']),
  );
  expect(few.implementation.compiles).toBe(true);
  expect(asked.size).toBe(3 * few.cases.length);
  const whole = await runConformance(compiling(false), { filter });
  expect(whole.implementation).not.toHaveProperty('compiles');
  expect(asked.size).toBe(8 * whole.cases.length);
});

it.each([
  ['numbers', [1, 2, 3], ': 1 2 3'],
  ['zeros', [0, 0, 0], ': 0 0 0'],
  ['numbers without a zero', [5, 5, 5], ': 5 5 5'],
  ['a unit vector, which the title tells', [0, 5, 0], ''],
])('a call that failed is told with few values: %s', async (_, values, shown) => {
  const call: ForwardCall = {
    entry: 'interpolate',
    input: tensorWhenRead('float32', [1, 1, 3], () => Float32Array.from(values)),
    options: { size: 2 },
  };
  const wrong = directImplementation(
    { name: 'wrong', interpolate: () => ({ dtype: 'float32', shape: [1, 1, 2], data: Float32Array.of(9, 9) }) },
    1000,
  );
  const asked = { id: 'asked', fact: '', clauses: [], series: '', calls: () => [call] };
  const { message } = await examineProbe(probe({}, 'float32', asked), wrong, {
    seed: 1,
    level: 'faithful',
    profile: 'quick',
  });
  expect(message).toMatch(/^call 1, F\.interpolate\(x, size=2\) with x = float32 \[1, 1, 3\]/);
  expect(/\[1, 1, 3\](: [\d ]+)?: /.exec(message ?? '')?.[1] ?? '').toBe(shown);
});

it('a row of a series has the largest deviation of its calls', async () => {
  const { matrix } = await runConformance(
    {
      name: 'a unit off in bilinear',
      interpolate(input, options) {
        const right = interpolate(input, options);
        if (options.mode !== 'bilinear' || right.dtype !== 'float32') return right;
        return { ...right, data: Float32Array.from(right.data, (value) => value * (1 + 2 ** -23)) };
      },
    },
    SERIES,
  );
  const rowOf = (wanted: string) => matrix.find(({ mode }) => mode === wanted);
  expect(rowOf('bilinear')?.max_ulp).toBeGreaterThan(0.5);
  expect(rowOf('nearest')?.max_ulp).toBe(0);
});
