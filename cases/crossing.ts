import type { DType, InterpolateOptions } from '#spec/signature.ts';
import { askedClauses } from './asked-clauses.ts';
import type { Design, Fill, Profile } from './case.ts';
import { CORE, type SizeScenario, WIDE } from './size-scenarios.ts';
import type { Rank, Variant } from './variants.ts';

const GRID: Fill = { kind: 'grid', seed: 1 };

/** One cell of the crossing. */
interface Cell {
  variant: Variant;
  rank: Rank;
  scenario: SizeScenario;
  dtype: DType;
  alignCorners: boolean | undefined;
}

/** Every mode of a page in every scenario: float32 in all of them, the other dtypes in the core. */
export function crossing(page: string, variants: readonly Variant[]): Design[] {
  return variants
    .flatMap((variant) =>
      variant.ranks.flatMap((rank) => [
        ...CORE.flatMap((scenario) => variant.dtypes.flatMap((dtype) => cells({ variant, rank, scenario, dtype }))),
        ...WIDE.flatMap((scenario) => cells({ variant, rank, scenario, dtype: 'float32' })),
      ]),
    )
    .flatMap((cell) => designOf(page, cell));
}

/** Aligned, and not aligned in the scenario's own spelling. */
function cells(cell: Omit<Cell, 'alignCorners'>): Cell[] {
  const { variant, scenario, dtype } = cell;
  const hasChoice = variant.alignCorners.length > 1;
  const isAsked = (alignCorners: boolean | undefined) => {
    if (!hasChoice) return true;
    if (alignCorners === true) return scenario.neverAligned !== true;
    if (scenario.unaligned === 'both' && dtype === 'float32') return true;
    return alignCorners === (scenario.unaligned === 'false' ? false : undefined);
  };
  return variant.alignCorners.filter(isAsked).map((alignCorners) => ({ ...cell, alignCorners }));
}

function designOf(page: string, cell: Cell): Design[] {
  const { variant, rank, scenario, dtype, alignCorners } = cell;
  const { from, size, scaleFactor, recomputeScaleFactor, fill = GRID } = scenario;
  const shape = from[rank];
  if (shape === undefined || isThinned(cell)) return [];
  const given = size ?? scaleFactor;
  const to = typeof given === 'number' ? given : given?.[rank];
  const options: InterpolateOptions = { [size === undefined ? 'scaleFactor' : 'size']: to };
  if (recomputeScaleFactor !== undefined) options.recomputeScaleFactor = recomputeScaleFactor;
  options.mode = variant.mode;
  if (alignCorners !== undefined) options.alignCorners = alignCorners;
  if (variant.antialias) options.antialias = true;
  return [
    {
      id: `${page}/${idWords(cell).join('-')}`,
      fact: `${titleOf(cell)} in ${dtype}: ${times(shape)} ${size === undefined ? 'by' : 'to'} ${times(to)}`,
      clauses: askedClauses(variant, dtype, alignCorners === true, scenario),
      aspect: 'values',
      profile: profileOf(cell),
      entry: 'interpolate',
      input: { dtype, shape, fill },
      options,
    },
  ];
}

/** The modes of three ranks, and trilinear in half types, ask the ranks beside the image in fewer scenarios. */
function isThinned({ variant, rank, scenario, dtype }: Cell): boolean {
  if (dtype === 'float32' || rank === 'image') return false;
  const isHalf = dtype === 'float16' || dtype === 'bfloat16';
  return (variant.ranks.length === 3 || (rank === 'volume' && isHalf)) && !BRIEF.has(scenario.name);
}

const BRIEF: ReadonlySet<string> = new Set([
  'up',
  'down',
  'factor',
  'ties-26-to-22',
  'ties-14-to-23',
  'ties-52-to-22-and-26-to-11',
  'ratio-100',
]);

/** `quick` is the scenarios' own choice in float32 and uint8, aligned and not. */
function profileOf({ scenario, dtype, alignCorners }: Cell): Profile {
  const { profile = 'standard' } = scenario;
  if (profile !== 'quick') return profile;
  const isQuick = (dtype === 'float32' && alignCorners !== false) || (dtype === 'uint8' && alignCorners !== true);
  return isQuick ? 'quick' : 'standard';
}

function idWords({ variant, rank, scenario, dtype, alignCorners }: Cell): string[] {
  return [
    variant.name,
    ...(variant.ranks.length > 1 ? [rank] : []),
    scenario.name,
    dtype,
    ...(alignCorners === undefined ? [] : [alignCorners ? 'aligned' : 'unaligned']),
  ];
}

function titleOf({ variant, scenario, alignCorners }: Cell): string {
  const name = variant.antialias && variant.mode !== 'lanczos' ? `antialiased ${variant.mode}` : variant.mode;
  const corners = alignCorners === undefined ? '' : ` with align_corners ${alignCorners}`;
  return `${name}${corners} ${scenario.does}`;
}

function times(sizes: number | readonly number[] | undefined): string {
  return Array.isArray(sizes) ? sizes.join('×') : String(sizes);
}
