import { modeRow } from './mode-and-rank.ts';
import { Refusal } from './refusal.ts';

/** `arguments.antialias-modes` */
export function requireAntialiasMode(mode: string, rank: number, antialias: boolean): void {
  const row = modeRow(mode);
  if (!antialias || (row !== undefined && row.antialias !== 'no' && rank === 4)) return;
  throw new Refusal(
    'ValueError',
    'arguments.antialias-modes',
    'Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a 4-D tensor as input',
  );
}

/** `arguments.lanczos-align-corners`, then `arguments.lanczos-needs-antialias`; another rank is refused for its rank. */
export function requireLanczosOptions(mode: string, rank: number, alignCorners: boolean, antialias: boolean): void {
  const row = modeRow(mode);
  if (row === undefined || rank !== 4) return;
  if (row.alignCorners === 'not true' && alignCorners) {
    const message = 'Lanczos mode does not support align_corners=True';
    throw new Refusal('ValueError', 'arguments.lanczos-align-corners', message);
  }
  if (row.antialias === 'required' && !antialias) {
    const message = 'Lanczos mode requires antialias=True';
    throw new Refusal('ValueError', 'arguments.lanczos-needs-antialias', message);
  }
}
