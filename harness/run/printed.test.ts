import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { main } from '../commands/main.ts';
import type { OpenImplementation, Outcome } from '../core/open-implementation.ts';
import { call, WELL } from '../implementations/fakes.ts';
import { behavingProgram, programs } from '../stdio/fakes.ts';
import { heardImplementation } from './printed.ts';
import { runConformance } from './run.ts';

const { write, close } = programs({ timeout: 10_000 });
afterAll(close);

const ONE = { profile: 'quick', filter: ['nearest/nearest-image-up-float32'] } as const;

const printing = (printed: string) => ({ ...WELL, printed }) as Outcome;

function answering(...outcomes: Outcome[]): OpenImplementation {
  return {
    name: 'answering',
    has: { upsample: false, createUpsample: false, interpolateBackward: false },
    ask: async () => outcomes.shift() as Outcome,
    async close() {},
  };
}

test('what was printed last stands beside a finding that something is wrong, and beside no other', async () => {
  const printed = '; its last output: here';
  const { opened, withWords } = heardImplementation(answering(printing(printed), WELL));
  await opened.ask(call('copy'));
  await opened.ask(call('copy'));
  expect(withWords({ status: 'fail', message: 'wrong' })).toEqual({ status: 'fail', message: `wrong${printed}` });
  expect(withWords({ status: 'invalid-output' })).toEqual({ status: 'invalid-output', message: printed });
  expect(withWords({ status: 'pass' })).toEqual({ status: 'pass' });
});

test('an outcome that is no tensor has its words in its message already', async () => {
  const message = 'no frame; its last output: here';
  const outcomes: Outcome[] = [printing('; its last output: before'), { kind: 'invalid-output', message }];
  const { opened, withWords } = heardImplementation(answering(...outcomes));
  await opened.ask(call('copy'));
  await opened.ask(call('copy'));
  expect(withWords({ status: 'invalid-output', message })).toEqual({ status: 'invalid-output', message });
});

test('the standard error of a program is in the report of a case with wrong values, the same every time', async () => {
  const program = write(
    'wrong',
    behavingProgram(`
      nearest(call, payload) {
        console.error('using 8 bit weights');
        const [batch, channels] = call.shape;
        const shape = [batch, channels, ...[call.options.size].flat()];
        send({ ...resultOf(call), shape }, Buffer.alloc(4 * shape.reduce((product, size) => product * size, 1), 1));
      },`),
  );
  const reports = [await runConformance(program, ONE), await runConformance(program, ONE)];
  const [first, second] = reports.map(({ cases }) => cases.map(({ status, message }) => ({ status, message })));
  expect(first).toHaveLength(1);
  expect(first[0].status).toBe('fail');
  expect(first[0].message).toMatch(/not accepted; its last output: using 8 bit weights$/);
  expect(second).toEqual(first);
});

test('what a module prints is in its failure, and with --verbose beside every case', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'printed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'mine.mjs');
  writeFileSync(
    path,
    `export default { name: 'mine', interpolate(input, { size }) {
      console.log('weights of', size); console.error('8 bits');
      const shape = [...input.shape.slice(0, 2), ...size];
      return { ...input, shape, data: new Float32Array(shape.reduce((product, one) => product * one, 1)) };
    } };`,
  );
  const [{ message }] = (await runConformance(path, ONE)).cases;
  expect(message).toMatch(/not accepted; its last output: (weights of.*\n8 bits|8 bits\nweights of.*)$/);
  let text = '';
  const stream = { write: (piece: string) => (text += piece) };
  await main(['run', path, '--profile', 'quick', '--filter', ONE.filter[0], '--verbose'], {
    stdout: stream,
    stderr: stream,
  });
  expect(text).toContain('\n     8 bits\n');
});
