import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import type { Design, Entry, InputDesign } from './case.ts';
import { design, grid, IMAGE, LINE, VOLUME, values } from './design.ts';

/** The fact follows the name of the entry. */
type Row = readonly [
  id: string,
  does: string,
  input: InputDesign,
  options: InterpolateOptions,
  clauses: readonly ClauseId[],
];

/** Cases of one way into the operation. One of each kind is enough while developing. */
function casesOf(entry: Entry, page: string, rows: readonly Row[]): Design[] {
  const name = entry === 'upsample' ? 'F.upsample' : entry;
  return rows.map(([id, does, input, options, clauses]) =>
    design(`front-ends/${page}-${id}`, {
      fact: `${name} ${does}`,
      clauses,
      entry,
      call: { input, ...options },
      aspect: 'front-ends',
      profile: QUICK.includes(`${page}-${id}`) ? 'quick' : 'standard',
    }),
  );
}

const QUICK: readonly string[] = [
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

/** Every mode that works without antialias, on an input it takes. */
const MODES: readonly (readonly [mode: Mode, input: InputDesign, size: readonly number[]])[] = [
  ['nearest', IMAGE, [6, 3]],
  ['nearest-exact', IMAGE, [6, 3]],
  ['linear', LINE, [8]],
  ['bilinear', IMAGE, [6, 3]],
  ['trilinear', VOLUME, [2, 5, 4]],
  ['bicubic', IMAGE, [6, 3]],
  ['area', IMAGE, [6, 3]],
];

const UPSAMPLE = 'front-ends.upsample-is-interpolate';
const MODULE = 'front-ends.module-is-interpolate';
const DEFAULTS = 'front-ends.module-defaults';
const NO_ANTIALIAS = 'front-ends.no-antialias';
const FACTOR_ZERO = 'front-ends.module-factor-zero';
const ALIGNED = 'front-ends.bilinear-2d-aligns-corners';

const everyMode: readonly Design[] = MODES.flatMap(([mode, input, size]) => [
  ...casesOf('upsample', 'upsample', [
    [
      mode,
      `takes ${mode} and a size`,
      input,
      { size, mode },
      [UPSAMPLE, 'claims.upsample-only-bilinear', 'claims.upsample-only-factor'],
    ],
  ]),
  ...casesOf('nn.Upsample', 'module', [
    [mode, `takes ${mode} and a size`, input, { size, mode }, [MODULE, 'claims.module-only-bilinear-and-factor']],
  ]),
]);

const everyFactor: readonly Design[] = casesOf(
  'nn.Upsample',
  'module',
  (['nearest', 'bilinear', 'bicubic'] as const).map((mode) => [
    `${mode}-factor`,
    `takes ${mode} and the factor 1.4`,
    IMAGE,
    { scaleFactor: 1.4, mode },
    [MODULE],
  ]),
);

const upsample: readonly Design[] = casesOf('upsample', 'upsample', [
  [
    'default-mode',
    'without a mode is nearest',
    LINE,
    { scaleFactor: 2 },
    [UPSAMPLE, 'front-ends.upsample-warns', 'claims.upsample-only-bilinear'],
  ],
  ['factor', 'keeps the factor 2.5 for its step', LINE, { scaleFactor: 2.5, mode: 'linear' }, [UPSAMPLE]],
  [
    'aligned',
    'aligns corners when asked to',
    IMAGE,
    { size: [7, 6], mode: 'bilinear', alignCorners: true },
    [UPSAMPLE],
  ],
  [
    'not-aligned',
    'does not align corners by default',
    IMAGE,
    { size: [7, 6], mode: 'bilinear' },
    [UPSAMPLE, 'claims.align-corners-usually-true'],
  ],
  [
    'bicubic-not-aligned',
    'does not align the corners of bicubic by default',
    IMAGE,
    { size: [7, 6], mode: 'bicubic' },
    ['claims.bicubic-aligns-corners'],
  ],
  [
    'equals-interpolate',
    'gives the bits of F.interpolate for 0, 1, 5 to 4 elements',
    values([1, 1, 3], [0, 1, 5]),
    { size: 4, mode: 'linear' },
    ['claims.interpolate-is-slower', UPSAMPLE],
  ],
  [
    'refuses-corners',
    'refuses align_corners in nearest',
    LINE,
    { size: 3, alignCorners: false },
    [UPSAMPLE, 'arguments.align-corners'],
  ],
  [
    'refuses-both',
    'refuses size with scale_factor',
    LINE,
    { size: 3, scaleFactor: 2 },
    [UPSAMPLE, 'arguments.one-of-size-and-factor'],
  ],
  [
    'refuses-neither',
    'refuses a call without size and scale_factor',
    LINE,
    { mode: 'linear' },
    [UPSAMPLE, 'arguments.one-of-size-and-factor'],
  ],
  [
    'refuses-rank',
    'refuses linear on an image',
    IMAGE,
    { size: 3, mode: 'linear' },
    [UPSAMPLE, 'claims.linear-on-images'],
  ],
  ['refuses-antialias', 'has no antialias', IMAGE, { size: 3, mode: 'bilinear', antialias: true }, [NO_ANTIALIAS]],
  [
    'refuses-recompute',
    'has no recompute_scale_factor',
    IMAGE,
    { scaleFactor: 1.4, mode: 'bilinear', recomputeScaleFactor: true },
    [UPSAMPLE],
  ],
  [
    'refuses-lanczos',
    'refuses lanczos, since it has no antialias',
    IMAGE,
    { size: 3, mode: 'lanczos' },
    [NO_ANTIALIAS],
  ],
]);

const module: readonly Design[] = casesOf('nn.Upsample', 'module', [
  [
    'defaults',
    'with a factor alone is nearest',
    LINE,
    { scaleFactor: 2 },
    [DEFAULTS, 'claims.upsample-module-deprecated'],
  ],
  ['default-size', 'with a size alone is nearest', VOLUME, { size: [2, 5, 4] }, [DEFAULTS]],
  [
    'recompute',
    'drops its factor when it recomputes it',
    IMAGE,
    { scaleFactor: [1.4, 0.7], mode: 'bilinear', recomputeScaleFactor: true },
    [MODULE],
  ],
  [
    'no-recompute',
    'keeps its factor by default',
    IMAGE,
    { scaleFactor: [1.4, 0.7], mode: 'bilinear' },
    [MODULE, DEFAULTS],
  ],
  ['aligned', 'aligns corners when asked to', IMAGE, { size: [7, 6], mode: 'bicubic', alignCorners: true }, [MODULE]],
  [
    'not-aligned',
    'does not align corners by default',
    IMAGE,
    { size: [7, 6], mode: 'bilinear' },
    [DEFAULTS, 'claims.align-corners-usually-true'],
  ],
  ['uint8', 'takes uint8 images', grid([2, 3, 4, 5], 'uint8'), { size: [7, 6], mode: 'bilinear' }, [MODULE]],
  [
    'factor-zero-with-size',
    'with the factor 0 and a size uses the size',
    LINE,
    { size: 3, scaleFactor: 0 },
    [FACTOR_ZERO],
  ],
  ['factor-zero-alone', 'with the factor 0 alone has neither size nor factor', LINE, { scaleFactor: 0 }, [FACTOR_ZERO]],
  ['refuses-both', 'with size and scale_factor fails when it is called', LINE, { size: 3, scaleFactor: 2 }, [MODULE]],
  ['refuses-neither', 'without size and scale_factor fails when it is called', LINE, {}, [DEFAULTS]],
  ['refuses-mode', 'with an unknown mode fails when it is called', LINE, { size: 3, mode: 'cubic' as Mode }, [MODULE]],
  [
    'refuses-corners',
    'refuses align_corners in area',
    LINE,
    { size: 3, mode: 'area', alignCorners: true },
    [MODULE, 'arguments.align-corners'],
  ],
  [
    'refuses-recompute-with-size',
    'refuses recompute_scale_factor with a size',
    LINE,
    { size: 3, recomputeScaleFactor: true },
    [MODULE, 'arguments.recompute-needs-factor'],
  ],
  ['refuses-antialias', 'has no antialias', IMAGE, { size: 3, mode: 'bilinear', antialias: true }, [NO_ANTIALIAS]],
  [
    'refuses-lanczos',
    'refuses lanczos, since it has no antialias',
    IMAGE,
    { size: 3, mode: 'lanczos' },
    [NO_ANTIALIAS],
  ],
]);

const nearest2d: readonly Design[] = casesOf('nn.UpsamplingNearest2d', 'nearest-2d', [
  ['image', 'doubles an image', IMAGE, { scaleFactor: 2 }, ['front-ends.nearest-2d']],
  ['size', 'takes a size', IMAGE, { size: [7, 3] }, ['front-ends.nearest-2d']],
  ['line', 'takes a line too', LINE, { scaleFactor: 1.4 }, ['front-ends.nearest-2d']],
  ['volume', 'takes a volume too', VOLUME, { size: [2, 5, 4] }, ['front-ends.nearest-2d']],
]);

const bilinear2d: readonly Design[] = casesOf('nn.UpsamplingBilinear2d', 'bilinear-2d', [
  ['size', 'aligns corners', IMAGE, { size: [7, 6] }, [ALIGNED]],
  ['factor', 'uses its factor for the size alone', IMAGE, { scaleFactor: [1.4, 2.3] }, [ALIGNED]],
  [
    'to-one-row',
    'gives the first row where the output has one row',
    IMAGE,
    { size: [1, 9] },
    [ALIGNED, 'coordinates.align-corners-output-one'],
  ],
  ['refuses-line', 'refuses a line', LINE, { size: 7 }, [ALIGNED, 'arguments.ranks']],
]);

export const frontEndsDesigns: readonly Design[] = [
  ...everyMode,
  ...everyFactor,
  ...upsample,
  ...module,
  ...nearest2d,
  ...bilinear2d,
];
