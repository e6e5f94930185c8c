import { afterAll, expect, test } from 'vitest';
import { checkProtocol } from './check-protocol.ts';
import { programs, SPEAKING } from './fakes.ts';

const { write, close } = programs({ timeout: 10_000 });
afterAll(close);

async function checked(
  name: string,
  hello: string,
  run: string,
  loadTimeout = 30_000,
): Promise<{ isWell: boolean; text: string }> {
  let text = '';
  const command = write(name, `${SPEAKING} function hello() { ${hello} } function run(call, payload) { ${run} }`);
  const isWell = await checkProtocol(command.slice('exec:'.length), { timeout: 2_000, loadTimeout }, (piece) => {
    text += piece;
  });
  return { isWell, text };
}

const HELLO = `send({ kind: 'hello', protocol: PROTOCOL, name: 'spoken', version: '3', entries: ['upsample'] });`;
const COPY = `const { id, dtype, shape } = call; send({ kind: 'result', id, dtype, shape }, payload);`;

test('a program that speaks well is told so, and all that was said is shown', async () => {
  const { isWell, text } = await checked('well', HELLO, COPY);
  expect(text).toContain('← hello: spoken 3, entries interpolate, upsample, aspects all\n');
  expect(text).toContain(
    "→ run 1: F.interpolate(x, size=(4, 4), mode='nearest') with x float32 (1, 1, 2, 2), 16 bytes\n",
  );
  expect(text).toContain('← result: float32 (1, 1, 2, 2)\n');
  expect(text).not.toContain('nn.Upsample(');
  expect(text).toMatch(/the program follows the protocol; .*\n$/);
  expect(isWell).toBe(true);
});

test('a payload of the wrong length is shown with the bytes before it', async () => {
  const { isWell, text } = await checked('short', HELLO, COPY.replace('payload)', 'payload.subarray(4))'));
  expect(isWell).toBe(false);
  expect(text).toContain('✗ payload: expected 16 bytes for float32 (1, 1, 2, 2), got 12\n');
  expect(text).toMatch(/^ {2}000000 {2}[0-9a-f]{2} 00 00 00 .* length of the JSON, u32 little-endian: \d+$/m);
  expect(text).toMatch(/^ {2}000004 {2}0c 00 00 00 .* length of the payload, u32 little-endian: 12$/m);
  expect(text).toMatch(/^ {2}000008 {2}7b 22 6b 69 6e 64 22 3a 22 72 65 73 75 6c 74 22 {2}{"kind":"result" {2}JSON$/m);
  expect(text).toMatch(/ {2}payload$/m);
});

test.each([
  [
    'printed',
    HELLO,
    `console.log('loading the model');`,
    /✗ .*it printed 'loading the model' .*\n {2}000000 {2}6c 6f 61 64 .* load .*expected at most 1048576\)/,
  ],
  [
    'printed little',
    HELLO,
    `console.log('ready'); later(100, () => process.exit());`,
    /✗ its answer to run 1: expected one, got none: it exited with exit code 0; it printed 'ready' on its standard output/,
  ],
  [
    'cut',
    HELLO,
    `write(frame({ kind: 'error', id: 1, reason: 'x' }).subarray(0, 20));`,
    /✗ its answer to run 1: expected within 2000 ms, got none; the last frame is not complete[\s\S]*JSON \(\d+ bytes of it are missing\)/,
  ],
  [
    'maps nothing known',
    `send({ kind: 'hello', protocol: PROTOCOL, name: 'spoken', mapping: { cubic: 'x' } });`,
    '',
    /✗ hello.mapping: expected names out of nearest, .* in \{"kind":"hello"/,
  ],
  ['mute', '', '', /✗ its hello: expected within 1000 ms, got none\n/],
  [
    'typed',
    HELLO,
    `send({ kind: 'result', id: 'one', dtype: 'uint8', shape: [] });`,
    /✗ result.id: expected number, received string/,
  ],
  [
    'twice',
    HELLO,
    `${COPY} send({ kind: 'unsupported', id, reason: 'x' });`,
    /✗ unsupported.id: expected 2, the id of the call, got 1/,
  ],
])('%s: what is wrong is said', async (name, hello, run, expected) => {
  const { isWell, text } = await checked(name, hello, run, name === 'mute' ? 1_000 : 30_000);
  expect(text).toMatch(expected);
  expect(isWell).toBe(false);
});

test('a first answer may take as long as a load, and an end may take a while', async () => {
  const slowly = `const { exit } = process; process.exit = () => later(1_500, exit); ${HELLO}`;
  const { isWell, text } = await checked('slow', slowly, `later(call.id === 1 ? 2_500 : 0, () => { ${COPY} });`);
  expect(text).toContain('  it ended\n');
  expect(isWell).toBe(true);
});
