import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { patience } from './patience.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('says after a while what is waited for, and how long', () => {
  const said: string[] = [];
  patience({ write: (text: string) => said.push(text) }, 'exec:node', 50_000);
  vi.advanceTimersByTime(2_900);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(said).toEqual([
    'exec:node: waiting for its hello, at most 50 seconds (five times --timeout, and 10 s at least)\n',
  ]);
});

it('says nothing of what is there by then', () => {
  const said: string[] = [];
  patience({ write: (text: string) => said.push(text) }, './mine.mjs', 50_000)();
  vi.advanceTimersByTime(10_000);
  expect(said).toEqual([]);
});
