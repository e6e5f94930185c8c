import type { CaseReport } from '../report/case-report.ts';

/** The modes, dtypes and, where values were not even compared, the one status of some cases, sorted. */
export interface Scope {
  modes: readonly string[];
  dtypes: readonly string[];
  status?: CaseReport['status'];
}

export function scopeOf(explained: readonly CaseReport[]): Scope {
  const [{ status } = { status: 'fail' }, ...others] = explained;
  return {
    modes: [...new Set(explained.map(modeOf))].sort(),
    dtypes: [...new Set(explained.map(({ dtype }) => dtype))].sort(),
    ...(status === 'invalid-output' && others.every((one) => one.status === status) && { status }),
  };
}

export function modeOf({ mode, antialias }: CaseReport): string {
  return antialias && mode !== 'lanczos' ? `antialiased ${mode}` : mode;
}

const MOST_NAMES = 3;

/** `bilinear`, `uint8 bilinear and bicubic`; empty where it is about more. */
export function scopeText({ modes, dtypes, status }: Scope): string {
  const words = [status, dtypes.length === 1 && dtypes[0], modes.length <= MOST_NAMES && listed(modes)];
  return words.filter(Boolean).join(' ');
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
