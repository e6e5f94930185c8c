import { ANTIALIAS, LANCZOS, SHARP_CUBIC, TRIANGLE } from './wgsl/antialias.ts';
import { AREA } from './wgsl/area.ts';
import { CUBIC, CUBIC_WEIGHT } from './wgsl/cubic.ts';
import { FIXED_POINT } from './wgsl/fixed-point.ts';
import { LINEAR } from './wgsl/linear.ts';
import { NEAREST, NEAREST_EXACT } from './wgsl/nearest.ts';
import { COORDINATE, PASS } from './wgsl/pass.ts';

/** The WGSL of every kernel: each resizes one axis. */
export const KERNELS = {
  nearest: kernel('u32', NEAREST),
  'nearest-exact': kernel('u32', NEAREST_EXACT),
  linear: kernel('f32', COORDINATE, LINEAR),
  cubic: kernel('f32', COORDINATE, CUBIC_WEIGHT, CUBIC),
  area: kernel('f32', AREA),
  'antialias-linear': kernel('f32', TRIANGLE, ANTIALIAS),
  'antialias-cubic': kernel('f32', CUBIC_WEIGHT, SHARP_CUBIC, ANTIALIAS),
  lanczos: kernel('f32', LANCZOS, ANTIALIAS),
  'fixed-point': kernel('i32', FIXED_POINT),
} as const;

export type KernelName = keyof typeof KERNELS;

function kernel(element: 'f32' | 'i32' | 'u32', ...parts: readonly string[]): string {
  return [`alias Element = ${element};`, PASS, ...parts].join('');
}
