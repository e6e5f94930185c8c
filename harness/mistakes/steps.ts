import { hasFactor, hasRank, isAligned } from './asked.ts';
import type { Mistake } from './mistake.ts';
import {
  and,
  asked,
  decided,
  hasAxes,
  isAntialiased,
  isArea,
  isComputed,
  isCopying,
  isCubic,
  isExact,
  isNearest,
  isPlaced,
  not,
  or,
} from './rows.ts';

const isStepped = and(not(isArea), not(isAligned));
const isRecomputed = and(hasFactor, ({ options }) => options.recomputeScaleFactor === true);
const byFactor = and(
  hasFactor,
  not(({ options }) => options.recomputeScaleFactor === true),
);
const hasSizes = ({ options }: { options: { size?: unknown } }) => typeof options.size === 'object';
const hasFactors = ({ options }: { options: { scaleFactor?: unknown } }) => typeof options.scaleFactor === 'object';

function withTwoDecimals(factor: number | readonly number[] = 1): number | readonly number[] {
  const short = (one: number) => Math.round(one * 100) / 100;
  return typeof factor === 'object' ? factor.map(short) : short(factor);
}

/** Which step is taken, and how many outputs there are. */
export const STEP_MISTAKES: readonly Mistake[] = [
  asked(
    'steps.sizes-for-factor',
    'coordinates.given-scale-factor',
    'It steps by the ratio of the sizes where a factor is given, and ignores the factor.',
    and(isStepped, byFactor),
    (options) => ({ ...options, recomputeScaleFactor: true }),
    'ncnn, XLA, most libraries that take sizes only',
  ),
  asked(
    'steps.factor-although-recomputed',
    'coordinates.recompute-drops-factor',
    'It steps by the factor although recompute_scale_factor=True drops it.',
    and(isStepped, isRecomputed),
    ({ recomputeScaleFactor: _, ...options }) => options,
  ),
  decided(
    'steps.factor-inverted',
    'coordinates.given-scale-factor',
    'It steps by the factor itself instead of its reciprocal.',
    and(isStepped, byFactor),
    { step: 'inverted-factor' },
  ),
  decided(
    'steps.factor-in-float32',
    'coordinates.given-scale-factor',
    'It keeps the factor in float32 where float64 is due.',
    and(isStepped, byFactor, ({ input }) => input.dtype === 'float64'),
    { step: 'float32-factor' },
  ),
  asked(
    'steps.factor-of-few-decimals',
    'coordinates.given-scale-factor',
    'It keeps the factor with two decimals once the size is known.',
    and(isStepped, byFactor),
    (options) => ({ ...options, scaleFactor: withTwoDecimals(options.scaleFactor) }),
  ),
  decided(
    'steps.whole-ratio',
    'coordinates.step-from-sizes',
    'It takes only whole ratios of the sizes, and repeats or skips whole elements.',
    isStepped,
    { step: 'whole' },
  ),
  decided(
    'steps.integer-division',
    'coordinates.step-from-sizes',
    'It divides the sizes as integers: what enlarges has a step of 0, and looks at one place.',
    and(isStepped, not(isAligned), not(hasFactor)),
    { step: 'integer-division' },
  ),
  decided(
    'steps.whole-ratio-rounded',
    'coordinates.step-from-sizes',
    'It takes only whole ratios of the sizes, rounded to the nearest, and repeats or skips whole elements.',
    isStepped,
    { step: 'whole-rounded' },
  ),
  decided(
    'steps.aligned-by-factor',
    'coordinates.align-corners-ignores-factor',
    'It steps by the factor with align_corners=True.',
    and(hasFactor, isAligned),
    { alignedStep: 'factor' },
  ),
  decided(
    'steps.aligned-by-fractional-size',
    'coordinates.align-corners-ignores-factor',
    'It aligns the corners of an output that is in · factor long, before that is cut.',
    and(hasFactor, isAligned),
    { alignedStep: 'fractional-size' },
    'ONNX align_corners',
  ),
  decided(
    'steps.of-the-other-axis',
    'output-size.factor-per-axis',
    'It steps along each axis by the ratio of the other: height and width are exchanged.',
    and(not(isArea), hasAxes(2)),
    { stepOf: 'mirrored' },
  ),
  decided(
    'steps.of-the-first-axis',
    'output-size.factor-per-axis',
    'It steps along every axis by the ratio of the first.',
    and(not(isArea), hasAxes(2)),
    { stepOf: 'first' },
  ),
  decided(
    'steps.of-the-last-axis',
    'output-size.factor-per-axis',
    'It steps along every axis by the ratio of the last.',
    and(not(isArea), hasAxes(2)),
    { stepOf: 'last' },
  ),
  decided(
    'steps.depth-and-height-exchanged',
    'output-size.factor-per-axis',
    'It steps along the depth by the ratio of the height, and along the height by that of the depth.',
    and(not(isArea), hasAxes(3)),
    { stepOf: 'first-two-exchanged' },
  ),
  decided(
    'steps.height-and-width-exchanged',
    'output-size.factor-per-axis',
    'In a volume it steps along the height by the ratio of the width, and along the width by that of the height.',
    and(not(isArea), hasAxes(3)),
    { stepOf: 'last-two-exchanged' },
  ),
  {
    kind: 'fitted',
    id: 'steps.scaled',
    clause: 'coordinates.step-from-sizes',
    sentence: 'Its steps are {} times as long as they should be.',
    concerns: and(or(isPlaced, isAntialiased), isComputed),
    decisions: (stepGain) => ({ stepGain }),
    candidates: [],
    start: 1,
    said: String,
  },
  decided(
    'steps.unchanged-axis-skipped',
    'bicubic.unchanged-size-with-factor',
    'It leaves an axis of unchanged size alone, whatever the factor.',
    and(or(isCubic, isCopying, isAntialiased), byFactor),
    { unchangedAxis: 'left-alone' },
    "PyTorch's own linear modes",
  ),
  decided(
    'steps.unchanged-input-copied',
    'bicubic.unchanged-size-with-factor',
    'It copies the input where no axis changes its size, whatever the factor.',
    and(not(isArea), byFactor),
    { unchangedAxis: 'input-copied' },
    'ONNX Runtime',
  ),
  decided(
    'steps.unchanged-axis-resampled',
    'linear.unchanged-axis',
    'It resamples an axis of unchanged size by the factor, which PyTorch leaves alone in the linear modes.',
    and(or(isPlaced, isAntialiased), byFactor),
    { unchangedAxis: 'resampled' },
  ),
  decided(
    'steps.nearest-shortcut-everywhere',
    'nearest.given-factor',
    'It copies or doubles an input of equal or double size in nearest, whatever the factor.',
    and(isNearest, byFactor),
    { nearestShortcut: 'always' },
    "PyTorch's own kernel for images",
  ),
  asked(
    'steps.scalar-factor-for-width-only',
    'output-size.factor-per-axis',
    'It scales only the width by a factor that is one number.',
    and(hasAxes(2), ({ options }) => typeof options.scaleFactor === 'number'),
    (options, { input }) => ({
      ...options,
      scaleFactor: input.shape
        .slice(2)
        .map((_, axis) => (axis === input.shape.length - 3 ? Number(options.scaleFactor) : 1)),
    }),
  ),
  ...(
    [
      ['rounded', 'It rounds in · factor to the nearest size instead of cutting it.', 'output-size.truncated-product'],
      [
        'rounded-half-even',
        'It rounds in · factor, halves to even, instead of cutting it.',
        'output-size.truncated-product',
      ],
      ['ceiled', 'It rounds in · factor up instead of cutting it.', 'output-size.truncated-product'],
      [
        'float32-product',
        'It multiplies size and factor in float32.',
        'output-size.product-is-float64',
        'ONNX Runtime, which is given scales in float32',
      ],
      ['tolerant', 'It adds a little to in · factor before it is cut.', 'output-size.product-is-float64'],
      [
        'decimal',
        'It multiplies by the decimal digits of the factor, not by the float64 number.',
        'output-size.product-is-float64',
      ],
      ['exact', 'It cuts the exact product, not the one rounded to float64.', 'output-size.product-is-float64'],
      ['float32-factor', 'It keeps the factor in float32 and multiplies in float64.', 'output-size.product-is-float64'],
      ['whole-factor-above-one', 'It takes only the whole part of a factor above 1.', 'output-size.truncated-product'],
      ['whole-factor', 'It takes only the whole part of the factor.', 'output-size.truncated-product'],
    ] as const
  ).map(([sizeRule, sentence, clause, also]) =>
    decided(`output-size.${sizeRule}`, clause, sentence, and(isComputed, hasFactor), { sizeRule }, also),
  ),
  asked(
    'output-size.even',
    'output-size.truncated-product',
    'It makes sizes from a factor even.',
    hasFactor,
    (options, { accepted }) => {
      const { scaleFactor: _, recomputeScaleFactor: __, ...rest } = options;
      return {
        ...rest,
        size: (accepted?.axes ?? []).map(({ outputSize }) => Math.max(outputSize - (outputSize % 2), 1)),
      };
    },
  ),
  decided(
    'output-size.height-and-width-exchanged',
    'output-size.explicit-size',
    'It reads size as (width, height).',
    and(hasAxes(2), hasSizes),
    { sizeOf: 'mirrored' },
    'OpenCV, Pillow',
  ),
  decided(
    'output-size.first-for-all',
    'output-size.explicit-size',
    'It takes the first size for every axis.',
    and(hasAxes(2), hasSizes),
    {
      sizeOf: 'first',
    },
  ),
  decided(
    'output-size.last-for-all',
    'output-size.explicit-size',
    'It takes the last size for every axis.',
    and(hasAxes(2), hasSizes),
    {
      sizeOf: 'last',
    },
  ),
  decided(
    'output-size.factors-exchanged',
    'output-size.factor-per-axis',
    'It reads scale_factor as (width, height).',
    and(hasAxes(2), hasFactors),
    { factorOf: 'mirrored' },
  ),
  decided(
    'output-size.first-factor-for-all',
    'output-size.factor-per-axis',
    'It takes the first factor for every axis.',
    and(hasAxes(2), hasFactors),
    { factorOf: 'first' },
  ),
  decided(
    'output-size.last-factor-for-all',
    'output-size.factor-per-axis',
    'It takes the last factor for every axis.',
    and(hasAxes(2), hasFactors),
    { factorOf: 'last' },
  ),
  decided(
    'nearest.exact-unchanged-axis-skipped',
    'nearest.exact-given-factor',
    'It leaves an axis of unchanged size alone in nearest-exact, whatever the factor.',
    and(isExact, byFactor, hasRank(4)),
    { unchangedAxis: 'left-alone' },
  ),
];
