import type { Mode } from '#spec/signature.ts';
import { Refusal } from './refusal.ts';

interface ModeRow {
  readonly ranks: readonly number[];
  readonly alignCorners: 'left out' | 'yes' | 'not true';
  readonly antialias: 'no' | 'yes' | 'required';
}

/** The table of the page. */
const MODES: Readonly<Record<Mode, ModeRow>> = {
  nearest: { ranks: [3, 4, 5], alignCorners: 'left out', antialias: 'no' },
  'nearest-exact': { ranks: [3, 4, 5], alignCorners: 'left out', antialias: 'no' },
  area: { ranks: [3, 4, 5], alignCorners: 'left out', antialias: 'no' },
  linear: { ranks: [3], alignCorners: 'yes', antialias: 'no' },
  bilinear: { ranks: [4], alignCorners: 'yes', antialias: 'yes' },
  bicubic: { ranks: [4], alignCorners: 'yes', antialias: 'yes' },
  trilinear: { ranks: [5], alignCorners: 'yes', antialias: 'no' },
  lanczos: { ranks: [4], alignCorners: 'not true', antialias: 'required' },
};

/** `arguments.mode-names`: the row of a mode, and none for any other name. */
export function modeRow(mode: string): ModeRow | undefined {
  return Object.hasOwn(MODES, mode) ? MODES[mode as Mode] : undefined;
}

/** `arguments.ranks`, `arguments.mode-names`: the target tells the linear modes which rank they need, and no other mode. */
export function requireRank(mode: string, rank: number): void {
  const row = modeRow(mode);
  if (row?.ranks.includes(rank)) return;
  const isLinear = row !== undefined && mode.endsWith('linear');
  const isSpatial = rank >= 3 && rank <= 5;
  throw new Refusal(
    'NotImplementedError',
    row === undefined ? 'arguments.mode-names' : 'arguments.ranks',
    isLinear && isSpatial
      ? `Got ${rank}D input, but ${mode} mode needs ${row.ranks[0]}D input`
      : `Input Error: Only 3D, 4D and 5D input Tensors supported (got ${rank}D) for the modes: nearest | linear | ` +
          `bilinear | bicubic | trilinear | lanczos | area | nearest-exact (got ${mode})`,
  );
}

/** `arguments.align-corners`: true and false alike. */
export function requireCornersLeftOut(mode: string, alignCorners: boolean | undefined): void {
  if (alignCorners === undefined || modeRow(mode)?.alignCorners !== 'left out') return;
  throw new Refusal(
    'ValueError',
    'arguments.align-corners',
    'align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear',
  );
}
