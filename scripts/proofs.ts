import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import {
  ANTIALIASED_PIECES,
  type CubicPieces,
  cubicRoundings,
  freeLinearTaps,
  PLAIN_PIECES,
} from '#harness/judge/tap-errors.ts';
import { withBlock } from './marked-block.ts';
import { numberTable } from './number-table.ts';
import { skip, works } from './tools.ts';
import { wishes } from './wishes.ts';

/**
 * What Gappa proves of the errors that the bound grants, beside what it grants: `tsx -C source scripts/proofs.ts`. Fails
 * where more is proved than granted, or where the page says otherwise.
 */

const PAGE = 'spec/decisions/bound.md';
const FOLDER = 'spec/decisions/bound';
const UNIT = 2 ** -24;
/** Terms in u² are left out of the bound. */
const LEFT_OUT = 1e-6;

const { values: wish } = wishes({ options: { write: { type: 'boolean', default: false } } });

const AXIS = { inputSize: 1024, outputSize: 1000, alignCorners: false, floorsThroughFloat32: false };
/** An output between two elements, in the middle of the axis. */
const OUTPUT = 777;

/** In units of u, for each program what the bound grants where it grants most. */
const GRANTED: Readonly<Record<string, number>> = {
  'coordinate-difference': coordinate().difference,
  'coordinate-product': coordinate().product,
  ...cubic('plain', PLAIN_PIECES),
  ...cubic('antialiased', ANTIALIASED_PIECES),
  'two-taps-lerp': twoTaps(),
  'two-taps-sum': twoTaps(),
};

if (await works('gappa', '--version')) await check();
else skip('no gappa here');

async function check(): Promise<void> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.gappa'));
  const rows = await Promise.all(files.toSorted().map(rowOf));
  const table = numberTable(
    ['program', 'proved', 'granted'],
    rows.map(({ cells }) => cells),
  );
  console.log(table);
  const page = readFileSync(PAGE, 'utf8');
  const proved = withBlock(page, 'proofs', table);
  if (wish.write) writeFileSync(PAGE, proved);
  else if (proved !== page) fail(`${PAGE} says otherwise: npm run proofs -- --write`);
  for (const { name, isGranted } of rows) if (!isGranted) fail(`${name}: more is proved than granted`);
}

async function rowOf(file: string): Promise<{ name: string; cells: [string, string, string]; isGranted: boolean }> {
  const name = basename(file, '.gappa');
  const source = readFileSync(join(FOLDER, file), 'utf8');
  const title = /^# (.*)\.$/m.exec(source)?.[1] ?? name;
  const proved = largest((await execa('gappa', { input: source, all: true })).all) / UNIT;
  const granted = GRANTED[name];
  const isGranted = proved <= granted * (1 + LEFT_OUT);
  return { name, cells: [title, `${proved.toFixed(2)}u`, `${granted.toFixed(2)}u`], isGranted };
}

/** Of the two ends of the interval that Gappa found: `in [-1409b-30 {…}, 1409b-30 {…}]`. */
function largest(printed: string): number {
  const ends = /in \[(-?\d+)b(-?\d+) [^,]*, [^,]*, (-?\d+)b(-?\d+) /.exec(printed);
  if (ends === null) throw new Error(`no interval in what Gappa says:\n${printed}`);
  const [, low, lowExponent, high, highExponent] = ends.map(Number);
  return Math.max(Math.abs(low) * 2 ** lowExponent, Math.abs(high) * 2 ** highExponent);
}

function cubic(name: string, pieces: CubicPieces): Record<string, number> {
  const most = (from: number, to: number) =>
    Math.max(...Array.from({ length: 1025 }, (_, at) => cubicRoundings(from + ((to - from) * at) / 1024, pieces)));
  // Beside distance 1 the bound grants what either polynomial may lose.
  const [inner, outer] = [most(0, 0.99), most(1.01, 2)];
  return Object.fromEntries(
    ['horner', 'powers'].flatMap((form) => [
      [`cubic-inner-${form}-${name}`, inner],
      [`cubic-outer-${form}-${name}`, outer],
    ]),
  );
}

function taps() {
  return freeLinearTaps(AXIS, { unit: 1, weightUnit: 0, flushed: 0, largest: 1, result: undefined, yardstick: 1 });
}

/** Of elements of at most 1. */
function twoTaps(): number {
  const { starts, weightErrors } = taps();
  const errors = weightErrors.subarray(starts[OUTPUT], starts[OUTPUT + 1]);
  return errors.length + 1 + errors.reduce((sum, error) => sum + error, 0);
}

/** The two parts of δ, per element of the distance that they grow with. */
function coordinate(): { product: number; difference: number } {
  const place = (OUTPUT + 0.5) * (AXIS.inputSize / AXIS.outputSize);
  const difference = 1;
  return { product: (taps().coordinateErrors[OUTPUT] - difference * (place - 0.5)) / place, difference };
}

function fail(message: string): void {
  console.log(message);
  process.exitCode = 1;
}
