import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { packageRoot } from '#harness/core/package-root.ts';
import { fromWireNumber, type WireNumber } from '#harness/core/protocol.ts';
import { tensorText } from '#harness/inspect/shrink/shrink-report.ts';
import { callExpectation } from '#harness/judge/call-finding.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import { CannotRun, moduleFolder, pythonFor } from '../matrix/environment.ts';
import { today } from '../matrix/kept-row.ts';
import { ROWS, type Row } from '../matrix/rows.ts';
import { lastLine } from '../tools.ts';
import type { Finding } from './finding.ts';
import { FOLDER, type Kept } from './kept.ts';

type Answer = { readonly raised: string } | { dtype: string; shape: readonly number[]; values: readonly WireNumber[] };

const SECONDS = 300;

/** Runs a finding's program against the installed library, and judges what it answers by the clauses, without any erratum. */
export async function look(name: string, finding: Finding): Promise<Kept> {
  const row = ROWS[finding.row];
  const { versions, answer } = await answerOf(await commandOf(name, row), row);
  const { readings, ideal, dtype, shape } = callExpectation(finding.call);
  const expected = tensorText([...ideal], shape, dtype);
  const told = { date: today(), expected, versions };
  if ('raised' in answer) return { ...told, shows: true, got: answer.raised };
  const values = answer.values.map(fromWireNumber);
  if (answer.dtype !== dtype) return { ...told, shows: true, got: `${answer.dtype}: ${text(answer)}` };
  if (values.length !== elementCount(shape)) return { ...told, shows: true, got: text(answer) };
  // The program may leave out axes of one element, which are those of batch and channels.
  const data = decoded({ dtype, data: encoded(dtype, Float64Array.from(values)) });
  const rule = readings[0].rule();
  const shows = data.some((value, element) => !(rule.multiple(element, value) <= 1));
  return { ...told, shows, got: tensorText(values, shape, dtype, DIGITS) };
}

/** Of an answer. */
const DIGITS = 9;

function text({ dtype, shape, values }: Exclude<Answer, { raised: string }>): string {
  return tensorText(values.map(fromWireNumber), shape, dtype as DType, DIGITS);
}

async function commandOf(name: string, row: Row): Promise<string[]> {
  const own = join(packageRoot(), 'scripts', 'findings');
  const packages = row.packages.map((one) => one.replace(/(?<=.)[=@]=?[^=@]*$/, ''));
  if (row.language === 'Python')
    return [await pythonFor(row), join(own, 'answer.py'), join(FOLDER, `${name}.py`), ...packages];
  const program = join(await moduleFolder(row), `${name}.mjs`);
  // A module finds its packages from where it lies.
  copyFileSync(join(FOLDER, `${name}.mjs`), program);
  return ['tsx', '-C', 'source', join(own, 'answer.ts'), program, ...packages];
}

async function answerOf(
  [command, ...words]: string[],
  { environment }: Row,
): Promise<{ versions: Record<string, string>; answer: Answer }> {
  const { stdout, stderr, signal, failed, shortMessage } = await execa(command, words, {
    env: { ...environment },
    preferLocal: true,
    reject: false,
    timeout: 1000 * SECONDS,
  });
  const [first, second] = stdout.split('\n').filter((line) => line.startsWith('{'));
  if (first === undefined) throw new CannotRun(lastLine(stderr) ?? shortMessage ?? 'no answer');
  const versions = JSON.parse(first) as Record<string, string>;
  if (second !== undefined) return { versions, answer: JSON.parse(second) as Answer };
  if (signal !== undefined) return { versions, answer: { raised: `the process is ended by ${signal}` } };
  throw new CannotRun(failed ? (lastLine(stderr) ?? 'failed') : 'its program left no answer');
}
