import type { ClauseId } from '#spec/clauses.ts';
import { and, is, modes, not } from './calls.ts';
import type { Mistake } from './mistake.ts';
import { inMode } from './options.ts';
import type { Decisions } from './resizer/decisions.ts';
import type { Method } from './resizer/methods.ts';
import { mended, mistakes } from './rows.ts';

/** Filters of OpenCV: what an output covers, and a Lanczos window that is not stretched. */
const COVERED_AREA = { areaWindow: 'opencv' } as const;
const LANCZOS4 = { lanczosLobes: 4, stretch: 'never', antialiasBorder: 'replicated' } as const;

interface Filter {
  name: string;
  method: Method;
  decisions?: Partial<Decisions>;
  also?: string;
}

const FILTERS = {
  nearest: { name: 'nearest', method: 'nearest', also: "OpenCV's INTER_NEAREST" },
  'nearest-exact': { name: 'nearest-exact', method: 'nearest-exact', also: "Pillow's NEAREST" },
  bilinear: { name: 'bilinear without antialias', method: 'linear', also: "OpenCV's INTER_LINEAR" },
  bicubic: { name: 'bicubic without antialias', method: 'bicubic', also: "OpenCV's INTER_CUBIC" },
  area: { name: 'area', method: 'area' },
  'antialiased-bilinear': { name: 'antialiased bilinear', method: 'antialias-bilinear', also: "Pillow's BILINEAR" },
  'antialiased-bicubic': { name: 'antialiased bicubic', method: 'antialias-bicubic', also: "Pillow's BICUBIC" },
  lanczos: { name: 'antialiased Lanczos', method: 'antialias-lanczos', also: "Pillow's LANCZOS" },
  box: { name: 'a box filter', method: 'antialias-box', also: "Pillow's BOX" },
  hamming: { name: 'a Hamming filter', method: 'antialias-hamming', also: "Pillow's HAMMING" },
  'covered-area': {
    name: 'the mean of what an output covers, by the part that is covered',
    method: 'area',
    decisions: COVERED_AREA,
    also: "OpenCV's INTER_AREA",
  },
  lanczos4: {
    name: 'a Lanczos filter of four lobes that is not stretched',
    method: 'antialias-lanczos',
    decisions: LANCZOS4,
    also: "OpenCV's INTER_LANCZOS4",
  },
} as const satisfies Record<string, Filter>;

type Row = readonly [from: Method, name: string, said: string, clause: ClauseId, to: readonly (keyof typeof FILTERS)[]];

/** What is not among the hypotheses of a mode already. */
const ROWS: readonly Row[] = [
  [
    'linear',
    'linear',
    'the linear modes',
    'linear.two-taps',
    ['nearest-exact', 'area', 'box', 'hamming', 'covered-area', 'lanczos', 'lanczos4', 'antialiased-bicubic'],
  ],
  [
    'bicubic',
    'bicubic',
    'bicubic',
    'bicubic.kernel',
    ['nearest-exact', 'area', 'box', 'hamming', 'covered-area', 'lanczos', 'lanczos4', 'antialiased-bilinear'],
  ],
  [
    'nearest',
    'nearest',
    'nearest',
    'nearest.copies',
    ['bicubic', 'area', 'box', 'hamming', 'covered-area', 'antialiased-bilinear', 'antialiased-bicubic', 'lanczos'],
  ],
  [
    'nearest-exact',
    'nearest-exact',
    'nearest-exact',
    'nearest.copies',
    ['bicubic', 'area', 'box', 'hamming', 'covered-area', 'antialiased-bilinear', 'antialiased-bicubic', 'lanczos'],
  ],
  [
    'area',
    'area',
    'area',
    'area.windows',
    ['nearest-exact', 'bicubic', 'hamming', 'antialiased-bicubic', 'lanczos', 'lanczos4'],
  ],
  [
    'antialias-bilinear',
    'antialiased-bilinear',
    'antialiased bilinear',
    'antialias.bilinear-kernel',
    ['nearest', 'nearest-exact', 'bicubic', 'hamming', 'antialiased-bicubic', 'lanczos', 'lanczos4'],
  ],
  [
    'antialias-bicubic',
    'antialiased-bicubic',
    'antialiased bicubic',
    'antialias.bicubic-coefficient',
    ['nearest', 'nearest-exact', 'bilinear', 'area', 'hamming', 'covered-area', 'lanczos', 'lanczos4'],
  ],
  [
    'antialias-lanczos',
    'lanczos',
    'lanczos',
    'antialias.lanczos-kernel',
    ['nearest', 'nearest-exact', 'bilinear', 'area', 'hamming', 'covered-area', 'antialiased-bilinear'],
  ],
];

/** One filter in the place of another: what becomes of a wrong name in a table of names. */
const OF_ONE_MODE: readonly Mistake[] = ROWS.flatMap(([from, name, said, clause, to]) =>
  to.flatMap((key) => {
    const filter: Filter = FILTERS[key];
    const decisions = { ...filter.decisions, computedAs: { [from]: filter.method } };
    return mistakes('modes', clause, ({ method }) => method === from, {
      [`${name}-as-${key}`]: [`It computes ${said} as ${filter.name}.`, decisions, filter.also ?? {}],
    });
  }),
);

export const MODE_MISTAKES: readonly Mistake[] = [
  ...OF_ONE_MODE,
  ...mistakes('modes', 'arguments.mode-names', and(is.computed, not(modes('nearest'))), {
    'every-as-nearest': ['It computes every mode as nearest.', mended(inMode('nearest'))],
  }),
];
