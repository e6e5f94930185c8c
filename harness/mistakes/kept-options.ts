import type { Call } from '#cases/case.ts';
import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { isAccepted } from '../judge/accepted.ts';
import { isAnswer } from './answers.ts';
import type { Asked } from './asked.ts';
import { frontEnds } from './faulty.ts';
import { attempted, type Make, type Remembered, type Seen } from './mistake.ts';
import { without } from './options.ts';
import { byOneBefore, isBySteps, keeping, type OptionName, type Own, type Shows, same } from './remembering.ts';
import { resize } from './resizer/resize.ts';
import { resultBy } from './right-result.ts';
import { each, type Rows, shown } from './rows.ts';

type LeftOut = readonly [id: string, said: string, names: readonly OptionName[], made?: Readonly<Record<string, Make>>];

/** Options that the key of what is kept may leave out, the sizes last. */
const LEFT_OUT: readonly LeftOut[] = [
  [
    'mode',
    'the mode',
    ['mode'],
    { 'state/weights-cached-without-mode': firstOptions(({ input }) => input.shape, ['mode']) },
  ],
  ['align-corners', 'align_corners', ['alignCorners']],
  ['antialias', 'antialias', ['antialias']],
  [
    'factor',
    'scale_factor',
    ['size', 'scaleFactor', 'recomputeScaleFactor'],
    {
      'state/weights-kept-by-a-rounded-factor': keeping(
        ({ input, options: { scaleFactor, ...rest } }) => {
          const digits = scaleFactor === undefined ? [] : [scaleFactor].flat().map((factor) => factor.toFixed(3));
          return [input.shape, digits, rest];
        },
        ({ options }) => options,
        (first, { input, right }) => unlessRefusedOrOther(() => resize(input, first), right),
      ),
    },
  ],
];

/** The key of what is kept omits some options. */
export const KEPT_OPTIONS: Rows = {
  'options-of-an-earlier-call': [
    'It computes by the options of an earlier call with the same sizes: the cache key omits some of them.',
    shown(isByOtherOptions(LEFT_OUT.map(([, , names]) => names))),
  ],
  ...each(LEFT_OUT, ([id, said, names, made]) => ({
    [`kept-without-${id}`]: [
      `It reuses what it cached for an earlier call: the cache key omits ${said}.`,
      shown(
        isByOptions(names),
        {
          [`state/weights-cached-without-${id}`]: firstOptions(
            ({ input, options }) => [input.shape, options.mode],
            names,
          ),
          ...made,
        },
        optionRemembered(names[0]),
      ),
      { ofAnyAnswer: true },
    ],
  })),
  // An option that holds on for the next call, which leaves it out.
  ...each(LEFT_OUT.slice(0, -1), ([id, said, [name]]) => ({
    [`left-out-${id}-sticks`]: [
      `Where ${said} is left out, it takes that of an earlier call.`,
      shown(isStuck(name), { [`state/${id}-sticks`]: sticking(name) }),
    ],
  })),
  'kept-size-of-a-module': [
    'Its nn.Upsample keeps the output size of an earlier input.',
    shown(
      byOneBefore(
        ({ call: other, outcome }, _, { shape }, call) =>
          isSameModule(other, call) &&
          outcome.kind === 'tensor' &&
          outcome.tensor.shape.slice(2).join() === shape.slice(2).join(),
      ),
      { 'front-ends/module-keeps-its-first-size': firstSize },
    ),
  ],
  'kept-options-of-another-module': [
    'Its modules share their options: one computes by those of another.',
    shown(
      byOneBefore(
        ({ call: other }, _, got, call) =>
          call.entry === 'nn.Upsample' &&
          !isSameModule(other, call) &&
          isAnswer({ input: call.input, options: other.options }, got),
      ),
      { 'front-ends/modules-share-their-options': sharedOptions },
    ),
  ],
};

/** Some options of the first call with the same key decide for all, where they give the same shape. */
function firstOptions(keyOf: (own: Own) => unknown, names: readonly OptionName[]): Make {
  return keeping(
    (own) => [keyOf(own), own.right.shape],
    ({ options }) => Object.entries(options).filter(([name]) => names.includes(name as OptionName)),
    (first, { input, options, right }) =>
      unlessRefusedOrOther(() => resize(input, { ...without(...names)(options), ...Object.fromEntries(first) }), right),
  );
}

function unlessRefusedOrOther(compute: () => Tensor, right: Tensor): Tensor {
  try {
    const stale = compute();
    return stale.shape.join() === right.shape.join() ? stale : right;
  } catch {
    return right;
  }
}

/** The answer that this input would get with the options of another call, whose key leaves out no more than these names. */
function isByOptions(names: readonly OptionName[]): Shows {
  const isByOneBefore = byOneBefore(
    ({ call: other }, call, got) => areApartBy(other, call, names) && isAnswerBy(other, call, got),
  );
  const isOfFactors = names.includes('scaleFactor');
  return (seen) => {
    const { asked, got, series } = seen;
    if (series !== undefined) return isByOneBefore(seen) || (isOfFactors && isBySteps(seen, true));
    return got !== undefined && othersOf(names[0], asked).some((options) => isAnswer({ ...asked, options }, got));
  };
}

/** The answer that is right with another value of one option. */
export function isByAnotherOption({ asked, got }: Seen): boolean {
  if (got === undefined) return false;
  const all = LEFT_OUT.flatMap(([, , [name]]) => othersOf(name, asked));
  return all.some((options) => isAnswer({ ...asked, options }, got));
}

/** The value of an option in a call, and whether another value gives what is not accepted. */
function optionRemembered(name: OptionName): Remembered {
  return {
    value: ({ options }) => {
      if (name === 'mode') return options.mode ?? 'nearest';
      return String(name === 'size' ? isByFactor(options) : options[name] === true);
    },
    isTold: (asked, expectation) =>
      othersOf(name, asked).some((options) => {
        const other = attempted(() => resultBy({ ...asked, options }, {}));
        return other !== 'refusal' && !isAccepted(expectation, other);
      }),
  };
}

function isByFactor({ scaleFactor, recomputeScaleFactor }: InterpolateOptions): boolean {
  return scaleFactor !== undefined && recomputeScaleFactor !== true;
}

const MODES = ['nearest', 'nearest-exact', 'linear', 'bilinear', 'trilinear', 'bicubic', 'area'] as const;

/** Of a recorded case nobody knows what was asked before it: the options that an earlier call may have had instead. */
function othersOf(name: OptionName, { options, accepted }: Asked): InterpolateOptions[] {
  if (accepted === undefined) return [];
  const { scaleFactor, recomputeScaleFactor, ...rest } = options;
  switch (name) {
    case 'mode':
      return MODES.filter((mode) => mode !== options.mode).map((mode) => ({ ...options, mode }));
    case 'alignCorners':
    case 'antialias':
      return [{ ...options, [name]: options[name] !== true }];
    default:
      if (scaleFactor === undefined) return [];
      return [recomputeScaleFactor ? { ...rest, scaleFactor } : { ...rest, size: accepted.outputShape.slice(2) }];
  }
}

/** The same where none of the lists of names is enough. */
function isByOtherOptions(lists: readonly (readonly OptionName[])[]): Shows {
  return byOneBefore(
    ({ call: other }, call, got) =>
      !lists.some((names) => areApartBy(other, call, names)) && isAnswerBy(other, call, got),
  );
}

function isAnswerBy(other: Call, { input, options }: Call, got: Tensor): boolean {
  if (other.input.shape.join() !== input.shape.join() || same(other.options, options)) return false;
  return isAnswer({ input, options: other.options }, got);
}

function areApartBy({ options: left }: Call, { options: right }: Call, names: readonly OptionName[]): boolean {
  const all = [...new Set([...Object.keys(left), ...Object.keys(right)])] as OptionName[];
  return all.every((name) => names.includes(name) || same(left[name], right[name]));
}

/** An option that is left out is that of the last call which gave it. */
function sticking(name: OptionName): Make {
  return () => {
    let given: InterpolateOptions = {};
    return (input, options) => {
      if (options[name] !== undefined) given = { [name]: options[name] };
      try {
        return resize(input, { ...given, ...options });
      } catch {
        return resize(input, options);
      }
    };
  };
}

/** The call leaves an option out, and its answer is that by the value which was given last. */
function isStuck(name: OptionName): Shows {
  return ({ asked, got, before, series }) => {
    const { input, options } = asked.call;
    if (got === undefined || options[name] !== undefined) return false;
    if (series === undefined)
      return othersOf(name, asked).some((others) => isAnswer({ ...asked, options: others }, got));
    const given = before.map(({ call }) => call.options[name]).findLast((value) => value !== undefined);
    return given !== undefined && isAnswer({ input, options: { ...options, [name]: given } }, got);
  };
}

/** A module computes its output size once, for its first input. */
function firstSize(): Partial<Implementation> {
  return {
    createUpsample: (options) => {
      const { forward } = frontEnds(resize).createUpsample(options);
      let size: readonly number[] | undefined;
      return {
        forward: async (input) => {
          const { mode, alignCorners } = options;
          const own = { ...(mode !== undefined && { mode }), ...(alignCorners !== undefined && { alignCorners }) };
          const kept = size?.length === input.shape.length - 2 ? size : undefined;
          const result = kept === undefined ? await forward(input) : resize(input, { size: kept, ...own });
          size = result.shape.slice(2);
          return result;
        },
      };
    },
  };
}

/** Modules keep their options in one place. */
function sharedOptions(): Partial<Implementation> {
  let shared: InterpolateOptions = {};
  return {
    createUpsample: (options) => {
      const made = frontEnds(resize).createUpsample(options);
      shared = options;
      return {
        forward: (input) => (shared === options ? made : frontEnds(resize).createUpsample(shared)).forward(input),
      };
    },
  };
}

function isSameModule(left: Call, right: Call): boolean {
  return right.entry === 'nn.Upsample' && left.entry === right.entry && same(left.options, right.options);
}
