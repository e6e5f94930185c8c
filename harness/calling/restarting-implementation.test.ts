import { setTimeout as later } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Call } from '#cases/case.ts';
import type { Tensor } from '#spec/signature.ts';
import { UsageError } from '../core/open-implementation.ts';
import { call } from '../implementations/fakes.ts';
import { callTimes } from './first-calls.ts';
import { restartingImplementation } from './restarting-implementation.ts';
import type { Session } from './session.ts';

const DECLINED = { kind: 'unsupported', reason: 'no' } as const;

/** A session whose only call is its end. */
function mortal(): Session {
  let end: string | undefined;
  return {
    description: { name: 'mortal', has: { upsample: false, createUpsample: false, interpolateBackward: false } },
    end: () => end,
    async ask() {
      end = 'it died';
      return { kind: 'crash', message: end };
    },
    printed: () => '',
    async stop() {},
  };
}

test('an implementation that dies at every start again is a usage error', async () => {
  let starts = 0;
  const opened = await restartingImplementation(
    async () => {
      if (++starts > 1) throw new UsageError(`start ${starts}`);
      return mortal();
    },
    { timeout: 1_000 },
  );
  expect(await opened.ask(call('copy'))).toEqual({ kind: 'crash', message: 'it died' });
  const asking = opened.ask(call('copy'));
  await expect(asking).rejects.toThrow(UsageError);
  await expect(asking).rejects.toThrow(
    'mortal: it fails at every restart (3 attempts, after a first start that succeeded): start 4',
  );
});

test('an end that comes together with the answer is borne by the next call, once', async () => {
  const answering = (): Session => {
    let end: string | undefined;
    return {
      ...mortal(),
      end: () => end,
      async ask() {
        end ??= 'it died late';
        return { kind: 'unsupported', reason: 'no' };
      },
    };
  };
  let starts = 0;
  const opened = await restartingImplementation(
    async () => {
      starts += 1;
      return answering();
    },
    { timeout: 1_000 },
  );
  expect(await opened.ask(call('copy'))).toEqual({ kind: 'unsupported', reason: 'no' });
  expect(await opened.ask(call('copy'))).toEqual({
    kind: 'crash',
    message: 'it died late, after answering an earlier call',
  });
  expect(starts).toBe(1);
  expect(await opened.ask(call('copy'))).toEqual({ kind: 'unsupported', reason: 'no' });
  expect(starts).toBe(2);
});

test('the first call of a session may take as long as a load, until one has taken it in vain', async () => {
  const hangs = new Set([2, 4, 6]);
  let calls = 0;
  const opened = await restartingImplementation(
    async () => ({
      ...mortal(),
      end: () => undefined,
      ask: () => (hangs.has(++calls) ? new Promise<never>(() => {}) : later(60).then(() => DECLINED)),
    }),
    { timeout: 20, loadTimeout: 200 },
  );
  const ask = () => opened.ask(call('copy'));
  expect([await ask(), await ask()]).toEqual([DECLINED, { kind: 'timeout', milliseconds: 20 }]);
  expect([await ask(), await ask()]).toEqual([DECLINED, { kind: 'timeout', milliseconds: 20 }]);
  hangs.add(5);
  expect([await ask(), await ask()]).toEqual([
    { kind: 'timeout', milliseconds: 200, first: true },
    { kind: 'timeout', milliseconds: 20 },
  ]);
});

test('so may the first call of each shape where it compiles', () => {
  const shaped = (width: number): Call => {
    const input: Tensor = { dtype: 'float32', shape: [1, 1, width], data: new Float32Array(width) };
    return { entry: 'interpolate', input, options: { size: 3 } };
  };
  const times = callTimes({ timeout: 10, loadTimeout: 70 }, true);
  expect([1, 1, 2, 2].map((width) => times.forCalls([shaped(width)]))).toEqual([70, 10, 70, 10]);
  expect(times.forCalls(Array.from({ length: 9 }, () => shaped(1)))).toBe(90);
  times.restarted();
  expect(times.forCalls([shaped(2)])).toBe(70);
  times.exhausted();
  expect(times.forCalls([shaped(3)])).toBe(10);
});
