import { resize } from '#harness/mistakes/resizer/resize.ts';
import { blurred, byHalving, overTriangles } from '#harness/mistakes/resizer/ways.ts';
import type { ClauseId } from '#spec/clauses.ts';
import { type Cluster, type Fault, type Interpolate, wrapped } from './fault.ts';
import { antialiased, both, dtypes, modes, plain, ranks, type Scope } from './scope.ts';

const FLOAT = dtypes('float32', 'float64');

const WAYS: readonly [
  id: string,
  cluster: Cluster,
  clause: ClauseId,
  sentence: string,
  interpolate: Interpolate,
  when: Scope,
][] = [
  [
    'kernels/linear-triangles',
    'E',
    'linear.separable',
    'interpolates over two triangles',
    (input, options) => overTriangles(input, options, false),
    both(modes('bilinear'), plain),
  ],
  [
    'kernels/linear-triangles-other-diagonal',
    'E',
    'linear.separable',
    'interpolates over two triangles of the other diagonal',
    (input, options) => overTriangles(input, options, true),
    both(modes('bilinear'), plain),
  ],
  [
    'antialias/by-halving',
    'F',
    'antialias.support',
    'halves the image and interpolates the rest',
    byHalving,
    both(modes('bilinear'), antialiased),
  ],
  [
    'antialias/gaussian-before',
    'F',
    'antialias.support',
    'blurs by a Gaussian and samples',
    (input, options) => blurred(input, options, undefined),
    both(modes('bilinear', 'bicubic'), antialiased),
  ],
];

/** Another way to the values than taps along one axis after the other: for images in floating point. */
export const WAY_FAULTS: readonly Fault[] = WAYS.map(([id, cluster, clause, sentence, interpolate, when]) =>
  wrapped({
    id,
    cluster,
    clause,
    sentence,
    make: () => {
      const concerns = both(when, FLOAT, ranks(4));
      return (input, options) => (concerns(input, options) ? interpolate(input, options) : resize(input, options));
    },
  }),
);
