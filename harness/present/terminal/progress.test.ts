import { describe, expect, it } from 'vitest';
import { durationText, progressTeller, progressText } from './progress.ts';

const progress = { implementation: { name: 'mine' }, done: 100, total: 400, failures: 3, share: 0.25 };

function told(isTTY: boolean, columns = 80): string {
  let written = '';
  let clock = 0;
  const stream = { isTTY, columns, write: (text: string) => (written += text) };
  const teller = progressTeller(stream, () => clock);
  teller.tell({ ...progress, done: 0, share: 0 });
  for (clock = 1000; clock <= 25_000; clock += 1000) teller.tell(progress);
  teller.clear();
  return written;
}

describe('progress', () => {
  it('estimates the time left from the share of the work', () => {
    expect(progressText(progress, 10_000)).toBe('mine: 100 of 400 cases, 3 failed, 30 s left');
  });

  it('estimates nothing before there is something to go by', () => {
    expect(progressText({ ...progress, share: 0.01 }, 10_000)).toBe('mine: 100 of 400 cases, 3 failed');
  });

  it('is a plain line now and then in a pipe', () => {
    expect(told(false).split('\n')).toEqual([
      'mine: 100 of 400 cases, 3 failed, 30 s left',
      'mine: 100 of 400 cases, 3 failed, 1 min 00 s left',
      '',
    ]);
  });

  it('is a bar on a terminal, and leaves no trace', () => {
    const lines = told(true).split('\r\u001b[K');
    expect(lines[5]).toBe('[=======                       ] mine: 100 of 400 cases, 3 failed, 12 s left');
    expect(lines.at(-1)).toBe('');
  });

  it('fits a narrow terminal', () => {
    for (const line of told(true, 30).split('\r\u001b[K')) expect(line.length).toBeLessThan(30);
  });

  it('spells durations', () => {
    expect([800, 59_001, 125_000].map(durationText)).toEqual(['1 s', '1 min 00 s', '2 min 05 s']);
  });
});
