import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import type { Call, Profile } from './case.ts';
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

/** Both sides of 2, 4, 8 and 16; the rest differs only in degree. The first that fails ends a probe: the most telling come first. */
const STANDARD_SIZES: readonly number[] = [17, 16, 9, 8, 5, 3, 2, 1];
const LARGEST = 24;
const FACTORS: readonly number[] = [3.3, 2.5, 2, 1.75, 1.3, 1.1, 0.7, 0.5, 0.3];
const UINT8_VALUE = 200;

/**
 * On finite numbers every mode is linear along each axis, so unit vectors as channels return all its weights in one call:
 * a probe checks the whole matrix of a pair of sizes. Every pair up to 24 → 24 is asked in the full profile.
 */
export const operatorProbes: readonly Probe[] = EVERY_VARIANT.flatMap((variant) =>
  alignments(variant).flatMap((aligned) => axesOf(variant).flatMap((axis) => probesOf(variant, aligned, axis))),
);

function probesOf(variant: Variant, aligned: boolean, axis: Axis): readonly Probe[] {
  const sizes = Array.from({ length: LARGEST }, (_, index) => index + 1);
  const dtypes = (['float32', 'uint8'] as const).filter((dtype) => variant.dtypes.includes(dtype));
  return dtypes.flatMap((dtype) => [
    ...sizes.map((size) => sizeProbe(variant, aligned, axis, dtype, size, sizes.toReversed())),
    ...(aligned ? [] : sizes.filter((size) => size > 1).map((size) => factorProbe(variant, axis, dtype, size))),
  ]);
}

function sizeProbe(
  variant: Variant,
  aligned: boolean,
  axis: Axis,
  dtype: DType,
  inputSize: number,
  outputSizes: readonly number[],
): Probe {
  const isStandard = STANDARD_SIZES.includes(inputSize);
  const asked = isStandard ? STANDARD_SIZES : outputSizes;
  const options = optionsOf(variant, aligned);
  return probe(options, dtype, {
    clauses: clausesOf(variant, aligned),
    id: `probes/${nameOf(variant, aligned, axis.rank, axis.name, dtype)}-from-${inputSize}`,
    fact: `${titleOf(variant, aligned)} has the weights of the clauses for ${inputSize} ${dtype} element${inputSize === 1 ? '' : 's'} along the ${axis.name} of ${rankText(axis)}, at ${asked.length} output sizes`,
    profile: profileOf(isStandard, inputSize, axis, dtype),
    hasManyShapes: true,
    series: seriesOf(options, inputSize, `size=${placedText(axis, 'n')}`, `n in (${asked.join(', ')})`),
    calls: () =>
      asked.map((outputSize) => unitCall(axis, dtype, inputSize, { ...options, size: placed(axis, outputSize, 2) })),
  });
}

function factorProbe(variant: Variant, axis: Axis, dtype: DType, inputSize: number): Probe {
  const options = optionsOf(variant, false);
  const factors = FACTORS.filter((factor) => Math.trunc(inputSize * factor) > 0);
  return probe(options, dtype, {
    clauses: [variant.mode === 'area' ? 'area.factor-only-sets-size' : factorClause(variant), ...variant.clauses],
    id: `probes/${nameOf(variant, false, axis.rank, axis.name, dtype)}-factors-from-${inputSize}`,
    fact: `${titleOf(variant, false)} has the weights of the clauses for ${inputSize} ${dtype} elements along the ${axis.name} of ${rankText(axis)}, at ${factors.length} factors`,
    profile: [2, 3, 5, 8].includes(inputSize) && axis.rank !== 'volume' ? 'standard' : 'full',
    hasManyShapes: true,
    series: seriesOf(options, inputSize, `scale_factor=${placedText(axis, 'f')}`, `f in (${factors.join(', ')})`),
    calls: () =>
      factors.map((factor) => unitCall(axis, dtype, inputSize, { ...options, scaleFactor: placed(axis, factor, 1) })),
  });
}

function factorClause({ mode }: Variant): ClauseId {
  if (mode === 'nearest') return 'nearest.given-factor';
  return mode === 'nearest-exact' ? 'nearest.exact-given-factor' : 'coordinates.given-scale-factor';
}

function clausesOf({ mode, antialias, clauses }: Variant, aligned: boolean): readonly ClauseId[] {
  if (mode === 'area' || mode.startsWith('nearest')) return clauses;
  return [alignmentClause(aligned, antialias === true), 'coordinates.step-from-sizes', ...clauses];
}

function alignmentClause(aligned: boolean, antialias: boolean): ClauseId {
  if (antialias) return aligned ? 'antialias.align-corners-step-only' : 'antialias.centre';
  return aligned ? 'coordinates.align-corners' : 'coordinates.half-pixel';
}

function profileOf(isStandard: boolean, inputSize: number, axis: Axis, dtype: DType): Profile {
  if (inputSize === 5 && axis.name === 'width' && dtype === 'float32') return 'quick';
  return isStandard && axis.rank !== 'volume' ? 'standard' : 'full';
}

/** The call keeps the axes beside the probed one. */
function unitCall(axis: Axis, dtype: DType, inputSize: number, options: InterpolateOptions): Call {
  return { entry: 'interpolate', input: unitVectors(axis, dtype, inputSize, unitOf(dtype)), options };
}

function unitOf(dtype: DType): number {
  return dtype === 'uint8' ? UINT8_VALUE : 1;
}

function seriesOf(options: InterpolateOptions, inputSize: number, sizing: string, range: string): string {
  return `F.interpolate(x, ${sizing}, ${modeText(options)}) for ${range}, x of the ${inputSize} unit vectors`;
}
