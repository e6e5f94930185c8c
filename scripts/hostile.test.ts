import { expect, test } from 'vitest';
import { plugIns } from './hostile/plug-ins.ts';
import { cellsOf } from './hostile/table.ts';

const plugs = plugIns();

// Those in a browser are run by `npm run check`.
test.concurrent.each(['module', 'object', 'program', 'wasm'] as const)(
  '%s: every hostile behaviour is told for what it is, and the next call is answered well',
  { timeout: 900_000 },
  async (kind) => {
    const cells = await cellsOf(kind, plugs);
    expect(cells.flatMap(({ behaviour, faults }) => faults.map((fault) => `${behaviour.name}: ${fault}`))).toEqual([]);
    expect(cells.length).toBeGreaterThan(25);
  },
);
