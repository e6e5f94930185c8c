/**
 * The judges of cases/README.md, in Python and in C++, against the judge of the suite: element by element, on what every
 * fault and every honest variant answers to the recorded calls.
 *
 *     npm run judges-agree [-- --every N] [--only REGEX] [--write]
 *
 * `--every` takes one fault in N, and one variant; `--write` puts what is printed into `spec/decisions/accepted-data.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Call } from '#cases/case.ts';
import { askImplementation } from '#harness/calling/ask-implementation.ts';
import { bytesOf } from '#harness/core/intrinsics.ts';
import { publishedGoldens, sha256 } from '#harness/goldens/golden-folder.ts';
import { loadTensor, STORED_AS } from '#harness/goldens/goldens.ts';
import { loadGoldens } from '#harness/goldens/load-goldens.ts';
import { writeNpy } from '#harness/goldens/npy.ts';
import { accepts } from '#harness/judge/accepted.ts';
import type { Expectation } from '#harness/judge/expectation.ts';
import { concatenated } from '#harness/judge/model.ts';
import { decoded } from '#reference/rounding.ts';
import type { Implementation, Tensor } from '#spec/signature.ts';
import { type Answer, answersIn } from './accepted-files.ts';
import { CATALOGUE } from './faults/catalogue.ts';
import { codeBlock, writeBlock } from './marked-block.ts';
import { temporaryFolder, writeIn } from './temporary-folder.ts';
import { works } from './tools.ts';
import { VARIANTS } from './variants/catalogue.ts';
import { wishes } from './wishes.ts';

const PAGE = 'spec/decisions/accepted-data.md';
const GOLDEN = publishedGoldens();

const { values: wish } = wishes({
  options: {
    every: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});

/** An answer, the judgement of the suite on its elements, and whether that is a failure. */
interface Judged {
  readonly tensor: Tensor;
  readonly flags: Uint8Array;
  readonly isWrong: boolean;
}

/** A recorded answer with the different ones that were given in its place, by their hash. */
interface Given extends Answer {
  readonly expected: Expectation;
  readonly calls: readonly (Call | Tensor)[];
  readonly concatenate: number;
  readonly judged: Map<string, Judged>;
}

const goldens = loadGoldens();
const given = answersIn(GOLDEN).map(
  (answer): Given => ({
    ...answer,
    expected: answer.expectation(),
    calls: [answer.asked()].flat(),
    concatenate: goldens.models.find(({ id }) => id === answer.id)?.concatenate ?? 0,
    judged: new Map(),
  }),
);
const refused = goldens.cases.flatMap(({ input, refused: isRefused, ...call }): Call[] =>
  isRefused === undefined ? [] : [{ ...call, input: loadTensor(goldens, input) }],
);
const isChosen = (id: string) => new RegExp(wish.only).test(id);
const faults = CATALOGUE.filter(({ id }, at) => isChosen(id) && at % Number(wish.every) === 0);
const variants = VARIANTS.filter(({ id }, at) => isChosen(id) && at % Number(wish.every) === 0);

const missed: string[] = [];
for (const fault of faults) if (!(await isNoticed(fault.make()))) missed.push(fault.id);
const rejected: string[] = [];
for (const { id, interpolate } of variants) if (await isNoticed({ name: id, interpolate })) rejected.push(id);

/** What is printed, and written to the page. */
const said: string[] = [];
const temporary = temporaryFolder('judges');
const plan = writePlan();
const answers = given.reduce((count, { judged }) => count + judged.size, 0);
say(
  `${faults.length} faults and ${variants.length} honest variants: ${answers} different answers to ${given.length} recorded calls`,
);
for (const id of rejected) say(`rejected: the honest variant ${id}`);
for (const id of missed) say(`missed: the fault ${id}`);
say(`${faults.length - missed.length} faults are noticed by the recorded calls`);
const differing = (await differingInPython(plan)) + (await differingInCpp(plan));
process.exitCode = differing + rejected.length === 0 ? 0 : 1;
if (wish.write) writeBlock(PAGE, 'agreement', `\`\`\`text\n${said.join('\n')}\n\`\`\``);

/** Whether a verdict on the recorded calls is a failure. Every call is asked: a fault may remember the calls before. */
async function isNoticed(implementation: Implementation): Promise<boolean> {
  let noticed = false;
  for (const answer of given) if (await isWrong(implementation, answer)) noticed = true;
  for (const call of refused) if ((await askImplementation(implementation, call)).kind === 'tensor') noticed = true;
  return noticed;
}

async function isWrong(implementation: Implementation, answer: Given): Promise<boolean> {
  const tensors: Tensor[] = [];
  for (const call of answer.calls) {
    if (!('entry' in call)) {
      tensors.push(call);
      continue;
    }
    const outcome = await askImplementation(implementation, call);
    if (outcome.kind === 'unsupported') return false;
    if (outcome.kind === 'threw') return answer.expected.refusedBy === undefined;
    if (outcome.kind !== 'tensor') return true;
    tensors.push(outcome.tensor);
  }
  if (tensors.length === 1) return judged(answer, tensors[0]);
  const isJoinable = tensors.every(({ shape }) => shape.slice(2).join() === tensors[0].shape.slice(2).join());
  return !isJoinable || judged(answer, concatenated(tensors, answer.concatenate));
}

function judged({ expected, judged: known }: Given, tensor: Tensor): boolean {
  if (tensor.dtype !== expected.dtype || tensor.shape.join() !== expected.shape.join()) return true;
  const hash = sha256(bytesOf(tensor.data));
  const before = known.get(hash);
  if (before !== undefined) return before.isWrong;
  const flags = Uint8Array.from(decoded(tensor), (value, element) => (accepts(expected, element, value) ? 1 : 0));
  const isWrong = flags.includes(0);
  known.set(hash, { tensor: { ...tensor, data: tensor.data.slice() }, flags, isWrong });
  return isWrong;
}

/** A line for each recorded answer: its ranges, the answers that were given, and the flags of the suite. */
function writePlan(): string {
  const { accepted } = JSON.parse(readFileSync(join(GOLDEN, 'accepted.json'), 'utf8')) as {
    accepted: Record<string, { file: string; dtype: string; shape: number[] }>;
  };
  const lines = given.flatMap(({ id, recorded: { dtype, shape }, judged: stack }, at) => {
    if (stack.size === 0) return [];
    const stacked = [stack.size, ...shape];
    const all = [...stack.values()];
    const answers = { file: join(temporary, `${at}-answers.npy`), dtype, shape: stacked };
    const flags = { file: join(temporary, `${at}-flags.npy`), dtype: 'uint8', shape: stacked };
    const data = joined(all.map(({ tensor }) => tensor.data));
    writeFileSync(answers.file, writeNpy({ dtype: STORED_AS[dtype], shape: stacked, data }));
    const flagData = joined(all.map((one) => one.flags));
    writeFileSync(flags.file, writeNpy({ dtype: 'u1', shape: stacked, data: flagData }));
    return JSON.stringify([{ ...accepted[id], file: join(GOLDEN, accepted[id].file) }, answers, flags]);
  });
  return writeIn(temporary, 'plan.jsonl', `${lines.join('\n')}\n`);
}

function joined(parts: readonly Tensor['data'][]): Tensor['data'] {
  const { length } = parts[0];
  const whole = new (parts[0].constructor as new (count: number) => Tensor['data'])(length * parts.length);
  parts.forEach((part, at) => {
    whole.set(part, at * length);
  });
  return whole;
}

async function differingInPython(plan: string): Promise<number> {
  if (!(await works('python3', '-c', 'import numpy'))) return skipped('no python3 with numpy');
  return differingIn('Python', 'python3', ['scripts/judges-agree.py', writeJudge('python', 'judge.py'), plan]);
}

async function differingInCpp(plan: string): Promise<number> {
  const header = ['-x', 'c++', '-std=c++17', '-fsyntax-only', '-include', 'nlohmann/json.hpp', '/dev/null'];
  if (!(await works('c++', ...header)))
    return skipped('no c++ with nlohmann/json (Debian: apt-get install g++ nlohmann-json3-dev)');
  writeJudge('cpp', 'judge.cpp');
  const program = join(temporary, 'judges-agree');
  const flags = ['-std=c++17', '-O2', '-Wall', '-Wextra', '-I', temporary];
  await execa('c++', [...flags, 'scripts/judges-agree.cpp', '-o', program]);
  return differingIn('C++', program, [plan]);
}

/** How many elements a judge judges otherwise. */
async function differingIn(language: string, command: string, words: readonly string[]): Promise<number> {
  const { stdout } = await execa(command, words, { stderr: 'inherit' });
  const [elements, differing] = stdout.split(' ').map(Number);
  say(`${language}: ${elements} elements, ${differing} judged otherwise than by the suite`);
  return differing;
}

function skipped(reason: string): number {
  say(`skipped: ${reason} here`);
  return 0;
}

/** The program as it stands in the page. */
function writeJudge(language: string, file: string): string {
  const code = codeBlock('cases/README.md', language);
  if (code.trimEnd().split('\n').length > 40)
    throw new Error(`cases/README.md: expected 40 lines of ${language} at most`);
  return writeIn(temporary, file, code);
}

function say(text: string): void {
  said.push(text);
  console.log(text);
}
