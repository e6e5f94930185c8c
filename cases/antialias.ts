import type { InterpolateOptions } from '#spec/signature.ts';
import type { Design } from './case.ts';
import { crossing } from './crossing.ts';
import { constant, design, grid, impulse, quick, ramp } from './design.ts';
import { ANTIALIASED } from './variants.ts';

type Kernel = 'bilinear' | 'bicubic' | 'lanczos';

const KERNELS: readonly Kernel[] = ['bilinear', 'bicubic', 'lanczos'];

function filtered(mode: Kernel, size: readonly [number, number]): InterpolateOptions {
  return { size, mode, antialias: true };
}

const ofEachKernel: readonly Design[] = KERNELS.flatMap((mode) => [
  quick(`antialias/${mode}-impulse-12-to-6`, {
    fact: `antialiased ${mode} stretches its kernel by 2 when it halves 12 columns`,
    clauses: ['antialias.support', kernelClause(mode)],
    call: { input: impulse([1, 1, 1, 12], 5), ...filtered(mode, [1, 6]) },
  }),
  design(`antialias/${mode}-impulse-24-to-5`, {
    fact: `antialiased ${mode} stretches its kernel by 4.8 from 24 to 5 columns`,
    clauses: ['antialias.support', 'antialias.window'],
    call: { input: impulse([1, 1, 1, 24], 7), ...filtered(mode, [1, 5]) },
  }),
  quick(`antialias/${mode}-border-4-to-2`, {
    fact: `antialiased ${mode} drops the taps beyond the border of 4 → 2 and divides by the rest`,
    clauses: ['antialias.normalised'],
    call: { input: impulse([1, 1, 1, 4], 0), ...filtered(mode, [1, 2]) },
  }),
  design(`antialias/${mode}-constant`, {
    fact: `the weights of antialiased ${mode} sum to 1 in every window`,
    clauses: ['antialias.normalised'],
    call: { input: constant([1, 1, 9, 11], 7), ...filtered(mode, [4, 5]) },
  }),
  design(`antialias/${mode}-impulse-up-5-to-18`, {
    fact: `antialiased ${mode} keeps the half-width of its kernel when it enlarges 5 columns to 18`,
    clauses: ['antialias.enlarging', kernelClause(mode)],
    call: { input: impulse([1, 1, 1, 5], 2), ...filtered(mode, [1, 18]) },
  }),
  design(`antialias/${mode}-impulse-up-first-5-to-18`, {
    fact: `antialiased ${mode} does not repeat the first element beyond the border of 5 → 18`,
    clauses: ['antialias.enlarging', 'antialias.normalised'],
    call: { input: impulse([1, 1, 1, 5], 0), ...filtered(mode, [1, 18]) },
  }),
  design(`antialias/${mode}-941-to-10`, {
    fact: `antialiased ${mode} shrinks 941 columns to 10`,
    clauses: ['antialias.support', 'antialias.window'],
    call: { input: grid([1, 1, 2, 941]), ...filtered(mode, [2, 10]) },
    profile: 'full',
  }),
  design(`antialias/${mode}-window-border-5-to-3`, {
    fact: `a tap on the border of the window of 5 → 3 weighs next to nothing in antialiased ${mode}`,
    clauses: ['antialias.window'],
    call: { input: ramp([1, 1, 1, 5]), ...filtered(mode, [1, 3]) },
  }),
]);

function kernelClause(mode: Kernel) {
  const clauses = {
    bilinear: 'antialias.bilinear-kernel',
    bicubic: 'antialias.bicubic-coefficient',
    lanczos: 'antialias.lanczos-kernel',
  } as const;
  return clauses[mode];
}

const aligned: readonly Design[] = (['bilinear', 'bicubic'] as const).flatMap((mode) => [
  quick(`antialias/${mode}-aligned-10-to-5`, {
    fact: `align_corners changes the step of antialiased ${mode} from 2 to 9/4 for 10 → 5, and not its centre`,
    clauses: ['antialias.align-corners-step-only', 'antialias.centre'],
    call: { input: ramp([1, 1, 1, 10]), ...filtered(mode, [1, 5]), alignCorners: true },
  }),
  design(`antialias/${mode}-aligned-to-one`, {
    fact: `align_corners makes the step of antialiased ${mode} 0 for a single output`,
    clauses: ['antialias.align-corners-step-only'],
    call: { input: ramp([1, 1, 1, 5]), ...filtered(mode, [1, 1]), alignCorners: true },
  }),
]);

const flags: readonly Design[] = [
  quick('antialias/bilinear-off-12-to-6', {
    fact: 'bilinear with antialias false reads two of 12 columns for each of 6',
    clauses: ['antialias.support', 'linear.two-taps'],
    call: { input: impulse([1, 1, 1, 12], 5), size: [1, 6], mode: 'bilinear', antialias: false },
  }),
  quick('antialias/bicubic-off-12-to-6', {
    fact: 'bicubic with antialias false reads four of 12 columns for each of 6',
    clauses: ['antialias.support', 'bicubic.kernel'],
    call: { input: impulse([1, 1, 1, 12], 5), size: [1, 6], mode: 'bicubic', antialias: false },
  }),
  design('antialias/factor-0p3-by-0p45', {
    fact: 'antialiased bicubic keeps the factors 0.3 and 0.45 for its step',
    clauses: ['antialias.centre', 'coordinates.given-scale-factor'],
    call: { input: grid([1, 2, 10, 9]), scaleFactor: [0.3, 0.45], mode: 'bicubic', antialias: true },
  }),
  design('antialias/rows-alone', {
    fact: 'antialiased lanczos filters the rows and leaves the columns as they are',
    clauses: ['antialias.unchanged-axis'],
    call: { input: grid([1, 2, 10, 9]), size: [4, 9], mode: 'lanczos', antialias: true },
  }),
];

export const antialiasDesigns: readonly Design[] = [
  ...crossing('antialias', ANTIALIASED),
  ...ofEachKernel,
  ...aligned,
  ...flags,
];
