/**
 * What needs a real Chromium: modules that behave badly in a worker and in a page, one call each, and modules that
 * cannot be loaded. Where there is no Chromium it says so, and passes.
 */

import { isDeepStrictEqual } from 'node:util';
import { type Outcome, type Subject, UsageError } from '#harness/core/subject.ts';
import { behaving, call, WELL } from '#harness/implementations/fakes.ts';
import { openSubject } from '#harness/implementations/open-subject.ts';
import { chromiumCheck } from './chromium-check.ts';

const LIMITS = { timeout: 3_000, loadTimeout: 60_000, memoryMegabytes: 100 };
const WASM_LOOP = '0061736d010000000104016000000302010007050101660000' + '0a0901070003400c000b0b';
const MODULE = behaving(
  '',
  `
  hang() { for (;;); },
  hangInWasm() {
    const bytes = Uint8Array.from('${WASM_LOOP}'.match(/../g), (pair) => parseInt(pair, 16));
    new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.f();
  },
  pending: () => new Promise(() => {}),
  late: (input) => later(4000, () => copy(input)),
  throwsText() { throw 'words'; },
  throwsNothing() { throw undefined; },
  rejects: () => later(20, () => 0).then(() => { throw new RangeError('later'); }),
  mutates(input) { input.data[0] = 9; return copy(input); },
  aliases: (input) => input,
  tooShort: ({ dtype, shape }) => ({ dtype, shape, data: Float32Array.of(1) }),
  allNaN: ({ dtype, shape, data }) => ({ dtype, shape, data: data.map(() => NaN) }),
  floods(input) { for (let line = 0; line < 40; line++) console.log('x'.repeat(1e5)); return copy(input); },
  timer: () => later(20, () => 0).then(() => new Promise(() => setTimeout(() => { throw new RangeError('in a timer'); }))),
  unhandled(input) { Promise.reject(new Error('left alone')); return copy(input); },
  closes() { self.close(); return new Promise(() => {}); },
  leaves() { location.href = 'about:blank'; return new Promise(() => {}); },
  reloads() { location.reload(); return new Promise(() => {}); },
  replaces(input) {
    const answer = copy(input);
    WebSocket.prototype.send = JSON.stringify = () => 'nothing';
    globalThis.Uint8Array = globalThis.Float32Array = class {};
    return answer;
  },
`,
);

interface Expected {
  behaviour: string;
  outcome: (outcome: Outcome) => boolean;
  /** Where it can be done; by default in both. */
  only?: 'worker' | 'page';
}

const timeout = ({ kind }: Outcome) => kind === 'timeout';
const crash = (words: string) => (outcome: Outcome) => outcome.kind === 'crash' && outcome.message.includes(words);
const threw = (name: string) => (outcome: Outcome) => outcome.kind === 'threw' && outcome.name === name;
const well = (outcome: Outcome) => isDeepStrictEqual(outcome, WELL);
const tensor = (member: 'inputChanged' | 'aliasesInput') => (outcome: Outcome) =>
  outcome.kind === 'tensor' && outcome[member];

const EXPECTED: readonly Expected[] = [
  { behaviour: 'hang', outcome: timeout },
  { behaviour: 'hangInWasm', outcome: timeout },
  { behaviour: 'pending', outcome: timeout },
  { behaviour: 'late', outcome: timeout },
  { behaviour: 'supportsHangs', outcome: timeout },
  { behaviour: 'supportsAnswers1', outcome: ({ kind }) => kind === 'invalid-output' },
  { behaviour: 'throwsText', outcome: threw('string') },
  { behaviour: 'throwsNothing', outcome: threw('undefined') },
  { behaviour: 'rejects', outcome: threw('RangeError') },
  { behaviour: 'mutates', outcome: tensor('inputChanged') },
  { behaviour: 'aliases', outcome: tensor('aliasesInput') },
  { behaviour: 'tooShort', outcome: ({ kind }) => kind === 'invalid-output' },
  {
    behaviour: 'allNaN',
    outcome: (outcome) => outcome.kind === 'tensor' && outcome.tensor.data.every((value) => Number.isNaN(value)),
  },
  { behaviour: 'floods', outcome: well },
  { behaviour: 'timer', outcome: crash('nothing caught its RangeError: in a timer') },
  { behaviour: 'unhandled', outcome: crash('nothing caught its Error: left alone') },
  { behaviour: 'closes', outcome: crash('it ended its worker (close())'), only: 'worker' },
  { behaviour: 'leaves', outcome: crash('it left its page'), only: 'page' },
  { behaviour: 'reloads', outcome: crash('it left its page'), only: 'page' },
  { behaviour: 'replaces', outcome: well },
];

const UNLOADABLE: readonly { name: string; text: string; words: string }[] = [
  { name: 'syntax', text: 'export default {', words: 'syntax.mjs:1:17: Expected identifier but found end of file' },
  { name: 'missing', text: "import './not-there.mjs';", words: 'Could not resolve "./not-there.mjs"' },
  { name: 'node', text: "import 'node:fs'; export default {}", words: 'a module of Node, which no browser has' },
  { name: 'nothing', text: 'export const x = 1;', words: 'the module exports only x' },
  { name: 'throws', text: "throw new Error('no adapter')", words: 'loading it threw Error: no adapter' },
  { name: 'wrong', text: 'export default { name: 1 }', words: 'export default.name: expected a name' },
];

const { check, write, run } = chromiumCheck('check-chromium');

async function checkBehaviours(place: 'worker' | 'page'): Promise<void> {
  const specifier = `${place === 'page' ? 'browser-page' : 'browser'}:${write('hostile.mjs', MODULE)}`;
  const subject: Subject = await openSubject(specifier, LIMITS);
  try {
    for (const { behaviour, outcome, only = place } of EXPECTED) {
      if (only !== place) continue;
      const got = await subject.ask(call(behaviour));
      check(`${place}: ${behaviour}`, outcome(got), got);
      const after = await subject.ask(call('copy'));
      check(`${place}: a good call after ${behaviour}`, well(after), after);
    }
  } finally {
    await subject.close();
  }
}

async function checkLoading(): Promise<void> {
  for (const { name, text, words } of UNLOADABLE) {
    const got = await openSubject(`browser:${write(`${name}.mjs`, text)}`, LIMITS).then(
      async (subject) => subject.close(),
      (error: unknown) => error,
    );
    check(
      `a module that cannot be loaded: ${name}`,
      got instanceof UsageError && got.message.includes(words),
      String(got),
    );
  }
}

await run(async () => {
  await checkBehaviours('worker');
  await checkBehaviours('page');
  await checkLoading();
});
