import { type Call, LAYOUT_OF } from '#cases/case.ts';
import type { CallDescription, Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { arranged } from '../core/arrangement.ts';
import { interpolateOptions, resizedShape } from '../core/entry-options.ts';
import {
  bufferOf,
  bytesOf,
  copied,
  copiedAsView,
  elementsAt,
  ITEM_BYTES,
  isArray,
  sameBytes,
  sliceArray,
  thenOf,
} from '../core/intrinsics.ts';
import type { Outcome } from '../core/open-implementation.ts';
import { isUnsupported, unsupportFault, unsupportOf } from '../core/unsupported.ts';
import { checkedAnswer } from './answer.ts';
import { CallFault } from './call-fault.ts';
import { describeThrown, describeValue } from './describe-value.ts';
import { ownFrames } from './own-frames.ts';

interface Way {
  member: 'interpolate' | 'interpolateBackward' | 'upsample' | 'createUpsample';
  ask(implementation: Implementation, input: Tensor, options: InterpolateOptions, call: Call): unknown;
}

const MODULE: Way = {
  member: 'createUpsample',
  ask: (implementation, input, options) => moduleOf(implementation, options)?.forward(input),
};

type Module = ReturnType<NonNullable<Implementation['createUpsample']>>;

interface MadeModule {
  readonly name: string;
  readonly module: Module;
}

/** Modules that were made last, by their options: one is made once and used again, as in a model. */
const modules = new WeakMap<Implementation, readonly MadeModule[]>();
const MOST_MODULES = 4;
const { stringify } = JSON;

function moduleOf(implementation: Implementation, options: InterpolateOptions): Module | undefined {
  const made = modules.get(implementation) ?? [];
  const name = stringify(options);
  for (let at = 0; at < made.length; at++) if (made[at].name === name) return made[at].module;
  const module = implementation.createUpsample?.(options);
  if (module === undefined) return undefined;
  const kept: MadeModule[] = [];
  for (let at = made.length < MOST_MODULES ? 0 : 1; at < made.length; at++) kept[kept.length] = made[at];
  kept[kept.length] = { name, module };
  modules.set(implementation, kept);
  return module;
}

const WAYS: Readonly<Record<Call['entry'], Way>> = {
  interpolate: {
    member: 'interpolate',
    ask: (implementation, input, options) => implementation.interpolate(input, options),
  },
  upsample: {
    member: 'upsample',
    ask: (implementation, input, options) => implementation.upsample?.(input, options),
  },
  'interpolate.backward': {
    member: 'interpolateBackward',
    ask: (implementation, input, options, call) =>
      implementation.interpolateBackward?.(input, sliceArray(resizedShape(call)), options),
  },
  'nn.Upsample': MODULE,
  'nn.UpsamplingNearest2d': {
    ...MODULE,
    ask: (implementation, input, options, call) =>
      MODULE.ask(implementation, input, { ...options, mode: 'nearest' }, call),
  },
  'nn.UpsamplingBilinear2d': {
    ...MODULE,
    ask: (implementation, input, options, call) =>
      MODULE.ask(implementation, input, { ...options, mode: 'bilinear', alignCorners: true }, call),
  },
};

/**
 * Puts one call to an implementation in this thread. It works on copies, and what it does to them is seen
 * (`memory.input-is-kept`, `memory.result-is-new`).
 */
export async function askImplementation(implementation: Implementation, call: Call): Promise<Outcome> {
  const way = WAYS[call.entry];
  const declined =
    lackedMember(implementation, way) ?? lackedLayout(implementation, call) ?? declinedCall(implementation, call);
  if (declined) return declined;

  const given = givenTensor(call);
  const { dtype, data } = given;
  const kept = call.arrangement === undefined ? call.input : { ...given, data: copied(dtype, data) };
  const buffer = bufferOf(data);
  let returned: unknown;
  try {
    returned = await way.ask(implementation, given, ownOptions(call.options), call);
  } catch (error) {
    return CallFault.outcomeOf(error) ?? thrownUnsupported(error) ?? threw(error);
  }
  const changedEarlierResult = hasChangedResult(implementation);
  const answer = checkedAnswer(returned);
  if (answer.kind === 'invalid-output') return answer;
  keepResult(implementation, { data: answer.data, kept: answer.tensor.data });
  return {
    kind: 'tensor',
    tensor: answer.tensor,
    inputChanged: isChanged(given, data, kept),
    aliasesInput: bufferOf(answer.data) === buffer,
    ...(changedEarlierResult && { changedEarlierResult }),
  };
}

/** A copy of the input, as it is to lie in memory. */
function givenTensor({ input, view, arrangement }: Call): Tensor {
  const { dtype } = input;
  const shape = sliceArray(input.shape);
  if (arrangement === undefined)
    return { dtype, shape, data: view ? copiedAsView(dtype, input.data) : copied(dtype, input.data) };
  const { data, offset, strides } = arranged(input, arrangement);
  const skipped = offset * ITEM_BYTES[dtype];
  const fromFirst = elementsAt(dtype, bufferOf(data), bytesOf(data).length - skipped, skipped);
  return { dtype, shape, data: fromFirst, strides: sliceArray(strides) };
}

interface KeptResult {
  readonly data: Tensor['data'];
  /** What it was when it was returned. */
  readonly kept: Tensor['data'];
}

/** The last results of an implementation, the newest at the end. */
const earlierResults = new WeakMap<Implementation, readonly KeptResult[]>();

/** Buffers in rotation are two or three; long results are looked at until the next call only. */
const MOST_KEPT = 4;
const MOST_KEPT_ELEMENTS = 4096;

/** Without the methods of arrays, which an implementation may have replaced. */
function keepResult(implementation: Implementation, result: KeptResult): void {
  const earlier = earlierResults.get(implementation) ?? [];
  const kept: KeptResult[] = [];
  for (let at = 0; at < earlier.length; at++) {
    const isAmongTheLast = earlier.length - at < MOST_KEPT;
    if (isAmongTheLast && earlier[at].kept.length <= MOST_KEPT_ELEMENTS) kept[kept.length] = earlier[at];
  }
  kept[kept.length] = result;
  earlierResults.set(implementation, kept);
}

/** `memory.result-is-new`: a buffer that is used again for a later result is seen by what it held before. */
function hasChangedResult(implementation: Implementation): boolean {
  const earlier = earlierResults.get(implementation) ?? [];
  const unchanged: KeptResult[] = [];
  for (let at = 0; at < earlier.length; at++) {
    if (sameBytes(earlier[at].data, earlier[at].kept)) unchanged[unchanged.length] = earlier[at];
  }
  earlierResults.set(implementation, unchanged);
  return unchanged.length < earlier.length;
}

/** Members that were there at an earlier call: one that is gone is no member that was never there. */
const members = new WeakMap<Implementation, Partial<Record<Way['member'], true>>>();

function noteMember(implementation: Implementation, member: Way['member']): void {
  if (!hadMember(implementation, member))
    members.set(implementation, { ...members.get(implementation), [member]: true });
}

function hadMember(implementation: Implementation, member: Way['member']): boolean {
  return members.get(implementation)?.[member] === true;
}

function lackedMember(implementation: Implementation, { member }: Way): Outcome | undefined {
  try {
    if (typeof implementation[member] === 'function') {
      noteMember(implementation, member);
      return undefined;
    }
  } catch (error) {
    return threw(error, `reading ${member} threw: `);
  }
  const lost = `the implementation has lost its ${member}()`;
  if (member === 'interpolate' || hadMember(implementation, member))
    return { kind: 'threw', name: 'TypeError', message: lost };
  return { kind: 'unsupported', reason: `the implementation has no ${member}()`, why: 'cannot-express' };
}

function lackedLayout({ layouts = [] }: Implementation, { arrangement }: Call): Outcome | undefined {
  if (arrangement === undefined) return undefined;
  const layout = LAYOUT_OF[arrangement];
  for (let at = 0; at < layouts.length; at++) if (layouts[at] === layout) return undefined;
  return { kind: 'unsupported', reason: `the implementation does not claim ${layout} inputs` };
}

function threw(error: unknown, where = ''): Outcome {
  const { name, message } = describeThrown(error);
  const frames = ownFrames(error);
  return { kind: 'threw', name, message: `${where}${message}`, ...(frames !== '' && { frames }) };
}

function declinedCall(implementation: Implementation, call: Call): Outcome | undefined {
  const description: CallDescription = {
    dtype: call.input.dtype,
    shape: sliceArray(resizedShape(call)),
    options: ownOptions(interpolateOptions(call.entry, call.options)),
  };
  let answer: unknown;
  try {
    if (implementation.supports === undefined) return undefined;
    answer = implementation.supports(description);
  } catch (error) {
    return CallFault.outcomeOf(error) ?? thrownUnsupported(error) ?? threw(error, 'supports() threw: ');
  }
  if (answer === true) return undefined;
  const unsupport = unsupportOf(answer);
  if (unsupport !== undefined) return { kind: 'unsupported', ...unsupport };
  ignoreRejection(answer);
  const fault =
    unsupportFault(answer) ?? `expected true, or a sentence that says why not, got ${describeValue(answer)}`;
  const message = `supports(): ${fault}`;
  return { kind: 'invalid-output', message };
}

function thrownUnsupported(error: unknown): Outcome | undefined {
  if (!isUnsupported(error)) return undefined;
  const unsupport = unsupportOf(error);
  if (unsupport !== undefined) return { kind: 'unsupported', ...unsupport };
  const fault = unsupportFault(error);
  return fault === undefined ? undefined : { kind: 'threw', name: 'Unsupported', message: fault };
}

/** A promise is no answer of `supports()`; that it may reject must not end the process. */
function ignoreRejection(answer: unknown): void {
  try {
    thenOf(answer as Promise<unknown>, undefined, () => {});
  } catch {}
}

function ownOptions(options: InterpolateOptions): InterpolateOptions {
  const { size, scaleFactor } = options;
  return {
    ...options,
    ...(isArray(size) && { size: sliceArray(size) }),
    ...(isArray(scaleFactor) && { scaleFactor: sliceArray(scaleFactor) }),
  };
}

function isChanged(given: Tensor, data: Tensor['data'], kept: Tensor): boolean {
  try {
    if (given.data !== data || given.dtype !== kept.dtype || given.shape.length !== kept.shape.length) return true;
    for (let axis = 0; axis < kept.shape.length; axis++) if (given.shape[axis] !== kept.shape[axis]) return true;
  } catch {
    return true;
  }
  return !sameBytes(data, kept.data);
}
