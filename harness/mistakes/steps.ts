import type { InterpolateOptions } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import { and, type Concerns, has, is, not, or, ranks } from './calls.ts';
import { without } from './options.ts';
import { fitted, mended, mistakes } from './rows.ts';

const isStepped = and(not(is.area), not(is.aligned));
const byFactor = and(has.factor, not(is.recomputed));
const hasSizes: Concerns = ({ options }) => typeof options.size === 'object';
const hasFactors: Concerns = ({ options }) => typeof options.scaleFactor === 'object';

/** The last axes by a factor that is one number, and the others not. */
function scaledAlong(from: number) {
  return (options: InterpolateOptions, { input }: Asked): InterpolateOptions => {
    const first = input.shape.length - 2 + from;
    const scaleFactor = input.shape.slice(2).map((_, axis) => (axis < first ? 1 : Number(options.scaleFactor)));
    return { ...options, scaleFactor };
  };
}

/** Which step is taken, and how many outputs there are. */
export const STEP_MISTAKES = [
  ...mistakes('steps', 'coordinates.given-scale-factor', and(isStepped, byFactor), {
    'sizes-for-factor': [
      'It steps by the ratio of the sizes where a factor is given, and ignores the factor.',
      mended((options) => ({ ...options, recomputeScaleFactor: true }), { step: 'sizes' }),
      'ncnn, XLA, most libraries that take sizes only',
    ],
  }),
  ...mistakes('steps', 'coordinates.recompute-drops-factor', and(isStepped, has.factor, is.recomputed), {
    'factor-although-recomputed': [
      'It steps by the factor although recompute_scale_factor=True drops it.',
      mended(without('recomputeScaleFactor'), { step: 'factor' }),
    ],
  }),
  ...mistakes('steps', 'coordinates.given-scale-factor', and(isStepped, byFactor), {
    'factor-inverted': ['It steps by the factor itself instead of its reciprocal.', { step: 'inverted-factor' }],
    'factor-in-float32': ['It keeps the factor in float32, not in float64.', is.float64, { step: 'float32-factor' }],
    'factor-in-float16': ['It keeps the factor in float16.', { step: 'float16-factor' }],
    'factor-of-few-decimals': [
      'It keeps the factor with two decimals once the size is known.',
      { step: 'two-decimals-factor' },
    ],
  }),
  ...mistakes('steps', 'coordinates.step-from-sizes', isStepped, {
    'whole-ratio': ['It truncates the ratio of the sizes to a whole number.', { step: 'whole' }],
    'integer-division': [
      'It divides the sizes as integers, so that enlarging has a step of 0.',
      not(has.factor),
      { step: 'integer-division' },
    ],
    'input-less-one': ['It steps by (in − 1)/out.', { step: 'less-one-over-size' }],
    'output-less-one': ['It steps by in/(out − 1).', { step: 'size-over-less-one' }],
    'whole-ratio-rounded': ['It rounds the ratio of the sizes to a whole number.', { step: 'whole-rounded' }],
  }),
  ...mistakes('steps', 'coordinates.align-corners-ignores-factor', and(has.factor, is.aligned), {
    'aligned-by-factor': ['It steps by the factor with align_corners=True.', { alignedStep: 'factor' }],
    'aligned-by-fractional-size': [
      'It aligns the corners of an output that is in · factor long, not truncated.',
      { alignedStep: 'fractional-size' },
      'ONNX align_corners',
    ],
  }),
  ...mistakes('steps', 'output-size.factor-per-axis', and(not(is.area), has.rows), {
    'of-the-other-axis': [
      'It takes the steps of the axes in reverse: that of the height along the width.',
      { stepOf: 'mirrored' },
    ],
    'of-the-first-axis': ['It steps along every axis by the ratio of the first.', { stepOf: 'first' }],
    'of-the-last-axis': ['It steps along every axis by the ratio of the last.', { stepOf: 'last' }],
  }),
  ...mistakes('steps', 'output-size.factor-per-axis', and(not(is.area), has.slices), {
    'depth-and-height-exchanged': ['It exchanges the steps of depth and height.', { stepOf: 'first-two-exchanged' }],
    'height-and-width-exchanged': [
      'It exchanges the steps of height and width in volumes.',
      { stepOf: 'last-two-exchanged' },
    ],
  }),
  ...mistakes('steps', 'coordinates.step-from-sizes', or(is.placed, is.antialiased), {
    scaled: ['Its steps are {} times as long as they should be.', fitted('stepGain', { start: 1 })],
  }),
  ...mistakes('steps', 'bicubic.unchanged-size-with-factor', and(or(is.cubic, is.copying, is.antialiased), byFactor), {
    'unchanged-axis-skipped': [
      'It leaves an axis of unchanged size alone, whatever the factor.',
      { unchangedAxis: 'left-alone' },
      "PyTorch's own linear modes",
    ],
  }),
  ...mistakes('steps', 'bicubic.unchanged-size-with-factor', and(not(is.area), byFactor), {
    'unchanged-input-copied': [
      'It copies the input where no axis changes its size, whatever the factor.',
      { unchangedAxis: 'input-copied' },
      'ONNX Runtime',
    ],
  }),
  ...mistakes('steps', 'linear.unchanged-axis', and(or(is.placed, is.antialiased), byFactor), {
    'unchanged-axis-resampled': [
      'It resamples an axis of unchanged size by the factor, which PyTorch leaves alone in the linear modes.',
      { unchangedAxis: 'resampled' },
      { isHonest: true },
    ],
  }),
  ...mistakes('steps', 'nearest.given-factor', and(is.nearest, byFactor), {
    'nearest-shortcut-everywhere': [
      'It copies or doubles an input of equal or double size in nearest, whatever the factor.',
      { nearestShortcut: 'always' },
      "PyTorch's own kernel for images",
    ],
  }),
  ...mistakes(
    'steps',
    'output-size.factor-per-axis',
    and(has.rows, ({ options }) => typeof options.scaleFactor === 'number'),
    {
      'scalar-factor-for-width-only': [
        'It scales only the width by a factor that is one number.',
        mended(scaledAlong(-1)),
      ],
      'scalar-factor-without-depth': [
        'It leaves the depth as it is where the factor is one number.',
        has.slices,
        mended(scaledAlong(-2)),
      ],
    },
  ),
  ...mistakes('output-size', 'output-size.truncated-product', has.factor, {
    rounded: ['It rounds in · factor to the nearest size.', { sizeRule: 'rounded' }],
    'rounded-half-even': ['It rounds in · factor, halves to even.', { sizeRule: 'rounded-half-even' }],
    ceiled: ['It rounds in · factor up.', { sizeRule: 'ceiled' }],
  }),
  ...mistakes('output-size', 'output-size.product-is-float64', has.factor, {
    'float32-product': [
      'It multiplies size and factor in float32.',
      { sizeRule: 'float32-product' },
      'ONNX Runtime, which is given scales in float32',
    ],
    tolerant: ['It adds a little to in · factor before truncating it.', { sizeRule: 'tolerant' }],
    decimal: ['It multiplies by the decimal digits of the factor, not by the float64 number.', { sizeRule: 'decimal' }],
    exact: ['It truncates the exact product, not the one rounded to float64.', { sizeRule: 'exact' }],
    'float32-factor': ['It keeps the factor in float32 and multiplies in float64.', { sizeRule: 'float32-factor' }],
  }),
  ...mistakes('output-size', 'output-size.truncated-product', has.factor, {
    'whole-factor-above-one': ['It takes the whole part of a factor above 1.', { sizeRule: 'whole-factor-above-one' }],
    'whole-factor': ['It takes only the whole part of the factor.', { sizeRule: 'whole-factor' }],
    even: [
      'It rounds sizes from a factor down to even ones.',
      mended((options, { accepted }) => ({
        ...without('scaleFactor', 'recomputeScaleFactor')(options),
        size: (accepted?.axes ?? []).map(({ outputSize }) => Math.max(outputSize - (outputSize % 2), 1)),
      })),
    ],
  }),
  ...mistakes('output-size', 'output-size.explicit-size', and(ranks(4), not(hasSizes), has.size), {
    'shorter-side': [
      'It takes a size that is one number for the shorter side, and keeps the aspect ratio.',
      mended(({ size, ...options }, { input }) => {
        const sides = input.shape.slice(2);
        return { ...options, size: sides.map((side) => Math.trunc((Number(size) * side) / Math.min(...sides))) };
      }),
      'Resize of torchvision',
    ],
  }),
  ...mistakes('output-size', 'output-size.explicit-size', and(has.rows, hasSizes), {
    'height-and-width-exchanged': ['It reads size as (width, height).', { sizeOf: 'mirrored' }, 'OpenCV, Pillow'],
    'first-for-all': ['It takes the first size for every axis.', { sizeOf: 'first' }],
    'last-for-all': ['It takes the last size for every axis.', { sizeOf: 'last' }],
  }),
  ...mistakes('output-size', 'output-size.factor-per-axis', and(has.rows, hasFactors), {
    'factors-exchanged': ['It reads scale_factor as (width, height).', { factorOf: 'mirrored' }],
    'first-factor-for-all': ['It takes the first factor for every axis.', { factorOf: 'first' }],
    'last-factor-for-all': ['It takes the last factor for every axis.', { factorOf: 'last' }],
  }),
  ...mistakes('nearest', 'nearest.exact-given-factor', and(is.exact, byFactor, ranks(4)), {
    'exact-unchanged-axis-skipped': [
      'It leaves an axis of unchanged size alone in nearest-exact, whatever the factor.',
      { unchangedAxis: 'left-alone' },
    ],
  }),
];
