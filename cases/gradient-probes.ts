import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import type { BackwardCall, Profile } from './case.ts';
import { tensorOf } from './fill.ts';
import { modeText } from './mode-text.ts';
import { type Probe, probe } from './probe.ts';
import {
  type Axis,
  alignments,
  axesOf,
  nameOf,
  optionsOf,
  placed,
  placedText,
  rankText,
  titleOf,
  unitVectors,
} from './probed-axis.ts';
import { EVERY_VARIANT, type Variant } from './variants.ts';

/** Both directions, size 1 on either side, and the same size; first those in which a mistake shows in many weights. */
const SIZES: readonly number[] = [5, 8, 3, 11, 2, 1];
const FACTORS: readonly number[] = [0.5, 0.7, 1.1, 1.3, 1.75, 2, 2.5];
const FACTORED: readonly number[] = [5, 8, 3, 2];
const DTYPES = ['float32', 'float64'] as const;
const HALF_TYPES = ['float16', 'bfloat16'] as const;
type HalfType = (typeof HALF_TYPES)[number];

/**
 * A gradient is linear in the gradient of the output: unit vectors as channels return the whole transposed matrix of a
 * pair of sizes in one call, so that every weight that is lost, wrong or overwritten shows.
 */
export const gradientProbes: readonly Probe[] = [
  ...EVERY_VARIANT.flatMap((variant) =>
    alignments(variant).flatMap((aligned) =>
      axesOf(variant).flatMap((axis) =>
        DTYPES.flatMap((dtype) => [
          sizeProbe(variant, aligned, axis, dtype),
          ...(aligned ? [] : [factorProbe(variant, axis, dtype)]),
        ]),
      ),
    ),
  ),
  ...EVERY_VARIANT.flatMap((variant) => alignments(variant).map((aligned) => planesProbe(variant, aligned))),
  ...EVERY_VARIANT.flatMap((variant) =>
    alignments(variant).flatMap((aligned) =>
      HALF_TYPES.filter((dtype) => variant.dtypes.includes(dtype)).map((dtype) => halfProbe(variant, aligned, dtype)),
    ),
  ),
];

function sizeProbe(variant: Variant, aligned: boolean, axis: Axis, dtype: DType): Probe {
  const options = optionsOf(variant, aligned);
  return gradientProbe(options, dtype, {
    clauses: ['gradients.transpose', overlapClause(variant), 'gradients.dtypes'],
    id: `gradients/${nameOf(variant, aligned, axis.rank, axis.name, dtype)}`,
    fact: `the gradient of ${titleOf(variant, aligned)} along the ${axis.name} of ${rankText(axis)} has the transposed weights in ${dtype}, at ${SIZES.length} × ${SIZES.length} pairs of sizes`,
    profile: profileOf(axis, dtype),
    series: seriesOf(options, `size=${placedText(axis, 'n')}`, `n in (${SIZES.join(', ')})`, SIZES),
    calls: () =>
      SIZES.flatMap((inputSize, place) =>
        [...SIZES.slice(place + 1), ...SIZES.slice(0, place + 1)].map((outputSize) =>
          unitCall(axis, dtype, inputSize, outputSize, { ...options, size: placed(axis, outputSize, 2) }),
        ),
      ),
  });
}

function factorProbe(variant: Variant, axis: Axis, dtype: DType): Probe {
  const options = optionsOf(variant, false);
  return gradientProbe(options, dtype, {
    clauses: ['gradients.same-options', 'gradients.transpose', 'errata.gradient-factor'],
    id: `gradients/${nameOf(variant, false, axis.rank, axis.name, dtype)}-factors`,
    fact: `the gradient of ${titleOf(variant, false)} along the ${axis.name} of ${rankText(axis)} has the step of the given factor, like the output, in ${dtype}, at ${FACTORS.length} factors`,
    profile: profileOf(axis, dtype),
    series: seriesOf(options, `scale_factor=${placedText(axis, 'f')}`, `f in (${FACTORS.join(', ')})`, FACTORED),
    calls: () =>
      FACTORED.flatMap((inputSize) =>
        FACTORS.map((factor) =>
          unitCall(axis, dtype, inputSize, Math.trunc(inputSize * factor), {
            ...options,
            scaleFactor: placed(axis, factor, 1),
          }),
        ),
      ),
  });
}

const IMAGES = {
  line: { from: [5], to: [8] },
  image: { from: [3, 5], to: [7, 4] },
  volume: { from: [2, 3, 5], to: [3, 5, 4] },
} as const;

/** Two images of three channels that differ in every element, with all axes changing at once. */
function planesProbe(variant: Variant, aligned: boolean): Probe {
  const options = optionsOf(variant, aligned);
  return gradientProbe(options, 'float32', {
    clauses: ['gradients.planes-apart', 'gradients.transpose', overlapClause(variant)],
    id: `gradients/${nameOf(variant, aligned)}-planes`,
    fact: `the gradient of ${titleOf(variant, aligned)} does not mix the planes of two images of three channels`,
    profile: 'quick',
    series: `${backward(options, 'size=…')} of ${variant.ranks.length === 1 ? 'an input' : 'inputs'} of two images and three channels`,
    calls: () => variant.ranks.map((rank) => planesCall(IMAGES[rank], options, 'float32')),
  });
}

/** A half type that has counted to the first part stays there: 2,048 + 1 is 2,048 in float16, 256 + 1 is 256 in bfloat16. */
const FIRST_PART = { float16: 2048, bfloat16: 256 } as const;
/** Of a volume also sixteen parts along one axis: of two by two by four, sums along each axis lose too little to tell. */
const PARTS = {
  line: [{ from: [1], to: [16] }],
  image: [{ from: [1, 1], to: [2, 8] }],
  volume: [
    { from: [1, 1, 1], to: [2, 2, 4] },
    { from: [1, 1, 1], to: [1, 1, 16] },
  ],
} as const;

function halfProbe(variant: Variant, aligned: boolean, dtype: HalfType): Probe {
  const options = optionsOf(variant, aligned);
  return gradientProbe(options, dtype, {
    clauses: ['gradients.dtypes', 'gradients.planes-apart', overlapClause(variant)],
    id: `gradients/${nameOf(variant, aligned)}-${dtype}`,
    fact: `the gradient of ${titleOf(variant, aligned)} in ${dtype} has its parts added up before they are rounded`,
    profile: dtype === 'float16' || !aligned ? 'quick' : 'standard',
    series: `${backward(options, 'size=…')} in ${dtype}: two images of three channels, and one element that is read 16 times`,
    calls: () =>
      variant.ranks.flatMap((rank) => [
        planesCall(IMAGES[rank], options, dtype),
        planesCall({ from: IMAGES[rank].to, to: IMAGES[rank].from }, options, dtype),
        ...PARTS[rank].map((sizes) => partsCall(sizes, options, dtype)),
      ]),
  });
}

interface Sizes {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function planesCall({ from, to }: Sizes, options: InterpolateOptions, dtype: DType): BackwardCall {
  const input = tensorOf({ dtype, shape: [2, 3, ...to], fill: { kind: 'grid', seed: 7 } });
  return { entry: 'interpolate.backward', input, inputShape: [2, 3, ...from], options: { ...options, size: to } };
}

function partsCall({ from, to }: Sizes, options: InterpolateOptions, dtype: HalfType): BackwardCall {
  const fill = { kind: 'impulse', at: 0, value: FIRST_PART[dtype], base: 1 } as const;
  const input = tensorOf({ dtype, shape: [1, 1, ...to], fill });
  return { entry: 'interpolate.backward', input, inputShape: [1, 1, ...from], options: { ...options, size: to } };
}

function gradientProbe(options: InterpolateOptions, dtype: DType, parts: Parameters<typeof probe>[2]): Probe {
  return probe(options, dtype, { aspect: 'gradients', ...parts });
}

function overlapClause({ mode }: Variant): ClauseId {
  return mode.startsWith('nearest') ? 'gradients.nearest-scatter' : 'gradients.accumulates';
}

function profileOf(axis: Axis, dtype: DType): Profile {
  return axis.name === 'width' && (dtype === 'float32' || axis.rank === 'line') ? 'quick' : 'standard';
}

/** The gradients of the output are the unit vectors along the axis, one in each channel. */
function unitCall(
  axis: Axis,
  dtype: DType,
  inputSize: number,
  outputSize: number,
  options: InterpolateOptions,
): BackwardCall {
  const inputShape = [1, outputSize, ...placed(axis, inputSize, 2)];
  return { entry: 'interpolate.backward', input: unitVectors(axis, dtype, outputSize), inputShape, options };
}

function seriesOf(options: InterpolateOptions, sizing: string, range: string, sizes: readonly number[]): string {
  return `${backward(options, sizing)} for ${range}, x of ${sizes.join(', ')} elements, g of the unit vectors`;
}

function backward(options: InterpolateOptions, sizing: string): string {
  return `torch.autograd.grad(F.interpolate(x, ${sizing}, ${modeText(options)}), x, g)`;
}
