import { expect, test } from 'vitest';
import { UsageError } from '../core/open-implementation.ts';
import { call } from '../implementations/fakes.ts';
import { restartingImplementation } from './restarting-implementation.ts';
import type { Session } from './session.ts';

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
  const opened = await restartingImplementation(async () => {
    if (++starts > 1) throw new UsageError(`start ${starts}`);
    return mortal();
  }, 1_000);
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
  const opened = await restartingImplementation(async () => {
    starts += 1;
    return answering();
  }, 1_000);
  expect(await opened.ask(call('copy'))).toEqual({ kind: 'unsupported', reason: 'no' });
  expect(await opened.ask(call('copy'))).toEqual({
    kind: 'crash',
    message: 'it died late, after answering an earlier call',
  });
  expect(starts).toBe(1);
  expect(await opened.ask(call('copy'))).toEqual({ kind: 'unsupported', reason: 'no' });
  expect(starts).toBe(2);
});
