import type { DType, InterpolateOptions } from '#spec/signature.ts';
import { askedClauses } from './asked-clauses.ts';
import type { Design, Fill, Profile } from './case.ts';
import { CORE, type Request, type Situation, WIDE } from './situations.ts';
import type { Rank, Variant } from './variants.ts';

const GRID: Fill = { kind: 'grid', seed: 1 };

/** One cell of the crossing. */
interface Cell {
  variant: Variant;
  rank: Rank;
  situation: Situation;
  dtype: DType;
  alignCorners: boolean | undefined;
}

/** Every mode of a page in every situation: float32 in all of them, the other dtypes in the core. */
export function crossing(page: string, variants: readonly Variant[]): Design[] {
  return variants
    .flatMap((variant) =>
      variant.ranks.flatMap((rank) => [
        ...CORE.flatMap((situation) => variant.dtypes.flatMap((dtype) => cells({ variant, rank, situation, dtype }))),
        ...WIDE.flatMap((situation) => cells({ variant, rank, situation, dtype: 'float32' })),
      ]),
    )
    .flatMap((cell) => designOf(page, cell));
}

/** Aligned, and not aligned in the situation's own spelling. */
function cells(cell: Omit<Cell, 'alignCorners'>): Cell[] {
  const { variant, situation, dtype } = cell;
  const hasChoice = variant.alignCorners.length > 1;
  const isAsked = (alignCorners: boolean | undefined) => {
    if (!hasChoice) return true;
    if (alignCorners === true) return situation.neverAligned !== true;
    if (situation.unaligned === 'both' && dtype === 'float32') return true;
    return alignCorners === (situation.unaligned === 'false' ? false : undefined);
  };
  return variant.alignCorners.filter(isAsked).map((alignCorners) => ({ ...cell, alignCorners }));
}

function designOf(page: string, cell: Cell): Design[] {
  const { variant, rank, situation, dtype, alignCorners } = cell;
  const request = situation[rank];
  if (request === undefined || isThinned(cell)) return [];
  const { shape, ...sizes } = request;
  const options: InterpolateOptions = { ...sizes, mode: variant.mode };
  if (alignCorners !== undefined) options.alignCorners = alignCorners;
  if (variant.antialias) options.antialias = true;
  return [
    {
      id: `${page}/${idWords(cell).join('-')}`,
      fact: factOf(cell, request),
      clauses: askedClauses(variant, dtype, alignCorners === true, situation),
      aspect: 'values',
      profile: profileOf(cell),
      entry: 'interpolate',
      input: { dtype, shape, fill: situation.fill ?? GRID },
      options,
    },
  ];
}

/** The modes of three ranks, and trilinear in half types, ask the ranks beside the image in fewer situations. */
function isThinned({ variant, rank, situation, dtype }: Cell): boolean {
  if (dtype === 'float32' || rank === 'image') return false;
  const isHalf = dtype === 'float16' || dtype === 'bfloat16';
  return (variant.ranks.length === 3 || (rank === 'volume' && isHalf)) && !BRIEF.has(situation.name);
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

/** `quick` is the situations' own choice in float32 and uint8, aligned and not. */
function profileOf({ situation, dtype, alignCorners }: Cell): Profile {
  const { profile = 'standard' } = situation;
  if (profile !== 'quick') return profile;
  const isQuick = (dtype === 'float32' && alignCorners !== false) || (dtype === 'uint8' && alignCorners !== true);
  return isQuick ? 'quick' : 'standard';
}

function idWords({ variant, rank, situation, dtype, alignCorners }: Cell): string[] {
  return [
    variant.name,
    ...(variant.ranks.length > 1 ? [rank] : []),
    situation.name,
    dtype,
    ...(alignCorners === undefined ? [] : [alignCorners ? 'aligned' : 'unaligned']),
  ];
}

function factOf({ variant, situation, dtype, alignCorners }: Cell, { shape, size, scaleFactor }: Request): string {
  const subject = variant.antialias && variant.mode !== 'lanczos' ? `antialiased ${variant.mode}` : variant.mode;
  const corners = alignCorners === undefined ? '' : ` with align_corners ${alignCorners ? 'true' : 'false'}`;
  const request = size === undefined ? `by ${times(scaleFactor)}` : `to ${times(size)}`;
  return `${subject}${corners} ${situation.does} in ${dtype}: ${times(shape)} ${request}`;
}

function times(sizes: number | readonly number[] | undefined): string {
  return Array.isArray(sizes) ? sizes.join('×') : String(sizes);
}
