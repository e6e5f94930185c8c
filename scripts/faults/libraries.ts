import type { Decisions } from '#harness/resizer/decisions.ts';
import type { ClauseId } from '#spec/clauses.ts';
import { type Cluster, decided, type Fault } from './fault.ts';
import { aligned, antialiased, both, bySize, dtypes, modes, not, plain, type Scope } from './scope.ts';

type Row = readonly [
  id: string,
  cluster: Cluster,
  clause: ClauseId,
  sentence: string,
  decisions: Partial<Decisions>,
  when?: Scope,
];

const ROWS: readonly Row[] = [
  [
    'modes/linear-as-area',
    'E',
    'linear.two-taps',
    'computes the linear modes as area',
    { computedAs: { linear: 'area' } },
  ],
  [
    'modes/linear-as-nearest-exact',
    'E',
    'linear.two-taps',
    'computes the linear modes as nearest-exact',
    { computedAs: { linear: 'nearest-exact' } },
  ],
  [
    'modes/linear-as-covered-area',
    'E',
    'linear.two-taps',
    'computes the linear modes as OpenCV does INTER_AREA',
    { computedAs: { linear: 'area' }, areaWindow: 'opencv' },
  ],
  [
    'modes/bicubic-as-lanczos',
    'E',
    'bicubic.kernel',
    'computes bicubic as antialiased Lanczos',
    { computedAs: { bicubic: 'antialias-lanczos' } },
  ],
  [
    'modes/bicubic-as-lanczos4',
    'E',
    'bicubic.kernel',
    'computes bicubic as OpenCV does INTER_LANCZOS4',
    { computedAs: { bicubic: 'antialias-lanczos' }, lanczosLobes: 4, stretch: 'never', antialiasBorder: 'replicated' },
  ],
  [
    'modes/nearest-as-box',
    'E',
    'nearest.copies',
    'computes nearest as a box filter',
    { computedAs: { nearest: 'antialias-box' } },
  ],
  ['modes/area-as-bicubic', 'E', 'area.windows', 'computes area as bicubic', { computedAs: { area: 'bicubic' } }],
  [
    'modes/antialiased-bilinear-as-hamming',
    'E',
    'antialias.bilinear-kernel',
    'weighs antialiased bilinear as Pillow does HAMMING',
    { computedAs: { 'antialias-bilinear': 'antialias-hamming' } },
  ],
  [
    'modes/antialiased-bicubic-as-covered-area',
    'E',
    'antialias.bicubic-coefficient',
    'computes antialiased bicubic as OpenCV does INTER_AREA',
    { computedAs: { 'antialias-bicubic': 'area' }, areaWindow: 'opencv' },
    both(modes('bicubic'), antialiased),
  ],
  [
    'modes/lanczos-as-antialiased-bilinear',
    'E',
    'antialias.lanczos-kernel',
    'computes lanczos as antialiased bilinear',
    { computedAs: { 'antialias-lanczos': 'antialias-bilinear' } },
  ],
  [
    'antialias/bicubic-coefficient-and-border',
    'F',
    'antialias.bicubic-coefficient',
    'has the defaults of ONNX Resize in antialiased bicubic: the coefficient −0.75 and the last element repeated',
    { antialiasCubicCoefficient: -0.75, antialiasBorder: 'replicated' },
    both(modes('bicubic'), antialiased),
  ],
  [
    'kernels/cubic-coefficient-and-border',
    'E',
    'bicubic.coefficient',
    'has the cubic coefficient −0.5 and divides by the weights inside, as TensorFlow and JAX do',
    { cubicCoefficient: -0.5, cubicBorder: 'renormalised' },
  ],
  [
    'nearest/exact-half-pixel-ceil',
    'D',
    'nearest.exact-index',
    'rounds the half-pixel coordinate of nearest-exact up',
    { exactPlace: 'half-pixel', exactRounding: 'ceil' },
  ],
  [
    'nearest/divided-by-ratio',
    'D',
    'nearest.step-is-float32',
    'divides by the ratio of output to input in float32: ONNX Runtime',
    { indexPrecision: 'inverted-ratio' },
    both(modes('nearest'), bySize),
  ],
  [
    'nearest/exact-aligned-floor',
    'D',
    'nearest.exact-index',
    'aligns corners in nearest-exact, and cuts',
    { exactPlace: 'align-corners' },
  ],
  [
    'steps/unchanged-input-copied',
    'B',
    'bicubic.unchanged-size-with-factor',
    'copies the input where no axis changes its size, whatever the factor: ONNX Runtime',
    { unchangedAxis: 'input-copied' },
  ],
  [
    'arithmetic/uint8-quarter-levels',
    'I',
    'rounding.uint8-weights',
    'computes uint8 bilinear as OpenCV does: 11 bits, and quarters of a level between the passes',
    { uint8Passes: 'quarter-levels', linearBorder: 'replicated', coordinatePrecision: 'float32-position' },
    both(modes('bilinear'), plain, dtypes('uint8')),
  ],
  [
    'coordinates/affine-transform',
    'A',
    'coordinates.half-pixel',
    'has sharp resize by an affine transform: k · step, zeros around the picture, the cubic coefficient −0.5, no antialias',
    {
      transform: 'asymmetric',
      linearBorder: 'zero',
      cubicBorder: 'zero',
      cubicCoefficient: -0.5,
      computedAs: { 'antialias-bilinear': 'linear', 'antialias-bicubic': 'bicubic' },
    },
    not(aligned),
  ],
  [
    'coordinates/asymmetric-antialias',
    'A',
    'antialias.centre',
    'looks at k · step with antialias, without the half pixels: ONNX asymmetric',
    { transform: 'asymmetric' },
    antialiased,
  ],
];

/** What ONNX Runtime, OpenCV, Pillow, TensorFlow and JAX do instead, by their own names or defaults. */
export const LIBRARY_FAULTS: readonly Fault[] = ROWS.map(([id, cluster, clause, sentence, decisions, when]) =>
  decided({ id, sentence, cluster, clause, decisions, ...(when && { when }) }),
);
