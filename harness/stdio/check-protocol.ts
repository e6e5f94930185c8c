import type { Arrangement, Call, Entry, ForwardCall } from '#cases/case.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { callTimes } from '../calling/first-calls.ts';
import { type Limits, LOAD_TIMEOUT_MS } from '../calling/session.ts';
import { TOO_LATE, withinTime } from '../calling/time-limit.ts';
import { elementsAt, ITEM_BYTES } from '../core/intrinsics.ts';
import type { ImplementationDescription, Outcome } from '../core/open-implementation.ts';
import { printable } from '../core/printable.ts';
import { pytorchCall } from '../torch/pytorch-call.ts';
import { commandWords } from './command-line.ts';
import { type Frame, frameBytes, framePrefix } from './frame.ts';
import { frameDump } from './frame-dump.ts';
import { PROTOCOLS } from './messages.ts';
import { type News, type Program, startProgram } from './program.ts';
import { endedUnheard, helloOf, runFrame, suiteHello, unclaimed } from './speech.ts';
import { stdioAnswer } from './stdio-answer.ts';

/** Milliseconds: threads are joined and files written at an ordinary end. */
const BYE_TIMEOUT_MS = 10_000;

/** A short conversation that looks at the form of every answer and not at its values. False: something is wrong. */
export async function checkProtocol(
  command: string,
  { timeout, loadTimeout = LOAD_TIMEOUT_MS }: Limits,
  write: (text: string) => void,
): Promise<boolean> {
  const program = await startProgram(commandWords(command));
  const hear = queueOf(program);
  try {
    write(`→ hello (${PROTOCOLS.join(', ')})\n`);
    program.send(suiteHello());
    const description = helloFrom(await hear(loadTimeout), loadTimeout, program);
    write(`← hello: ${printable(describe(description))}\n`);
    const times = callTimes({ timeout, loadTimeout }, description.compiles === true);
    let id = 0;
    for (const call of CALLS.filter((one) => unclaimed(description, one) === undefined)) {
      const frame = runFrame(++id, call);
      write(`→ run ${id}: ${inWords(call)}, ${frame[1]?.length ?? 0} bytes\n`);
      program.send(frame);
      const milliseconds = times.forCalls([call]);
      let news = await hear(timeout);
      // A part of a frame is an answer that went wrong, and not one that is being computed.
      const isComputing = news === TOO_LATE && program.rest().length === 0;
      if (isComputing && milliseconds > timeout) news = await hear(milliseconds - timeout);
      const outcome = outcomeFrom(news, id, isComputing ? milliseconds : timeout, program);
      write(`← ${printable(outcomeInWords(outcome))}\n`);
    }
    write('→ bye\n');
    program.send(frameBytes({ kind: 'bye' }));
    endFrom(await hear(BYE_TIMEOUT_MS));
    write(`  it ended\nthe program follows the protocol; run it without --check-protocol to examine its values\n`);
    return true;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    write(`✗ ${printable(error.message)}\n${error.bytes === undefined ? '' : `${frameDump(error.bytes)}\n`}`);
    return false;
  } finally {
    await program.stop();
  }
}

/** What a program says that it should not, with the bytes that it said it in. */
class Malformed extends Error {
  readonly bytes: Uint8Array | undefined;
  constructor(message: string, bytes?: Uint8Array) {
    super(message);
    this.bytes = bytes;
  }
}

/** The news in their order; nothing is lost between two questions. */
function queueOf(program: Program): (milliseconds: number) => Promise<News | typeof TOO_LATE> {
  const waiting: News[] = [];
  let wake = () => {};
  program.hear((news) => {
    waiting.push(news);
    wake();
  });
  if (program.end !== undefined) waiting.push({ kind: 'ended', how: program.end });
  return async (milliseconds) => {
    const arrival = new Promise<void>((resolve) => {
      wake = resolve;
    });
    if (waiting.length === 0) await withinTime(arrival, milliseconds);
    return waiting.shift() ?? TOO_LATE;
  };
}

function frameFrom(news: News | typeof TOO_LATE, what: string, milliseconds: number, program: Program): Frame {
  if (news === TOO_LATE)
    throw new Malformed(
      `${what}: expected within ${milliseconds} ms, got none${program.pending()}${program.printed()}`,
      program.rest(),
    );
  if (news.kind === 'ended') throw new Malformed(`${what}: expected one, got none: ${news.how}`, program.rest());
  if (news.kind === 'noise') throw new Malformed(`${what}: ${news.trouble.message}`, news.trouble.bytes);
  return news.frame;
}

function helloFrom(news: News | typeof TOO_LATE, milliseconds: number, program: Program): ImplementationDescription {
  if (news !== TOO_LATE && news.kind === 'ended' && program.rest().length === 0) throw endedUnheard(news.how);
  const frame = frameFrom(news, 'its hello', milliseconds, program);
  const hello = helloOf(frame);
  if (typeof hello === 'string') throw new Malformed(hello, bytesOf(frame));
  return hello;
}

function outcomeFrom(news: News | typeof TOO_LATE, id: number, milliseconds: number, program: Program): Outcome {
  const frame = frameFrom(news, `its answer to run ${id}`, milliseconds, program);
  const { outcome } = stdioAnswer(frame, id);
  if (outcome.kind === 'invalid-output') throw new Malformed(outcome.message, bytesOf(frame));
  return outcome;
}

function endFrom(news: News | typeof TOO_LATE): void {
  if (news === TOO_LATE) throw new Malformed(`after bye: expected its end within ${BYE_TIMEOUT_MS} ms, it goes on`);
  if (news.kind === 'frame') throw new Malformed('after bye: expected nothing, got another frame', bytesOf(news.frame));
  if (news.kind === 'noise') throw new Malformed(`after bye: ${news.trouble.message}`, news.trouble.bytes);
}

function bytesOf({ json, payload }: Frame): Uint8Array {
  return Buffer.concat([framePrefix(json, payload), json, payload]);
}

function describe({ name, version, has, aspects, layouts }: ImplementationDescription): string {
  const entries = [
    'interpolate',
    ...(has.upsample ? ['upsample'] : []),
    ...(has.createUpsample ? ['nn.Upsample'] : []),
    ...(has.interpolateBackward ? ['interpolate.backward'] : []),
  ];
  return `${name}${version === undefined ? '' : ` ${version}`}, entries ${entries.join(', ')}, aspects ${aspects?.join(', ') ?? 'all'}${layouts?.length ? `, layouts ${layouts.join(', ')}` : ''}`;
}

function inWords(call: Call): string {
  const { dtype, shape } = call.input;
  const name = call.entry === 'interpolate.backward' ? 'g' : 'x';
  return `${pytorchCall(call)} with ${name} ${dtype} (${shape.join(', ')})${call.arrangement ? `, ${call.arrangement}` : ''}`;
}

function outcomeInWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'tensor':
      return `result: ${outcome.tensor.dtype} (${outcome.tensor.shape.join(', ')})`;
    case 'unsupported':
      return `unsupported: ${outcome.reason}`;
    case 'threw':
      return `${outcome.name}: ${outcome.message}`;
    default:
      return outcome.kind;
  }
}

/** Every dtype, every way to give a size, numbers that JSON lacks, a large input, an invalid call, every entry and layout. */
const CALLS: readonly Call[] = [
  call('float32', [1, 1, 2, 2], { size: [4, 4], mode: 'nearest' }),
  call('float64', [1, 1, 3], { size: 5, mode: 'linear', alignCorners: true }),
  call('float16', [1, 1, 2, 2], { scaleFactor: 2, mode: 'bilinear', alignCorners: false }),
  call('bfloat16', [1, 2, 2, 2], { scaleFactor: [1.5, 2], mode: 'nearest-exact' }),
  call('uint8', [1, 1, 1024, 1024], { size: [1000, 1100], mode: 'nearest' }),
  call('float32', [1, 1, 4, 4], { size: [2, 2], mode: 'bilinear', antialias: true }),
  call('float32', [1, 1, 2], { scaleFactor: Number.NaN, mode: 'nearest' }),
  call('float32', [1, 1, 2], { size: 3, scaleFactor: 2 }),
  call('float32', [1, 1, 2], { size: 3 }, 'upsample'),
  call('float32', [1, 1, 2], { size: 3 }, 'nn.Upsample'),
  call('float32', [1, 1, 2, 2], { size: [3, 3] }, 'nn.UpsamplingNearest2d'),
  call('float32', [1, 1, 2, 2], { scaleFactor: 2 }, 'nn.UpsamplingBilinear2d'),
  backward('float32', [1, 1, 3], [1, 1, 2], { size: 3, mode: 'linear' }),
  arrangedCall('channels-last'),
  arrangedCall('sliced'),
  arrangedCall('transposed'),
];

function arrangedCall(arrangement: Arrangement): Call {
  return { ...call('float32', [1, 2, 2, 3], { size: [3, 2], mode: 'bilinear' }), arrangement };
}

function backward(
  dtype: DType,
  shape: readonly number[],
  inputShape: readonly number[],
  options: InterpolateOptions,
): Call {
  return { ...call(dtype, shape, options), entry: 'interpolate.backward', inputShape };
}

function call(
  dtype: DType,
  shape: readonly number[],
  options: InterpolateOptions,
  entry: Entry = 'interpolate',
): ForwardCall {
  const bytes = elementCount(shape) * ITEM_BYTES[dtype];
  const input: Tensor = { dtype, shape, data: elementsAt(dtype, new ArrayBuffer(bytes), bytes) };
  return { entry, input, options };
}
