import type { Entry } from '#cases/case.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import type { Mistake } from './mistake.ts';
import { type Concerns, shown } from './rows.ts';

type Change = (options: InterpolateOptions, rank: number) => InterpolateOptions;

const LINEAR_OF_RANK: Readonly<Record<number, Mode>> = { 3: 'linear', 4: 'bilinear', 5: 'trilinear' };

const hasCorners = ({ mode = 'nearest', antialias = false }: InterpolateOptions) =>
  (mode.includes('linear') || mode === 'bicubic') && !antialias;

const withCorners: Change = (options) =>
  options.alignCorners === undefined && hasCorners(options) ? { ...options, alignCorners: true } : options;

const without =
  (...keys: readonly (keyof InterpolateOptions)[]): Change =>
  (options) =>
    Object.fromEntries(Object.entries(options).filter(([key]) => !keys.includes(key as keyof InterpolateOptions)));

const orBilinear: Change = (options) => ({ ...options, mode: options.mode ?? 'bilinear' });

const orBilinearImage: Change = (options, rank) => (rank === 4 ? orBilinear(options, rank) : options);

const orLinear: Change = (options, rank) => ({ ...options, mode: options.mode ?? LINEAR_OF_RANK[rank] ?? 'bilinear' });

const recomputed: Change = (options) =>
  options.scaleFactor === undefined ? options : { ...options, recomputeScaleFactor: true };

const wholeFactor: Change = (options) =>
  typeof options.scaleFactor === 'number' ? { ...options, scaleFactor: Math.round(options.scaleFactor) } : options;

const ANY: readonly Entry[] = ['interpolate', 'upsample', 'nn.Upsample'];
const UPSAMPLE: readonly Entry[] = ['upsample'];
const MODULES: readonly Entry[] = ['nn.Upsample', 'nn.UpsamplingNearest2d', 'nn.UpsamplingBilinear2d'];

type Row = [id: string, clause: ClauseId, sentence: string, entries: readonly Entry[], change: Change];

const ROWS: readonly Row[] = [
  ['default-mode-bilinear', 'arguments.default-mode', 'It takes bilinear where no mode is given.', ANY, orBilinear],
  [
    'default-mode-linear',
    'arguments.default-mode',
    'It takes the linear mode of the rank where no mode is given.',
    ANY,
    orLinear,
  ],
  [
    'align-corners-by-default',
    'arguments.align-corners-default',
    'It aligns corners where align_corners is left out.',
    ANY,
    withCorners,
  ],
  [
    'upsample-aligns-corners',
    'front-ends.upsample-is-interpolate',
    'Its F.upsample aligns corners where align_corners is left out.',
    UPSAMPLE,
    withCorners,
  ],
  [
    'upsample-ignores-align-corners',
    'front-ends.upsample-is-interpolate',
    'Its F.upsample does not forward align_corners.',
    UPSAMPLE,
    without('alignCorners'),
  ],
  [
    'upsample-ignores-mode',
    'front-ends.upsample-is-interpolate',
    'Its F.upsample computes nearest, whatever the mode.',
    UPSAMPLE,
    without('mode', 'alignCorners'),
  ],
  [
    'upsample-bilinear-by-default',
    'front-ends.upsample-is-interpolate',
    'Its F.upsample computes bilinear where no mode is given.',
    UPSAMPLE,
    orBilinear,
  ],
  [
    'upsample-recomputes',
    'front-ends.upsample-is-interpolate',
    'Its F.upsample recomputes the factor.',
    UPSAMPLE,
    recomputed,
  ],
  [
    'upsample-whole-factors',
    'front-ends.upsample-is-interpolate',
    'Its F.upsample rounds the factor.',
    UPSAMPLE,
    wholeFactor,
  ],
  [
    'module-aligns-corners',
    'front-ends.module-defaults',
    'Its nn.Upsample aligns corners where align_corners is left out.',
    MODULES,
    withCorners,
  ],
  [
    'module-ignores-align-corners',
    'front-ends.module-is-interpolate',
    'Its nn.Upsample does not keep align_corners.',
    MODULES,
    without('alignCorners'),
  ],
  [
    'module-ignores-mode',
    'front-ends.module-is-interpolate',
    'Its nn.Upsample computes nearest, whatever the mode.',
    MODULES,
    without('mode', 'alignCorners'),
  ],
  [
    'module-ignores-recompute',
    'front-ends.module-is-interpolate',
    'Its nn.Upsample does not keep recompute_scale_factor.',
    MODULES,
    without('recomputeScaleFactor'),
  ],
  [
    'module-always-recomputes',
    'front-ends.module-is-interpolate',
    'Its nn.Upsample recomputes the factor.',
    MODULES,
    recomputed,
  ],
  [
    'module-bilinear-by-default',
    'front-ends.module-defaults',
    'Its nn.Upsample computes bilinear where no mode is given.',
    MODULES,
    orBilinear,
  ],
  [
    'module-linear-by-default',
    'front-ends.module-defaults',
    'Its nn.Upsample takes the linear mode of the rank where no mode is given.',
    MODULES,
    orLinear,
  ],
  [
    'upsample-bilinear-images-by-default',
    'front-ends.upsample-is-interpolate',
    'Its F.upsample computes bilinear for images where no mode is given.',
    UPSAMPLE,
    orBilinearImage,
  ],
  [
    'module-bilinear-images-by-default',
    'front-ends.module-defaults',
    'Its nn.Upsample computes bilinear for images where no mode is given.',
    MODULES,
    orBilinearImage,
  ],
  [
    'upsample-linear-by-default',
    'front-ends.upsample-is-interpolate',
    'Its F.upsample takes the linear mode of the rank where no mode is given.',
    UPSAMPLE,
    orLinear,
  ],
  [
    'module-whole-factors',
    'front-ends.module-is-interpolate',
    'Its nn.Upsample rounds the factor.',
    MODULES,
    wholeFactor,
  ],
];

/** How the names around the operation hand their options over. */
export const FRONT_END_MISTAKES: readonly Mistake[] = [
  ...ROWS.map(
    ([id, clause, sentence, entries, change]): Mistake => ({
      kind: 'mended',
      id: `front-ends.${id}`,
      clause,
      sentence,
      mend: (asked: Asked) => {
        if (asked.refusedBy === 'front-ends.no-antialias' || !entries.includes(asked.call.entry)) return undefined;
        const options = change(asked.options, asked.input.shape.length);
        return options === asked.options ? undefined : { options };
      },
    }),
  ),
  taken(
    'upsample-takes-antialias',
    'Its F.upsample accepts antialias, which it does not have.',
    (one) => one.call.entry === 'upsample',
  ),
  taken(
    'module-takes-antialias',
    'Its nn.Upsample accepts antialias, which it does not have.',
    (one) => one.call.entry !== 'upsample',
  ),
  shown(
    'front-ends.module-keeps-factor-zero',
    'front-ends.module-factor-zero',
    'Its nn.Upsample takes a factor of zero for a factor.',
    ({ asked, got }) => got === undefined && asked.call.options.scaleFactor === 0 && asked.accepted !== undefined,
  ),
];

function taken(id: string, sentence: string, holds: Concerns): Mistake {
  return shown(
    `front-ends.${id}`,
    'front-ends.no-antialias',
    sentence,
    ({ asked, got }) => got !== undefined && asked.refusedBy === 'front-ends.no-antialias' && holds(asked),
  );
}
