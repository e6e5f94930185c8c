import { percent } from '#harness/core/printable.ts';
import { DTYPES, fromWireNumber, MODES } from '#harness/core/protocol.ts';
import { failingAsides, multipleText, soundValues } from '#harness/present/terminal/matrix-table.ts';
import { optionsOn } from '#harness/report/case-report.ts';
import type { SuiteEntry } from '#harness/suite/suite.ts';
import { staleness } from './case-set.ts';
import { type Cell, type Declined, type KeptRow, type Result, readKept } from './kept-row.ts';
import { ROWS, type Row } from './rows.ts';

/** A row of the table with what is kept of it. */
export interface Entry {
  readonly name: string;
  readonly row: Row;
  readonly kept: KeptRow;
  /** What is to be said where the suite has other cases by now. */
  readonly stale?: string;
}

export function entries(suiteEntries: readonly SuiteEntry[]): Entry[] {
  return Object.entries(ROWS).map(([name, row]) => {
    const kept = readKept(name) ?? {};
    const stale = kept.result && staleness(kept.result, suiteEntries);
    return { name, row, kept, ...(stale !== undefined && { stale }) };
  });
}

/** A mode with its options: a column of the overviews. */
export interface Column {
  readonly mode: string;
  readonly align_corners: boolean;
  readonly antialias: boolean;
}

const OPTIONS = [false, true].flatMap((antialias) =>
  [false, true].map((align_corners) => ({ align_corners, antialias })),
);

/** The columns in which some row has an answer for the dtype. */
export function columnsOf(all: readonly Entry[], dtype: string): Column[] {
  return MODES.flatMap((mode) => OPTIONS.map((options) => ({ mode, ...options }))).filter((column) =>
    all.some((entry) => cellAt(entry, column, dtype) !== undefined),
  );
}

export function dtypesOf(all: readonly Entry[]): string[] {
  const preferred = ['float32', 'uint8', 'float16'];
  const others = DTYPES.filter((dtype) => !preferred.includes(dtype));
  return [...preferred, ...others].filter((dtype) => columnsOf(all, dtype).length > 0);
}

export function cellAt({ kept }: Entry, column: Column, dtype: string): Cell | undefined {
  return kept.result?.cells.find(
    (cell) =>
      cell.dtype === dtype &&
      cell.mode === column.mode &&
      cell.align_corners === column.align_corners &&
      cell.antialias === column.antialias,
  );
}

export const optionsText = (column: Column): string => optionsOn(column).join(' ');

export type Tone = 'exact' | 'faithful' | 'most' | 'some' | 'none';

/**
 * The level where every case passes. Otherwise that of finite values by size with a star, where they all pass and others
 * fail; otherwise the share of the cases that pass.
 */
export function outcome(cell: Cell): { text: string; tone: Tone } {
  const answered = cell.cases - cell.unsupported;
  if (cell.pass === answered) {
    const isExact = cell.level === 'bit-exact';
    return { text: isExact ? 'exact' : (cell.level ?? 'pass'), tone: isExact ? 'exact' : 'faithful' };
  }
  const sound = soundValues(cell);
  if (sound !== undefined) return { text: `${sound.level === 'bit-exact' ? 'exact' : sound.level} *`, tone: 'most' };
  const share = cell.pass / answered;
  return { text: percent(share), tone: share >= 0.8 ? 'most' : share > 0.2 ? 'some' : 'none' };
}

/** What fails and why, in a few words. */
export function causeText(cell: Cell): string {
  const causes = (cell.causes ?? []).slice(0, 2).map(causeWords).join('; ');
  return [failingAsides(cell) ?? '', causes].filter((part) => part !== '').join(': ');
}

/** The largest deviation: of an element in multiples of its bound, and as a number where a call fails. */
export function deviationText({ max_bound, max_abs }: Cell): string {
  const multiple = multipleText(fromWireNumber(max_bound));
  if (max_abs === undefined) return multiple;
  const largest = fromWireNumber(max_abs);
  const words = Number.isFinite(largest) ? `${Number(largest.toPrecision(2))}` : 'not finite';
  return [multiple, words].filter((part) => part !== '').join(', ');
}

/** `uint8 truncates`: the name of a claim without its page. */
export const causeWords = (claim: string): string => claim.slice(claim.indexOf('.') + 1).replaceAll('-', ' ');

/** The page and the heading of a clause, from `spec/matrix`. */
export function clauseLink(clause: string): string {
  return `../${clause.split('.')[0]}.md#${clause.replace('.', '')}`;
}

/** `12.3.0`, or nothing where the library does not say. */
export function versionText({ version }: Result): string {
  return version === undefined ? '' : ` ${version}`;
}

/** How a row is run again. */
export const commandOf = (name: string, profile: string): string =>
  `npm run matrix -- --only ${name} --profile ${profile}`;

/** From the root of the repository. */
export function adapterFile({ adapter }: Row): string {
  if (adapter.includes('.')) return `harness/adapters/libraries/${adapter}`;
  return adapter === 'webgpu' ? 'harness/adapters/webgpu/README.md' : `harness/adapters/${adapter}.ts`;
}

export function environmentText({ environment = {} }: Result): string {
  return Object.entries(environment)
    .map(([key, value]) => `; ${key} ${value}`)
    .join('');
}

/** `float64: nearest, bilinear; …` */
export function declinedText({ cells }: Declined): string {
  const words = (cell: Declined['cells'][number]) =>
    [cell.mode, optionsText(cell)].filter((part) => part !== '').join(' ');
  return DTYPES.map((dtype) => [dtype, cells.filter((cell) => cell.dtype === dtype).map(words)] as const)
    .filter(([, modes]) => modes.length > 0)
    .map(([dtype, modes]) => `${dtype} ${modes.join(', ')}`)
    .join('; ');
}

/** `quick`, with a dagger where the suite has other cases by now. */
export const profileMark = ({ kept, stale }: Entry): string =>
  `${kept.result?.suite.profile ?? ''}${stale === undefined ? '' : ' †'}`;

/** Why a section has no result, or an old one. */
export function absenceText({ row, kept: { result, notRun } }: Entry): string | undefined {
  if (notRun)
    return `Not run on ${notRun.date}: ${notRun.reason}${result ? `; below is the result of ${result.date}` : ''}.`;
  if (result) return undefined;
  return `Not run yet${row.notYet === undefined ? '' : `: ${row.notYet}`}.`;
}

/** How a network fared: the implementations by what became of its calls. */
export interface ModelRow {
  readonly title: string;
  /** They were asked each call, and each passed. */
  readonly sound: readonly Entry[];
  /** What they were asked passed, which is not each call. */
  readonly partly: readonly Entry[];
  readonly failing: readonly Entry[];
  readonly notAsked: readonly Entry[];
}

export function modelRows(all: readonly Entry[]): ModelRow[] {
  const titles = new Map(all.flatMap(({ kept }) => kept.result?.models ?? []).map(({ name, title }) => [name, title]));
  return [...titles].map(([name, title]) => {
    const tallyOf = ({ kept }: Entry) => kept.result?.models.find((one) => one.name === name);
    const calls = Math.max(...all.map((entry) => tallyOf(entry)?.cases ?? 0));
    const fate = (entry: Entry): Exclude<keyof ModelRow, 'title'> => {
      const model = tallyOf(entry);
      if (model === undefined) return 'notAsked';
      if (!model.conforms) return 'failing';
      return model.cases === calls ? 'sound' : 'partly';
    };
    const those = (wanted: ReturnType<typeof fate>) => all.filter((entry) => fate(entry) === wanted);
    const [sound, partly, failing, notAsked] = (['sound', 'partly', 'failing', 'notAsked'] as const).map(those);
    return { title, sound, partly, failing, notAsked };
  });
}
