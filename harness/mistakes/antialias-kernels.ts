import type { ClauseId } from '#spec/clauses.ts';
import type { Mistake } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { and, asked, type Concerns, decided, isAntialiased } from './rows.ts';

const isCubicWindow: Concerns = ({ method }) => method === 'antialias-bicubic';
const isLinearWindow: Concerns = ({ method }) => method === 'antialias-bilinear';

/** What stands in for the kernel of a mode. */
const KERNELS: readonly [id: string, clause: ClauseId, sentence: string, decisions: Partial<Decisions>][] = [
  [
    'mitchell',
    'antialias.bicubic-coefficient',
    'Its kernel with antialias is the one of Mitchell and Netravali.',
    { antialiasKernel: 'mitchell' },
  ],
  [
    'b-spline',
    'antialias.bicubic-coefficient',
    'Its kernel with antialias is the cubic B-spline.',
    { antialiasKernel: 'b-spline' },
  ],
  [
    'hermite',
    'antialias.bicubic-coefficient',
    'Its kernel with antialias is the Hermite cubic of half-width 1.',
    { antialiasKernel: 'hermite' },
  ],
  [
    'quadratic',
    'antialias.bicubic-coefficient',
    'Its kernel with antialias is the quadratic B-spline.',
    { antialiasKernel: 'quadratic' },
  ],
  [
    'hann',
    'antialias.bilinear-kernel',
    'Its kernel with antialias is a sinc with a Hann window.',
    { antialiasKernel: 'hann' },
  ],
];

/** By what it weighs with antialias in bilinear and bicubic. */
export const ANTIALIAS_KERNEL_MISTAKES: readonly Mistake[] = [
  {
    kind: 'fitted',
    id: 'antialias.bicubic-coefficient',
    clause: 'antialias.bicubic-coefficient',
    sentence: 'Its cubic coefficient with antialias is A ≈ {}, not −0.5.',
    also: 'A = −0.75: the coefficient of plain bicubic, and the default of ONNX Resize',
    concerns: isCubicWindow,
    decisions: (antialiasCubicCoefficient) => ({ antialiasCubicCoefficient }),
    candidates: [-0.75, -1],
    start: -0.5,
    said: (coefficient) => String(coefficient).replace('-', '−'),
  },
  decided(
    'antialias.ignored-but-coefficient',
    'antialias.support',
    'It ignores antialias in bicubic, but keeps the coefficient −0.5 of antialiased bicubic.',
    isCubicWindow,
    { computedAs: { 'antialias-bicubic': 'bicubic' }, cubicCoefficient: -0.5 },
    'ONNX Resize with cubic_coeff_a=-0.5 and without antialias=1',
  ),
  decided(
    'antialias.bicubic-coefficient-and-border',
    'antialias.bicubic-coefficient',
    'With antialias its cubic coefficient is −0.75, and it repeats the last element beyond the border.',
    isCubicWindow,
    { antialiasCubicCoefficient: -0.75, antialiasBorder: 'replicated' },
    'the defaults of ONNX Resize: cubic_coeff_a=-0.75 and exclude_outside=0',
  ),
  ...KERNELS.map(([id, clause, sentence, decisions]) =>
    decided(`antialias.${id}`, clause, sentence, isAntialiased, decisions),
  ),
  {
    kind: 'fitted',
    id: 'antialias.gaussian',
    clause: 'antialias.bilinear-kernel',
    sentence: 'Its kernel with antialias is a Gaussian of standard deviation {} before it is stretched.',
    concerns: isAntialiased,
    decisions: (gaussianDeviation) => ({ antialiasKernel: 'gaussian', gaussianDeviation }),
    candidates: [0.5, 1 / 3, 1, 0.4, 2 / 3],
    start: 0.5,
    said: (deviation) => String(Number(deviation.toPrecision(3))),
  },
  asked(
    'antialias.bicubic-as-bilinear',
    'antialias.bicubic-coefficient',
    'It computes antialiased bicubic as bilinear.',
    isCubicWindow,
    (options) => ({ ...options, mode: 'bilinear' }),
  ),
  asked(
    'antialias.bilinear-as-area',
    'antialias.bilinear-kernel',
    'It computes antialiased bilinear as area.',
    and(isLinearWindow, ({ input }) => input.dtype !== 'uint8'),
    ({ antialias: _, alignCorners: __, ...options }) => ({ ...options, mode: 'area' }),
  ),
  decided(
    'antialias.bilinear-as-area-window',
    'antialias.bilinear-kernel',
    'It computes antialiased bilinear as area.',
    and(isLinearWindow, ({ input }) => input.dtype === 'uint8'),
    { computedAs: { 'antialias-bilinear': 'area' } },
  ),
];
