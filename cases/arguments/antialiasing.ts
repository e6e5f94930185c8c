import type { InterpolateOptions } from '#spec/signature.ts';
import type { Design } from '../case.ts';
import { rejection } from '../design.ts';
import { IMAGE, LINE, VOLUME } from './inputs.ts';

const AA: InterpolateOptions = { size: [2, 3], antialias: true };

/** Calls that ask for `antialias`, or for lanczos, where it is not to be had. */
export const antialias: readonly Design[] = [
  ...(['nearest', 'nearest-exact', 'area'] as const).map((mode) =>
    rejection(`${mode}-refuses-antialias`, `${mode} refuses antialias`, ['arguments.antialias-modes'], IMAGE, {
      ...AA,
      mode,
    }),
  ),
  rejection('linear-refuses-antialias', 'linear refuses antialias', ['arguments.antialias-modes'], LINE, {
    size: 3,
    mode: 'linear',
    antialias: true,
  }),
  rejection('trilinear-refuses-antialias', 'trilinear refuses antialias', ['arguments.antialias-modes'], VOLUME, {
    size: 3,
    mode: 'trilinear',
    antialias: true,
  }),
  rejection('antialias-on-line', 'bilinear with antialias refuses a 3-D input', ['arguments.antialias-modes'], LINE, {
    size: 3,
    mode: 'bilinear',
    antialias: true,
  }),
  rejection(
    'antialias-on-volume',
    'bicubic with antialias refuses a 5-D input',
    ['arguments.antialias-modes'],
    VOLUME,
    { size: 3, mode: 'bicubic', antialias: true },
  ),
  rejection(
    'antialias-without-mode',
    'antialias without a mode is refused, since the mode is nearest',
    ['arguments.antialias-modes'],
    IMAGE,
    AA,
  ),
  rejection(
    'lanczos-without-antialias',
    'lanczos without antialias is refused',
    ['arguments.lanczos-needs-antialias'],
    IMAGE,
    { size: [2, 3], mode: 'lanczos' },
  ),
  rejection(
    'lanczos-with-antialias-off',
    'lanczos with antialias false is refused',
    ['arguments.lanczos-needs-antialias'],
    IMAGE,
    { size: [2, 3], mode: 'lanczos', antialias: false },
  ),
  rejection(
    'lanczos-aligned',
    'lanczos with align_corners true is refused',
    ['arguments.lanczos-align-corners'],
    IMAGE,
    { ...AA, mode: 'lanczos', alignCorners: true },
  ),
];
