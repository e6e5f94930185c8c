import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';

/** A mode with the flags that make it another formula. */
export interface Formula {
  id: string;
  /** How a sentence names it. */
  says: string;
  mode: Mode;
  alignCorners: boolean;
  antialias: boolean;
  /** The numbers of spatial axes that it takes. */
  ranks: readonly number[];
  /** The clause that a wrong value breaks first. */
  clause: ClauseId;
}

export const NEAREST = plain('nearest', [1, 2, 3], 'nearest.index');
export const NEAREST_EXACT = plain('nearest-exact', [1, 2, 3], 'nearest.exact-index');
export const LINEAR = plain('linear', [1], 'linear.two-taps');
export const BILINEAR = plain('bilinear', [2], 'linear.two-taps');
export const TRILINEAR = plain('trilinear', [3], 'linear.two-taps');
export const BICUBIC = plain('bicubic', [2], 'bicubic.kernel');
export const AREA = plain('area', [1, 2, 3], 'area.windows');
export const LINEAR_ALIGNED = aligned(LINEAR);
export const BILINEAR_ALIGNED = aligned(BILINEAR);
export const TRILINEAR_ALIGNED = aligned(TRILINEAR);
export const BICUBIC_ALIGNED = aligned(BICUBIC);
export const BILINEAR_ANTIALIAS = antialiased(BILINEAR, 'antialias.bilinear-kernel');
const BICUBIC_ANTIALIAS = antialiased(BICUBIC, 'antialias.bicubic-coefficient');
const BILINEAR_ANTIALIAS_ALIGNED = aligned(BILINEAR_ANTIALIAS, 'antialias.align-corners-step-only');
const BICUBIC_ANTIALIAS_ALIGNED = aligned(BICUBIC_ANTIALIAS, 'antialias.align-corners-step-only');
export const LANCZOS: Formula = { ...plain('lanczos', [2], 'antialias.lanczos-kernel'), antialias: true };

export const COPYING: readonly Formula[] = [NEAREST, NEAREST_EXACT];
export const HALF_PIXEL: readonly Formula[] = [LINEAR, BILINEAR, TRILINEAR, BICUBIC];
export const ALIGNED: readonly Formula[] = [LINEAR_ALIGNED, BILINEAR_ALIGNED, TRILINEAR_ALIGNED, BICUBIC_ALIGNED];
export const ANTIALIASED: readonly Formula[] = [BILINEAR_ANTIALIAS, BICUBIC_ANTIALIAS, LANCZOS];
export const ANTIALIASED_ALIGNED: readonly Formula[] = [BILINEAR_ANTIALIAS_ALIGNED, BICUBIC_ANTIALIAS_ALIGNED];
/** All but antialiasing with aligned corners, which shares its code with antialiasing. */
export const MOST: readonly Formula[] = [...COPYING, ...HALF_PIXEL, ...ALIGNED, AREA, ...ANTIALIASED];
export const FORMULAS: readonly Formula[] = [...MOST, ...ANTIALIASED_ALIGNED];

export function copies({ mode }: Formula): boolean {
  return mode === 'nearest' || mode === 'nearest-exact';
}

/** The options that make the formula; a flag that is off stays away. */
export function formulaOptions({ mode, alignCorners, antialias }: Formula): InterpolateOptions {
  return { mode, ...(alignCorners ? { alignCorners } : {}), ...(antialias ? { antialias } : {}) };
}

function plain(mode: Mode, ranks: readonly number[], clause: ClauseId): Formula {
  return { id: mode, says: mode, mode, alignCorners: false, antialias: false, ranks, clause };
}

function aligned(formula: Formula, clause: ClauseId = 'coordinates.align-corners'): Formula {
  const says = formula.antialias ? `antialiased ${formula.mode}` : formula.mode;
  return {
    ...formula,
    id: `${formula.id}-aligned`,
    says: `${says} with align_corners=True`,
    alignCorners: true,
    clause,
  };
}

function antialiased(formula: Formula, clause: ClauseId): Formula {
  return { ...formula, id: `${formula.id}-antialias`, says: `antialiased ${formula.mode}`, antialias: true, clause };
}
