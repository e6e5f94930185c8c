import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import type { Design, Entry, InputDesign } from './case.ts';
import { design, grid, values } from './design.ts';

const LINE = grid([2, 3, 5]);
const IMAGE = grid([2, 3, 4, 5]);
const VOLUME = grid([1, 2, 3, 4, 5]);

/** Every mode that works without antialias, on an input it takes. */
const MODES: readonly { mode: Mode; input: InputDesign; size: readonly number[] }[] = [
  { mode: 'nearest', input: IMAGE, size: [6, 3] },
  { mode: 'nearest-exact', input: IMAGE, size: [6, 3] },
  { mode: 'linear', input: LINE, size: [8] },
  { mode: 'bilinear', input: IMAGE, size: [6, 3] },
  { mode: 'trilinear', input: VOLUME, size: [2, 5, 4] },
  { mode: 'bicubic', input: IMAGE, size: [6, 3] },
  { mode: 'area', input: IMAGE, size: [6, 3] },
];

function ask(
  words: string,
  fact: string,
  clauses: readonly ClauseId[],
  entry: Entry,
  input: InputDesign,
  options: InterpolateOptions,
): Design {
  return design(`front-ends/${words}`, { fact, clauses, entry, input, options, aspect: 'front-ends' });
}

const everyMode: readonly Design[] = MODES.flatMap(({ mode, input, size }) => [
  ask(
    `upsample-${mode}`,
    `F.upsample takes ${mode} and a size`,
    ['front-ends.upsample-is-interpolate', 'claims.upsample-only-bilinear', 'claims.upsample-only-factor'],
    'upsample',
    input,
    { size, mode },
  ),
  ask(
    `module-${mode}`,
    `nn.Upsample takes ${mode} and a size`,
    ['front-ends.module-is-interpolate', 'claims.module-only-bilinear-and-factor'],
    'nn.Upsample',
    input,
    { size, mode },
  ),
]);

const everyFactor: readonly Design[] = (['nearest', 'bilinear', 'bicubic'] as const).map((mode) =>
  ask(
    `module-${mode}-factor`,
    `nn.Upsample takes ${mode} and the factor 1.4`,
    ['front-ends.module-is-interpolate'],
    'nn.Upsample',
    IMAGE,
    { scaleFactor: 1.4, mode },
  ),
);

const upsample: readonly Design[] = [
  ask(
    'upsample-default-mode',
    'F.upsample without a mode is nearest',
    ['front-ends.upsample-is-interpolate', 'front-ends.upsample-warns', 'claims.upsample-only-bilinear'],
    'upsample',
    LINE,
    { scaleFactor: 2 },
  ),
  ask(
    'upsample-factor',
    'F.upsample keeps the factor 2.5 for its step',
    ['front-ends.upsample-is-interpolate'],
    'upsample',
    LINE,
    { scaleFactor: 2.5, mode: 'linear' },
  ),
  ask(
    'upsample-aligned',
    'F.upsample aligns corners when it is asked to',
    ['front-ends.upsample-is-interpolate'],
    'upsample',
    IMAGE,
    { size: [7, 6], mode: 'bilinear', alignCorners: true },
  ),
  ask(
    'upsample-not-aligned',
    'F.upsample does not align corners by itself',
    ['front-ends.upsample-is-interpolate', 'claims.align-corners-usually-true'],
    'upsample',
    IMAGE,
    { size: [7, 6], mode: 'bilinear' },
  ),
  ask(
    'upsample-bicubic-not-aligned',
    'bicubic of F.upsample does not align corners by itself',
    ['claims.bicubic-aligns-corners'],
    'upsample',
    IMAGE,
    { size: [7, 6], mode: 'bicubic' },
  ),
  ask(
    'upsample-equals-interpolate',
    'F.upsample gives the bits of F.interpolate for 0, 1, 5 to 4 elements',
    ['claims.interpolate-is-slower', 'front-ends.upsample-is-interpolate'],
    'upsample',
    values([1, 1, 3], [0, 1, 5]),
    { size: 4, mode: 'linear' },
  ),
  ask(
    'upsample-refuses-corners',
    'F.upsample refuses align_corners in nearest',
    ['front-ends.upsample-is-interpolate', 'arguments.align-corners'],
    'upsample',
    LINE,
    { size: 3, alignCorners: false },
  ),
  ask(
    'upsample-refuses-both',
    'F.upsample refuses size with scale_factor',
    ['front-ends.upsample-is-interpolate', 'arguments.one-of-size-and-factor'],
    'upsample',
    LINE,
    { size: 3, scaleFactor: 2 },
  ),
  ask(
    'upsample-refuses-neither',
    'F.upsample refuses a call without size and scale_factor',
    ['front-ends.upsample-is-interpolate', 'arguments.one-of-size-and-factor'],
    'upsample',
    LINE,
    { mode: 'linear' },
  ),
  ask(
    'upsample-refuses-rank',
    'F.upsample refuses linear on an image',
    ['front-ends.upsample-is-interpolate', 'claims.linear-on-images'],
    'upsample',
    IMAGE,
    { size: 3, mode: 'linear' },
  ),
  ask('upsample-refuses-antialias', 'F.upsample has no antialias', ['front-ends.no-antialias'], 'upsample', IMAGE, {
    size: 3,
    mode: 'bilinear',
    antialias: true,
  }),
  ask(
    'upsample-refuses-recompute',
    'F.upsample has no recompute_scale_factor',
    ['front-ends.upsample-is-interpolate'],
    'upsample',
    IMAGE,
    { scaleFactor: 1.4, mode: 'bilinear', recomputeScaleFactor: true },
  ),
  ask(
    'upsample-refuses-lanczos',
    'F.upsample refuses lanczos, since it has no antialias',
    ['front-ends.no-antialias'],
    'upsample',
    IMAGE,
    { size: 3, mode: 'lanczos' },
  ),
];

const module: readonly Design[] = [
  ask(
    'module-defaults',
    'nn.Upsample with a factor alone is nearest',
    ['front-ends.module-defaults', 'claims.upsample-module-deprecated'],
    'nn.Upsample',
    LINE,
    { scaleFactor: 2 },
  ),
  ask(
    'module-default-size',
    'nn.Upsample with a size alone is nearest',
    ['front-ends.module-defaults'],
    'nn.Upsample',
    VOLUME,
    { size: [2, 5, 4] },
  ),
  ask(
    'module-recompute',
    'nn.Upsample forgets its factor when it recomputes it',
    ['front-ends.module-is-interpolate'],
    'nn.Upsample',
    IMAGE,
    { scaleFactor: [1.4, 0.7], mode: 'bilinear', recomputeScaleFactor: true },
  ),
  ask(
    'module-no-recompute',
    'nn.Upsample keeps its factor by default',
    ['front-ends.module-is-interpolate', 'front-ends.module-defaults'],
    'nn.Upsample',
    IMAGE,
    { scaleFactor: [1.4, 0.7], mode: 'bilinear' },
  ),
  ask(
    'module-aligned',
    'nn.Upsample aligns corners when it is asked to',
    ['front-ends.module-is-interpolate'],
    'nn.Upsample',
    IMAGE,
    { size: [7, 6], mode: 'bicubic', alignCorners: true },
  ),
  ask(
    'module-not-aligned',
    'nn.Upsample does not align corners by itself',
    ['front-ends.module-defaults', 'claims.align-corners-usually-true'],
    'nn.Upsample',
    IMAGE,
    { size: [7, 6], mode: 'bilinear' },
  ),
  ask(
    'module-uint8',
    'nn.Upsample takes uint8 images',
    ['front-ends.module-is-interpolate'],
    'nn.Upsample',
    grid([2, 3, 4, 5], 'uint8'),
    { size: [7, 6], mode: 'bilinear' },
  ),
  ask(
    'module-factor-zero-with-size',
    'nn.Upsample with the factor 0 and a size uses the size',
    ['front-ends.module-factor-zero'],
    'nn.Upsample',
    LINE,
    { size: 3, scaleFactor: 0 },
  ),
  ask(
    'module-factor-zero-alone',
    'nn.Upsample with the factor 0 alone has neither size nor factor',
    ['front-ends.module-factor-zero'],
    'nn.Upsample',
    LINE,
    { scaleFactor: 0 },
  ),
  ask(
    'module-refuses-both',
    'nn.Upsample with size and scale_factor fails when it is called',
    ['front-ends.module-is-interpolate'],
    'nn.Upsample',
    LINE,
    { size: 3, scaleFactor: 2 },
  ),
  ask(
    'module-refuses-neither',
    'nn.Upsample without size and scale_factor fails when it is called',
    ['front-ends.module-defaults'],
    'nn.Upsample',
    LINE,
    {},
  ),
  ask(
    'module-refuses-mode',
    'nn.Upsample with an unknown mode fails when it is called',
    ['front-ends.module-is-interpolate'],
    'nn.Upsample',
    LINE,
    { size: 3, mode: 'cubic' as Mode },
  ),
  ask(
    'module-refuses-corners',
    'nn.Upsample refuses align_corners in area',
    ['front-ends.module-is-interpolate', 'arguments.align-corners'],
    'nn.Upsample',
    LINE,
    { size: 3, mode: 'area', alignCorners: true },
  ),
  ask(
    'module-refuses-recompute-with-size',
    'nn.Upsample refuses recompute_scale_factor with a size',
    ['front-ends.module-is-interpolate', 'arguments.recompute-needs-factor'],
    'nn.Upsample',
    LINE,
    { size: 3, recomputeScaleFactor: true },
  ),
  ask('module-refuses-antialias', 'nn.Upsample has no antialias', ['front-ends.no-antialias'], 'nn.Upsample', IMAGE, {
    size: 3,
    mode: 'bilinear',
    antialias: true,
  }),
  ask(
    'module-refuses-lanczos',
    'nn.Upsample refuses lanczos, since it has no antialias',
    ['front-ends.no-antialias'],
    'nn.Upsample',
    IMAGE,
    { size: 3, mode: 'lanczos' },
  ),
];

const fixedModes: readonly Design[] = [
  ask(
    'nearest-2d-image',
    'nn.UpsamplingNearest2d doubles an image',
    ['front-ends.nearest-2d'],
    'nn.UpsamplingNearest2d',
    IMAGE,
    { scaleFactor: 2 },
  ),
  ask(
    'nearest-2d-size',
    'nn.UpsamplingNearest2d takes a size',
    ['front-ends.nearest-2d'],
    'nn.UpsamplingNearest2d',
    IMAGE,
    { size: [7, 3] },
  ),
  ask(
    'nearest-2d-line',
    'nn.UpsamplingNearest2d takes a line too',
    ['front-ends.nearest-2d'],
    'nn.UpsamplingNearest2d',
    LINE,
    { scaleFactor: 1.4 },
  ),
  ask(
    'nearest-2d-volume',
    'nn.UpsamplingNearest2d takes a volume too',
    ['front-ends.nearest-2d'],
    'nn.UpsamplingNearest2d',
    VOLUME,
    { size: [2, 5, 4] },
  ),
  ask(
    'bilinear-2d-size',
    'nn.UpsamplingBilinear2d aligns corners',
    ['front-ends.bilinear-2d-aligns-corners'],
    'nn.UpsamplingBilinear2d',
    IMAGE,
    { size: [7, 6] },
  ),
  ask(
    'bilinear-2d-factor',
    'the factor of nn.UpsamplingBilinear2d only sets the size',
    ['front-ends.bilinear-2d-aligns-corners'],
    'nn.UpsamplingBilinear2d',
    IMAGE,
    { scaleFactor: [1.4, 2.3] },
  ),
  ask(
    'bilinear-2d-to-one-row',
    'nn.UpsamplingBilinear2d takes the first row for a single one',
    ['front-ends.bilinear-2d-aligns-corners', 'coordinates.align-corners-output-one'],
    'nn.UpsamplingBilinear2d',
    IMAGE,
    { size: [1, 9] },
  ),
  ask(
    'bilinear-2d-refuses-line',
    'nn.UpsamplingBilinear2d refuses a line',
    ['front-ends.bilinear-2d-aligns-corners', 'arguments.ranks'],
    'nn.UpsamplingBilinear2d',
    LINE,
    { size: 7 },
  ),
];

export const frontEndsDesigns: readonly Design[] = [
  ...everyMode,
  ...everyFactor,
  ...upsample,
  ...module,
  ...fixedModes,
].map(withQuick);

/** One of each kind is enough while developing. */
function withQuick(asked: Design): Design {
  const quick = [
    'upsample-default-mode',
    'upsample-bilinear',
    'module-defaults',
    'module-bilinear',
    'module-factor-zero-with-size',
    'nearest-2d-image',
    'bilinear-2d-size',
    'upsample-refuses-corners',
    'module-refuses-both',
  ];
  return quick.includes(asked.id.replace('front-ends/', '')) ? { ...asked, profile: 'quick' } : asked;
}
