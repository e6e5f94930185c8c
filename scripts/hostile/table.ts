import { isDeepStrictEqual } from 'node:util';
import { type OpenImplementation, type Outcome, UsageError } from '#harness/core/open-implementation.ts';
import { gone, WELL } from '#harness/implementations/fakes.ts';
import { BEHAVIOURS, type Behaviour, type Expected, type Kind, LOADINGS, type Loading } from './behaviours.ts';
import { callOf, type PlugIns, processOf } from './plug-ins.ts';

/** What the suite said of one behaviour, and what it should have said instead of some of it. */
export interface Cell {
  readonly behaviour: Behaviour | Loading;
  readonly kind: Kind;
  readonly text: string;
  /** `the call after it: expected …, got …` */
  readonly faults: readonly string[];
}

const LIMITS = { timeout: 3_000, loadTimeout: 120_000 };
const GREEDY = { ...LIMITS, timeout: 60_000, memoryMegabytes: 100 };

/** All cells of a kind, one after the other. */
export async function cellsOf(kind: Kind, plugs: PlugIns): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const [isGreedy, limits] of [
    [false, LIMITS],
    [true, GREEDY],
  ] as const) {
    if (isGreedy && !isMemorySeen(kind)) continue;
    const own = BEHAVIOURS.filter(({ cells: all, greedy = false }) => kind in all && greedy === isGreedy);
    if (own.length === 0) continue;
    const opened = await plugs.open(kind, limits);
    try {
      for (const behaviour of own) cells.push(await cellOf(behaviour, kind, opened));
    } finally {
      await opened.close();
    }
  }
  if (kind === 'module' || kind === 'worker')
    for (const loading of LOADINGS) if (kind in loading.cells) cells.push(await loadingCell(loading, kind, plugs));
  return cells;
}

/** Of programs and browsers only Linux tells how much they take. */
function isMemorySeen(kind: Kind): boolean {
  return process.platform === 'linux' || kind === 'module' || kind === 'wasm';
}

async function loadingCell(loading: Loading, kind: 'module' | 'worker', plugs: PlugIns): Promise<Cell> {
  const loadTimeout = loading.name === 'hangsAtStart' ? 5_000 : LIMITS.loadTimeout;
  const text = await plugs.load(kind, loading.name, loading.text, { ...LIMITS, loadTimeout }).then(
    async (opened) => {
      await opened.close();
      return 'loaded';
    },
    (error: unknown) => (error instanceof UsageError ? error.message : `a fault of the suite: ${String(error)}`),
  );
  const expected = loading.cells[kind] ?? '';
  const faults = isAsExpected(expected, text) ? [] : [`loading: expected ${String(expected)}, got ${text}`];
  return { behaviour: loading, kind, text: text === 'loaded' ? text : 'refused', faults };
}

async function cellOf(behaviour: Behaviour, kind: Kind, opened: OpenImplementation): Promise<Cell> {
  const faults: string[] = [];
  const expect = (what: string, expected: Expected, got: string) => {
    if (!isAsExpected(expected, got)) faults.push(`${what}: expected ${String(expected)}, got ${got}`);
  };
  const left: (number | undefined)[] = [];
  const before = await processOf(opened, kind);
  const text = textOf(await opened.ask(callOf(behaviour, kind)));
  expect('the call', behaviour.cells[kind] ?? '', text);
  const borne = behaviour.next?.[kind];
  if (borne !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_CALLS));
    expect('the call after it', borne, textOf(await opened.ask(callOf(COPIES, kind))));
  }
  expect('a good call then', 'well', textOf(await opened.ask(callOf(COPIES, kind))));
  if ((await processOf(opened, kind)) !== before) left.push(before);
  // What it has started and told the number of.
  left.push(Number(/; its last output: (\d+)$/.exec(text)?.[1] ?? Number.NaN));
  for (const pid of left) if (pid) await gone(pid).catch((error: Error) => faults.push(error.message));
  return { behaviour, kind, text, faults };
}

const [COPIES] = BEHAVIOURS;

/** Milliseconds in which what comes after an answer comes. */
const BETWEEN_CALLS = 400;

function isAsExpected(expected: Expected, got: string): boolean {
  if (expected instanceof RegExp) return expected.test(got);
  return expected.endsWith('…') ? got.startsWith(expected.slice(0, -1)) : got === expected;
}

function textOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'tensor': {
      const { printed: _, ...said } = outcome;
      if (isDeepStrictEqual(said, WELL)) return 'well';
      if (outcome.inputChanged) return 'changes its input';
      if (outcome.aliasesInput) return 'aliases its input';
      if (outcome.changedEarlierResult) return 'changes an earlier result';
      return `other values ${outcome.tensor.data.join()}`;
    }
    case 'threw':
      return `threw ${outcome.name}: ${outcome.message}`;
    case 'unsupported':
      return `declined: ${outcome.reason}`;
    case 'timeout':
      return 'timeout';
    case 'crash':
      return `crash: ${outcome.message}`;
    case 'invalid-output':
      return `invalid: ${outcome.message}`;
  }
}

/** Behaviours by kinds, a word in each cell; what was not as expected is marked, and told below. */
export function tableText(kinds: readonly Kind[], cells: readonly Cell[]): string {
  const rows = [...BEHAVIOURS, ...LOADINGS].filter((row) => cells.some(({ behaviour }) => behaviour === row));
  const word = (behaviour: Behaviour | Loading, kind: Kind) => {
    const cell = cells.find((one) => one.behaviour === behaviour && one.kind === kind);
    if (cell === undefined) return '·';
    return `${cell.text.split(/[ :]/)[0]}${cell.faults.length > 0 ? ' ✗' : ''}`;
  };
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (first: string, words: readonly string[]) =>
    [first.padEnd(width), ...words.map((one) => one.padEnd(11))].join('  ').trimEnd();
  const told = cells.flatMap(({ behaviour, kind, faults }) =>
    faults.map((fault) => `✗ ${behaviour.name}, ${kind}: ${fault}`),
  );
  return [
    line('', kinds),
    ...rows.map((behaviour) =>
      line(
        behaviour.name,
        kinds.map((kind) => word(behaviour, kind)),
      ),
    ),
    ...told,
  ].join('\n');
}
