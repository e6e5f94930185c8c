import type { Decisions } from '#harness/mistakes/resizer/decisions.ts';
import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { ClauseId } from '#spec/clauses.ts';
import { decided, type Fault, wrapped } from './fault.ts';
import { modes } from './scope.ts';

const RULES: readonly [Decisions['sizeRule'], ClauseId, string, string?][] = [
  ['rounded', 'output-size.truncated-product', 'rounds in · factor to the nearest size', 'inisis/OnnxSlim#221'],
  ['rounded-half-even', 'output-size.truncated-product', 'rounds in · factor, halves to even'],
  ['ceiled', 'output-size.truncated-product', 'rounds in · factor up'],
  ['float32-product', 'output-size.product-is-float64', 'multiplies in and factor in float32', 'onnx/onnx#4919'],
  ['tolerant', 'output-size.product-is-float64', 'adds 10⁻⁶ to in · factor before it is cut', 'pytorch/pytorch#96236'],
  ['decimal', 'output-size.product-is-float64', 'multiplies by the decimal digits of the factor'],
  ['exact', 'output-size.product-is-float64', 'cuts the exact product, not the rounded one'],
  ['whole-factor', 'output-size.truncated-product', 'takes only the whole part of the factor'],
  ['float32-factor', 'output-size.product-is-float64', 'keeps the factor in float32 and multiplies in float64'],
  ['whole-factor-above-one', 'output-size.truncated-product', 'takes the whole part of a factor above 1'],
];

/** Cluster C: how large the output is. */
export const SIZE_FAULTS: readonly Fault[] = [
  ...RULES.map(([sizeRule, clause, sentence, report]) =>
    decided({
      id: `sizes/${sizeRule}`,
      sentence,
      cluster: 'C',
      ...(report !== undefined && { report }),
      clause,
      decisions: { sizeRule },
    }),
  ),
  decided({
    id: 'sizes/rounded-in-nearest',
    sentence: 'rounds in · factor in nearest only',
    cluster: 'C',
    report: 'Oneflow-Inc/oneflow#5347',
    clause: 'output-size.truncated-product',
    decisions: { sizeRule: 'rounded' },
    when: modes('nearest'),
  }),
  decided({
    id: 'sizes/rounded-in-area',
    sentence: 'rounds in · factor in area only',
    cluster: 'C',
    clause: 'area.factor-only-sets-size',
    decisions: { sizeRule: 'rounded' },
    when: modes('area'),
  }),
  decided({
    id: 'sizes/rounded-when-recomputed',
    sentence: 'rounds in · factor where recompute_scale_factor is true',
    cluster: 'C',
    report: 'onnx/onnx#4726',
    clause: 'output-size.recompute-same-size',
    decisions: { sizeRule: 'rounded' },
    when: (_, { recomputeScaleFactor = false }) => recomputeScaleFactor,
  }),
  decided({
    id: 'sizes/given-as-width-height',
    sentence: 'reads size as (width, height)',
    cluster: 'C',
    clause: 'output-size.explicit-size',
    decisions: { sizeOf: 'mirrored' },
  }),
  decided({
    id: 'sizes/first-for-all',
    sentence: 'takes the first size for every axis',
    cluster: 'C',
    clause: 'output-size.explicit-size',
    decisions: { sizeOf: 'first' },
  }),
  decided({
    id: 'sizes/factors-as-width-height',
    sentence: 'reads scale_factor as (width, height)',
    cluster: 'C',
    clause: 'output-size.factor-per-axis',
    decisions: { factorOf: 'mirrored' },
  }),
  decided({
    id: 'sizes/first-factor-for-all',
    sentence: 'takes the first factor for every axis',
    cluster: 'C',
    clause: 'output-size.factor-per-axis',
    decisions: { factorOf: 'first' },
  }),
  decided({
    id: 'sizes/last-factor-for-all',
    sentence: 'takes the last factor for every axis',
    cluster: 'C',
    clause: 'output-size.factor-per-axis',
    decisions: { factorOf: 'last' },
  }),
  wrapped({
    id: 'sizes/even',
    sentence: 'makes sizes from a factor even',
    cluster: 'C',
    clause: 'output-size.truncated-product',
    make: () => (input, options) => {
      const right = resize(input, options);
      const { scaleFactor, ...rest } = options;
      if (scaleFactor === undefined) return right;
      const { recomputeScaleFactor: _, ...asked } = rest;
      return resize(input, { ...asked, size: right.shape.slice(2).map((size) => Math.max(size - (size % 2), 1)) });
    },
  }),
];
