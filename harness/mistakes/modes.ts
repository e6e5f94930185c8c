import type { ClauseId } from '#spec/clauses.ts';
import { and, is, modes, not } from './calls.ts';
import { inMode } from './options.ts';
import type { Decisions } from './resizer/decisions.ts';
import type { Method } from './resizer/methods.ts';
import { each, mended, mistakes } from './rows.ts';

type Filter = readonly [said: string, method: Method, also?: string, decisions?: Partial<Decisions>];

/** What a mode may be computed as. */
const FILTERS: Readonly<Record<string, Filter>> = {
  nearest: ['nearest', 'nearest', "OpenCV's INTER_NEAREST"],
  'nearest-exact': ['nearest-exact', 'nearest-exact', "Pillow's NEAREST"],
  bilinear: ['bilinear without antialias', 'linear', "OpenCV's INTER_LINEAR"],
  bicubic: ['bicubic without antialias', 'bicubic', "OpenCV's INTER_CUBIC"],
  area: ['area', 'area'],
  box: ['a box filter', 'antialias-box', "Pillow's BOX"],
  hamming: ['a Hamming filter', 'antialias-hamming', "Pillow's HAMMING"],
  'covered-area': [
    'the mean of what an output covers, by the part that is covered',
    'area',
    "OpenCV's INTER_AREA",
    { areaWindow: 'opencv' },
  ],
  'antialiased-bilinear': ['antialiased bilinear', 'antialias-bilinear', "Pillow's BILINEAR"],
  'antialiased-bicubic': ['antialiased bicubic', 'antialias-bicubic', "Pillow's BICUBIC"],
  lanczos: ['antialiased Lanczos', 'antialias-lanczos', "Pillow's LANCZOS"],
  lanczos4: [
    'a Lanczos filter of four lobes that is not stretched',
    'antialias-lanczos',
    "OpenCV's INTER_LANCZOS4",
    { lanczosLobes: 4, stretch: 'never', antialiasBorder: 'replicated' },
  ],
};

type Computed = readonly [name: string, said: string, clause: ClauseId, but: readonly string[]];

/** Every method, and the filters that are no mistake in its place or have a row of their own elsewhere. */
const METHODS_OF_MODES: Readonly<Partial<Record<Method, Computed>>> = {
  linear: ['linear', 'the linear modes', 'linear.two-taps', ['nearest', 'bilinear', 'bicubic', 'antialiased-bilinear']],
  bicubic: ['bicubic', 'bicubic', 'bicubic.kernel', ['nearest', 'bilinear', 'bicubic', 'antialiased-bicubic']],
  nearest: ['nearest', 'nearest', 'nearest.copies', ['nearest', 'nearest-exact', 'bilinear', 'lanczos4']],
  'nearest-exact': [
    'nearest-exact',
    'nearest-exact',
    'nearest.copies',
    ['nearest', 'nearest-exact', 'bilinear', 'lanczos4'],
  ],
  area: [
    'area',
    'area',
    'area.windows',
    ['nearest', 'bilinear', 'area', 'antialiased-bilinear', 'box', 'covered-area'],
  ],
  'antialias-bilinear': [
    'antialiased-bilinear',
    'antialiased bilinear',
    'antialias.bilinear-kernel',
    ['bilinear', 'area', 'antialiased-bilinear', 'box', 'covered-area'],
  ],
  'antialias-bicubic': [
    'antialiased-bicubic',
    'antialiased bicubic',
    'antialias.bicubic-coefficient',
    ['bicubic', 'antialiased-bilinear', 'antialiased-bicubic', 'box'],
  ],
  'antialias-lanczos': [
    'lanczos',
    'lanczos',
    'antialias.lanczos-kernel',
    ['bicubic', 'antialiased-bicubic', 'lanczos', 'box', 'lanczos4'],
  ],
};

/** One filter in the place of another: what becomes of a wrong name in a table of names. */
const OF_ONE_MODE = Object.entries(METHODS_OF_MODES).flatMap(([from, [name, said, clause, but]]) => {
  const others = Object.keys(FILTERS).filter((key) => !but.includes(key));
  const rows = each(others, (key) => {
    const [as, method, also, decisions] = FILTERS[key];
    const how = { ...decisions, computedAs: { [from]: method } };
    return { [`${name}-as-${key}`]: [`It computes ${said} as ${as}.`, how, also === undefined ? {} : { also }] };
  });
  return mistakes('modes', clause, ({ method }) => method === from, rows);
});

export const MODE_MISTAKES = [
  ...OF_ONE_MODE,
  ...mistakes('modes', 'arguments.mode-names', and(is.computed, not(modes('nearest'))), {
    'every-as-nearest': ['It computes every mode as nearest.', mended(inMode('nearest'))],
  }),
];
