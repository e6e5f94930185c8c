import type { ForwardCall } from '#cases/case.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import { RIGHT_AFRESH, TWO_ANSWERS } from '../report/state-claims.ts';
import { always } from './calls.ts';
import type { Make } from './mistake.ts';
import {
  hasStaleElements,
  hasTwoAnswers,
  isByAnotherModule,
  isByOptions,
  isByOtherOptions,
  isBySizes,
  isEarlierResult,
  isMadeFor,
  isSizeOfModule,
  isStuck,
} from './remembered.ts';
import {
  addedToBuffer,
  alternating,
  firstBatch,
  firstOptions,
  firstResult,
  firstSize,
  roundedFactor,
  sharedOptions,
  sizesKept,
  staleLastColumn,
  sticking,
  weightsOfBytes,
  widthBefore,
  zerosAfterRefusal,
  zerosAtFirst,
} from './remembering.ts';
import { each, mistakes, shown, vague } from './rows.ts';

type Made = Readonly<Record<string, Make>>;
const FUSED = { coordinatePrecision: 'fused', sumPrecision: 'own', sumOrder: 'fused' } as const;
const UNFUSED = { coordinatePrecision: 'own', sumPrecision: 'own', sumOrder: 'forward' } as const;

/** Options that the key of what is kept may leave out: how they are called, their names, and how it is made. */
const byModeAndShape: Parameters<typeof firstOptions>[0] = ({ shape }, { mode }) => [shape, mode];
const SIZED = ['size', 'scaleFactor', 'recomputeScaleFactor'] as const;
const LEFT_OUT: readonly [id: string, said: string, names: readonly (keyof InterpolateOptions)[], made?: Made][] = [
  ['mode', 'the mode', ['mode'], { 'state/weights-cached-without-mode': firstOptions(({ shape }) => shape, ['mode']) }],
  ['align-corners', 'align_corners', ['alignCorners']],
  ['antialias', 'antialias', ['antialias']],
  ['factor', 'scale_factor', SIZED, { 'state/weights-kept-by-a-rounded-factor': roundedFactor }],
];

/** Options that hold on for the next call, which leaves them out. */
const STICKING: readonly [id: string, name: keyof InterpolateOptions, said: string][] = [
  ['align-corners', 'alignCorners', 'align_corners'],
  ['antialias', 'antialias', 'antialias'],
  ['mode', 'mode', 'the mode'],
];

/** What may differ between two calls of the same sizes and options. */
const COUNTED: readonly [id: string, what: string, said: string, of: (call: ForwardCall) => unknown, made?: Made][] = [
  [
    'dtype',
    'weights or buffers of another dtype',
    'the dtype',
    ({ input }) => input.dtype,
    { 'state/uint8-weights-for-floats': weightsOfBytes },
  ],
  [
    'batch',
    'the number of images of an earlier call',
    'the batch',
    ({ input }) => input.shape[0],
    { 'state/batch-of-the-first-call': firstBatch },
  ],
  ['channels', 'the number of channels of an earlier call', 'the channels', ({ input }) => input.shape[1]],
];

/** What a call remembers of those before it in the same case. */
export const STATE_MISTAKES = mistakes('state', 'memory.no-state', always, {
  [TWO_ANSWERS.replace('state.', '')]: [
    'Its answer to the same call is not always the same.',
    vague(hasTwoAnswers, {
      'state/every-second-call': alternating({ shift: 1e-3 }, {}),
      'state/last-bits-vary': alternating(FUSED, UNFUSED),
    }),
  ],
  'result-of-an-earlier-call': [
    'It returns the result of an earlier call.',
    shown(isEarlierResult, { 'state/results-cached-by-shape': firstResult }),
  ],
  'options-of-an-earlier-call': [
    'It computes by the options of an earlier call with the same sizes: the cache key omits some of them.',
    shown(isByOtherOptions(LEFT_OUT.map(([, , names]) => names))),
  ],
  'sizes-of-an-earlier-call': [
    'It computes by the input size of an earlier call.',
    shown(isBySizes, {
      'state/weights-cached-without-input-size': sizesKept((axis, _, options, rank) => [axis, options, rank]),
      'state/weights-kept-per-axis': sizesKept((axis, size, { mode, alignCorners, antialias }) =>
        [axis, size, mode, alignCorners, antialias].join(),
      ),
      'state/weights-kept-by-output-size': sizesKept((_, size, { mode, alignCorners, antialias }) =>
        [size, mode, alignCorners, antialias].join(),
      ),
      'state/size-of-the-call-before': widthBefore,
    }),
  ],
  ...each(LEFT_OUT, ([id, said, names, made]) => ({
    [`kept-without-${id}`]: [
      `It reuses what it cached for an earlier call: the cache key omits ${said}.`,
      shown(isByOptions(names), {
        [`state/weights-cached-without-${id}`]: firstOptions(byModeAndShape, names),
        ...made,
      }),
      { ofAnyAnswer: true },
    ],
  })),
  ...each(STICKING, ([id, name, said]) => ({
    [`left-out-${id}-sticks`]: [
      `Where ${said} is left out, it takes that of an earlier call.`,
      shown(isStuck(name), { [`state/${id}-sticks`]: sticking(name) }),
    ],
  })),
  'kept-size-of-a-module': [
    'Its nn.Upsample keeps the output size of an earlier input.',
    shown(isSizeOfModule, { 'front-ends/module-keeps-its-first-size': firstSize }),
  ],
  'kept-options-of-another-module': [
    'Its modules share their options: one computes by those of another.',
    shown(isByAnotherModule, { 'front-ends/modules-share-their-options': sharedOptions }),
  ],
  ...each(COUNTED, ([id, what, said, of, made = {}]) => ({
    [`kept-without-${id}`]: [`It reuses ${what}: the cache key omits ${said}.`, shown(isMadeFor(of), made)],
  })),
  'buffer-of-the-call-before': [
    'Where it writes nothing, or adds to what is there, the buffer of the call before shows.',
    shown(hasStaleElements, { 'state/stale-last-column': staleLastColumn, 'state/adds-to-the-buffer': addedToBuffer }),
  ],
  // The run tells it, which asks some cases again.
  [RIGHT_AFRESH.replace('state.', '')]: [
    'Run again after a fresh start, it is right: its answers depend on earlier calls, or the failure is intermittent.',
    shown(() => false),
  ],
  // A ranking tells it from zeros for every call.
  'zeros-now-and-then': [
    'It answers some calls with zeros, and others like them rightly.',
    shown(() => false, { 'state/broken-after-a-refusal': zerosAfterRefusal, 'state/first-call-empty': zerosAtFirst }),
  ],
});
