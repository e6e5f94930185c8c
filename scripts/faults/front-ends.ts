import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { Implementation, InterpolateOptions } from '#spec/signature.ts';
import { type Fault, fronted, wrapped } from './fault.ts';
import { frontEnds, withoutZeroFactor } from './front-end.ts';

type Change = (options: InterpolateOptions) => InterpolateOptions;

const right = frontEnds(resize);

const upsample = (change: Change) => (): Partial<Implementation> => ({
  upsample: (input, options) => right.upsample(input, change(options)),
});

const module = (change: Change) => (): Partial<Implementation> => ({
  createUpsample: (options) => right.createUpsample(change(options)),
});

const withCorners: Change = (options) =>
  options.alignCorners === undefined && /linear|cubic/.test(options.mode ?? 'nearest')
    ? { ...options, alignCorners: true }
    : options;

const without =
  (key: keyof InterpolateOptions): Change =>
  ({ [key]: _, ...options }) =>
    options;

const orBilinear: Change = (options) => ({ mode: 'bilinear', ...options });

const rounded: Change = (options) =>
  typeof options.scaleFactor === 'number' ? { ...options, scaleFactor: Math.round(options.scaleFactor) } : options;

/** Cluster L: the names around the operation. */
export const FRONT_END_FAULTS: readonly Fault[] = [
  wrapped({
    id: 'front-ends/default-mode-bilinear',
    sentence: 'takes bilinear where no mode is given, for images',
    cluster: 'L',
    clause: 'arguments.default-mode',
    make: () => (input, options) =>
      resize(
        input,
        options.mode === undefined && input.shape.length === 4 ? { ...options, mode: 'bilinear' } : options,
      ),
  }),
  wrapped({
    id: 'front-ends/align-corners-by-default',
    sentence: 'aligns corners where align_corners is left out, as 0.3.1 did',
    cluster: 'L',
    clause: 'arguments.align-corners-default',
    make: () => (input, options) =>
      resize(input, options.mode === 'lanczos' || options.antialias ? options : withCorners(options)),
  }),
  fronted({
    id: 'front-ends/upsample-aligns-corners',
    sentence: 'aligns corners in F.upsample where align_corners is left out',
    cluster: 'L',
    clause: 'front-ends.upsample-is-interpolate',
    make: upsample(withCorners),
  }),
  fronted({
    id: 'front-ends/upsample-ignores-align-corners',
    sentence: 'does not forward align_corners from F.upsample',
    cluster: 'L',
    clause: 'front-ends.upsample-is-interpolate',
    make: upsample(without('alignCorners')),
  }),
  fronted({
    id: 'front-ends/upsample-ignores-mode',
    sentence: 'computes nearest in F.upsample, whatever the mode',
    cluster: 'L',
    clause: 'front-ends.upsample-is-interpolate',
    make: upsample(({ mode: _, alignCorners: __, ...options }) => options),
  }),
  fronted({
    id: 'front-ends/upsample-bilinear-by-default',
    sentence: 'computes bilinear in F.upsample where no mode is given',
    cluster: 'L',
    clause: 'front-ends.upsample-is-interpolate',
    make: upsample(orBilinear),
  }),
  fronted({
    id: 'front-ends/upsample-steps-by-sizes',
    sentence: 'recomputes the factor in F.upsample',
    cluster: 'L',
    clause: 'front-ends.upsample-is-interpolate',
    make: () => ({
      upsample: (input, options) => {
        if (options.antialias !== undefined || options.recomputeScaleFactor !== undefined)
          throw new TypeError('unexpected');
        return resize(input, options.scaleFactor === undefined ? options : { ...options, recomputeScaleFactor: true });
      },
    }),
  }),
  fronted({
    id: 'front-ends/upsample-whole-factors',
    sentence: 'rounds the factor in F.upsample',
    cluster: 'L',
    clause: 'front-ends.upsample-is-interpolate',
    make: upsample(rounded),
  }),
  fronted({
    id: 'front-ends/upsample-takes-antialias',
    sentence: 'accepts antialias in F.upsample',
    cluster: 'L',
    clause: 'front-ends.no-antialias',
    make: () => ({ upsample: resize }),
  }),
  fronted({
    id: 'front-ends/module-aligns-corners',
    sentence: 'aligns corners in nn.Upsample where align_corners is left out',
    cluster: 'L',
    clause: 'front-ends.module-defaults',
    make: module(withCorners),
  }),
  fronted({
    id: 'front-ends/module-ignores-align-corners',
    sentence: 'does not keep align_corners in nn.Upsample',
    cluster: 'L',
    clause: 'front-ends.bilinear-2d-aligns-corners',
    make: module(without('alignCorners')),
  }),
  fronted({
    id: 'front-ends/module-ignores-recompute',
    sentence: 'does not keep recompute_scale_factor in nn.Upsample',
    cluster: 'L',
    clause: 'front-ends.module-is-interpolate',
    make: module(without('recomputeScaleFactor')),
  }),
  fronted({
    id: 'front-ends/module-always-recomputes',
    sentence: 'recomputes the factor in nn.Upsample',
    cluster: 'L',
    clause: 'front-ends.module-is-interpolate',
    make: module((options) =>
      withoutZeroFactor(options).scaleFactor === undefined ? options : { ...options, recomputeScaleFactor: true },
    ),
  }),
  fronted({
    id: 'front-ends/module-bilinear-by-default',
    sentence: 'computes bilinear in nn.Upsample where no mode is given',
    cluster: 'L',
    clause: 'front-ends.module-defaults',
    make: module(orBilinear),
  }),
  fronted({
    id: 'front-ends/module-whole-factors',
    sentence: 'rounds the factor in nn.Upsample',
    cluster: 'L',
    clause: 'front-ends.module-is-interpolate',
    make: module(rounded),
  }),
  fronted({
    id: 'front-ends/module-keeps-factor-zero',
    sentence: 'takes a factor of zero in nn.Upsample for a factor',
    cluster: 'L',
    clause: 'front-ends.module-factor-zero',
    make: () => ({ createUpsample: (options) => ({ forward: (input) => resize(input, options) }) }),
  }),
  fronted({
    id: 'front-ends/module-takes-antialias',
    sentence: 'ignores antialias in nn.Upsample',
    cluster: 'L',
    clause: 'front-ends.no-antialias',
    make: module(without('antialias')),
  }),
];
