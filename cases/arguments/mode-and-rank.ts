import type { Design } from '../case.ts';
import { constant, grid, rejection } from '../design.ts';
import { IMAGE, LINE, unknown, VOLUME } from './inputs.ts';

/** Calls whose mode is none, or none for the rank of the input. */
export const modesAndRanks: readonly Design[] = [
  rejection('mode-cubic', 'there is no mode cubic', ['arguments.mode-names'], LINE, {
    size: 8,
    mode: unknown('cubic'),
  }),
  rejection('mode-cubic-on-image', 'cubic is no other name of bicubic', ['arguments.mode-names'], IMAGE, {
    size: 8,
    mode: unknown('cubic'),
  }),
  rejection(
    'mode-capitalised',
    'mode names are compared letter by letter, so Nearest is none',
    ['arguments.mode-names'],
    IMAGE,
    { size: 8, mode: unknown('Nearest') },
  ),
  rejection('mode-empty', 'the empty string is no mode', ['arguments.mode-names'], IMAGE, {
    size: 8,
    mode: unknown(''),
  }),
  rejection('mode-bilinear-on-line', 'bilinear refuses a 3-D input', ['arguments.ranks'], LINE, {
    size: 8,
    mode: 'bilinear',
  }),
  rejection('mode-trilinear-on-line', 'trilinear refuses a 3-D input', ['arguments.ranks'], LINE, {
    size: 8,
    mode: 'trilinear',
  }),
  rejection('mode-linear-on-image', 'linear refuses a 4-D input', ['arguments.ranks'], IMAGE, {
    size: 8,
    mode: 'linear',
  }),
  rejection('mode-trilinear-on-image', 'trilinear refuses a 4-D input', ['arguments.ranks'], IMAGE, {
    size: 8,
    mode: 'trilinear',
  }),
  rejection('mode-linear-on-volume', 'linear refuses a 5-D input', ['arguments.ranks'], VOLUME, {
    size: 8,
    mode: 'linear',
  }),
  rejection('mode-bilinear-on-volume', 'bilinear refuses a 5-D input', ['arguments.ranks'], VOLUME, {
    size: 8,
    mode: 'bilinear',
  }),
  rejection('mode-bicubic-on-line', 'bicubic refuses a 3-D input', ['arguments.ranks'], LINE, {
    size: 8,
    mode: 'bicubic',
  }),
  rejection('mode-bicubic-on-volume', 'bicubic refuses a 5-D input', ['arguments.ranks'], VOLUME, {
    size: 8,
    mode: 'bicubic',
  }),
  rejection(
    'mode-lanczos-on-line',
    'lanczos without antialias refuses a 3-D input for its rank',
    ['arguments.ranks'],
    LINE,
    { size: 8, mode: 'lanczos' },
  ),
  rejection(
    'nearest-on-matrix',
    'nearest refuses a 2-D input: batch and channels are always there',
    ['arguments.ranks'],
    grid([4, 5]),
    { size: 8 },
  ),
  rejection(
    'area-on-six-dimensions',
    'area refuses a 6-D input',
    ['arguments.ranks'],
    constant([1, 1, 1, 1, 2, 2], 3),
    { size: 3, mode: 'area' },
  ),
  rejection(
    'nearest-exact-on-six-dimensions',
    'nearest-exact refuses a 6-D input',
    ['arguments.ranks'],
    constant([1, 1, 1, 1, 2, 2], 3),
    { size: 3, mode: 'nearest-exact' },
  ),
];

const CORNERLESS = ['nearest', 'nearest-exact', 'area'] as const;

/** Calls that give `align_corners` to a mode without it. */
export const alignCorners: readonly Design[] = CORNERLESS.flatMap((mode) => [
  rejection(`${mode}-refuses-align-corners`, `${mode} refuses align_corners true`, ['arguments.align-corners'], IMAGE, {
    size: 8,
    mode,
    alignCorners: true,
  }),
  rejection(
    `${mode}-refuses-align-corners-off`,
    `${mode} refuses align_corners false, which is not the same as leaving it out`,
    ['arguments.align-corners'],
    IMAGE,
    { size: 8, mode, alignCorners: false },
  ),
]);
