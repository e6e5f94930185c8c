import type { DType } from '#spec/signature.ts';
import type { BackwardCall, ForwardCall } from './case.ts';
import { type Extent, FACTORS, GRADIENT_NAMES, PLACES, SIZES, SLENDER, TELLING, WINDOW } from './extents.ts';
import { tensorOf } from './fill.ts';
import { beyondTexturesProbe, longProbe } from './long-probes.ts';
import { modeText } from './mode-text.ts';
import { gridCall, type Probe, probe } from './probe.ts';
import { alignments, dtypedName, dtypedTitle, optionsOf } from './probed-axis.ts';
import { EVERY_VARIANT, type Rank, type Variant } from './variants.ts';

const AXES: Readonly<Record<Rank, number>> = { line: 1, image: 2, volume: 3 };

export const extentProbes: readonly Probe[] = EVERY_VARIANT.flatMap((variant) =>
  variant.dtypes.flatMap((dtype) => [
    ...[...(dtype === 'float32' ? [...SIZES, WINDOW] : []), ...PLACES]
      .filter((extent) => ranksOf(variant, extent).length > 0)
      .map((extent) => extentProbe(variant, dtype, extent)),
    beyondTexturesProbe(variant, dtype),
    ...alignments(variant)
      .filter((aligned) => aligned || dtype !== 'float32')
      .flatMap((aligned) => [sizesProbe(variant, dtype, aligned), placesProbe(variant, dtype, aligned)]),
    ...(dtype !== 'float32' && variant.ranks.length > 1 ? [otherRanksProbe(variant, dtype)] : []),
    longProbe(variant, dtype, 'read'),
    longProbe(variant, dtype, 'written'),
    ...(dtype === 'uint8' ? [] : [gradientProbe(variant, dtype)]),
  ]),
);

function sizesProbe(variant: Variant, dtype: DType, aligned: boolean): Probe {
  const names = aligned && dtype !== 'float32' ? TELLING.slice(0, 2) : TELLING;
  const telling = SIZES.filter(({ name }) => names.includes(name));
  return togetherProbe(variant, dtype, aligned, [...FACTORS, ...telling], {
    name: 'sizes',
    fact: `has the weights of its factor, and of ${names.join(', ').replaceAll('-', ' ')}`,
    profile: 'quick',
  });
}

/** The ranks that those of a dtype leave out. */
function otherRanksProbe(variant: Variant, dtype: DType): Probe {
  const options = optionsOf(variant, false);
  const extents = [...FACTORS, ...SIZES];
  return probe(options, dtype, {
    id: `extents/${dtypedName(variant, dtype, false, 'sizes-of-lines-and-volumes')}`,
    fact: `${dtypedTitle(variant, dtype)} has the same weights for lines and volumes`,
    clauses: ['output-size.explicit-size', variant.clauses[0]],
    profile: 'standard',
    series: `F.interpolate(x, …, ${modeText(options)}): ${extents.map((extent) => extent.name).join(', ')}`,
    calls: () =>
      extents.flatMap((extent) => {
        const ranks = ranksOf(variant, extent).filter((rank) => rank !== 'image');
        return callsOf(variant, dtype, false, extent, ranks);
      }),
  });
}

function placesProbe(variant: Variant, dtype: DType, aligned: boolean): Probe {
  return togetherProbe(variant, dtype, aligned, SLENDER, {
    name: 'places',
    fact: 'gives each of 131 images, 1,031 channels, 263 columns and rows its own result',
    profile: aligned && dtype !== 'float32' ? 'standard' : 'quick',
  });
}

/** All extents in one probe, each at one rank. */
function togetherProbe(
  variant: Variant,
  dtype: DType,
  aligned: boolean,
  extents: readonly Extent[],
  { name, fact, profile }: Pick<Probe, 'fact' | 'profile'> & { name: string },
): Probe {
  const options = optionsOf(variant, aligned);
  return probe(options, dtype, {
    id: `extents/${dtypedName(variant, dtype, aligned, name)}`,
    fact: `${dtypedTitle(variant, dtype, aligned)} ${fact}`,
    clauses: ['memory.independent-planes', 'output-size.explicit-size', variant.clauses[0]],
    profile,
    series: `F.interpolate(x, …, ${modeText(options)}): ${extents.map((extent) => extent.name).join(', ')}`,
    calls: () => oneRankCalls(variant, dtype, aligned, extents),
  });
}

function oneRankCalls(variant: Variant, dtype: DType, aligned: boolean, extents: readonly Extent[]): ForwardCall[] {
  return extents.flatMap((extent) => {
    const ranks = ranksOf(variant, extent);
    return callsOf(variant, dtype, aligned, extent, ranks.includes('image') ? ['image'] : ranks.slice(0, 1));
  });
}

/** The gradients of the same calls: the long side is read where the call writes it. */
function gradientProbe(variant: Variant, dtype: DType): Probe {
  const options = optionsOf(variant, false);
  const some = [...SIZES.filter(({ name }) => TELLING.includes(name)), ...SLENDER];
  const all = [...SIZES, ...PLACES];
  const isShort = dtype === 'float32' && variant.mode !== 'area';
  const extents = isShort ? some.filter(({ name }) => GRADIENT_NAMES.includes(name)) : all;
  return probe(options, dtype, {
    id: `gradients/${dtypedName(variant, dtype, false, 'extents')}`,
    fact: `the gradient of ${dtypedTitle(variant, dtype)} is right in each of 1,031 channels, in hundreds of columns, and in windows of 300`,
    clauses: ['gradients.planes-apart', 'gradients.transpose'],
    profile: dtype === 'float32' ? 'quick' : 'standard',
    aspect: 'gradients',
    series: `torch.autograd.grad(F.interpolate(x, …, ${modeText(options)}), x, g): ${extents.map(({ name }) => name).join(', ')}`,
    calls: () => oneRankCalls(variant, dtype, false, extents).map(backwardCall),
  });
}

function backwardCall({ input: { dtype, shape }, options }: ForwardCall): BackwardCall {
  const { size, scaleFactor } = options;
  const sizes = size ?? shape.slice(2).map((from) => Math.trunc(from * (scaleFactor as number)));
  const input = tensorOf({
    dtype,
    shape: [...shape.slice(0, 2), ...(sizes as number[])],
    fill: { kind: 'grid', seed: 9 },
  });
  return { entry: 'interpolate.backward', input, inputShape: shape, options };
}

function extentProbe(variant: Variant, dtype: DType, extent: Extent): Probe {
  const { name, fact, clause, from, to } = extent;
  const options = optionsOf(variant, false);
  const ranks = ranksOf(variant, extent);
  return probe(options, dtype, {
    id: `extents/${dtypedName(variant, dtype, false, name)}`,
    fact: `${dtypedTitle(variant, dtype)} ${fact}`,
    // Nothing else in quick asks every dtype for so deep a volume.
    profile: dtype === 'float32' || (name === 'deep' && variant.name === 'nearest') ? 'quick' : 'standard',
    clauses: [clause, variant.clauses[0]],
    series: `F.interpolate(x, ${typeof to === 'number' ? `scale_factor=1/${1 / to}` : 'size=…'}, ${modeText(options)}) of ${ranks.map((rank) => from.slice(-AXES[rank]).join('×')).join(', ')}`,
    calls: () => callsOf(variant, dtype, false, extent, ranks),
  });
}

function callsOf(
  variant: Variant,
  dtype: DType,
  aligned: boolean,
  { from, to, planes = [1, 1], isRecomputed }: Extent,
  ranks: readonly Rank[],
): ForwardCall[] {
  const options = { ...optionsOf(variant, aligned), ...(isRecomputed && { recomputeScaleFactor: true }) };
  return ranks
    .map((rank) => AXES[rank])
    .map((axes) =>
      gridCall({
        shape: [...planes, ...from.slice(-axes)],
        options: typeof to === 'number' ? { ...options, scaleFactor: to } : { ...options, size: to.slice(-axes) },
        seed: 9,
        dtype,
      }),
    );
}

function ranksOf(variant: Variant, { ranks }: Extent): readonly Rank[] {
  return variant.ranks.filter((rank) => ranks?.includes(rank) ?? true);
}
