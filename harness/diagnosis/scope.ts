import type { CaseReport } from '../report/case-report.ts';

/** The modes and dtypes of some cases, sorted. */
export interface Scope {
  modes: readonly string[];
  dtypes: readonly string[];
}

export function scopeOf(explained: readonly CaseReport[]): Scope {
  return {
    modes: [...new Set(explained.map(modeOf))].sort(),
    dtypes: [...new Set(explained.map(({ dtype }) => dtype))].sort(),
  };
}

export function modeOf({ mode, antialias }: CaseReport): string {
  return antialias && mode !== 'lanczos' ? `antialiased ${mode}` : mode;
}

/** How many failing cases have the modes and dtypes of those that are explained. */
export function withinScope(explained: readonly CaseReport[], failing: readonly CaseReport[]): number {
  const scope = scopeOf(explained);
  return failing.filter((one) => isWithin(one, scope)).length;
}

function isWithin(one: CaseReport, { modes, dtypes }: Scope): boolean {
  return modes.includes(modeOf(one)) && dtypes.includes(one.dtype);
}

const MOST_NAMES = 3;

/** `bilinear`, `uint8 bilinear and bicubic`; empty where it is about more. */
export function scopeText({ modes, dtypes }: Scope): string {
  const words = [...(dtypes.length === 1 ? [dtypes[0]] : []), ...(modes.length <= MOST_NAMES ? [listed(modes)] : [])];
  return words.join(' ');
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
