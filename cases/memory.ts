import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import type { Design } from './case.ts';
import { design, grid, put, quick } from './design.ts';

/** A NaN fills one plane of four; the other three are plain. */
const POISONED: readonly { name: string; shape: readonly number[]; options: InterpolateOptions }[] = [
  { name: 'nearest', shape: [2, 2, 3, 4], options: { size: [5, 3], mode: 'nearest' } },
  { name: 'nearest-exact', shape: [2, 2, 3, 4], options: { size: [5, 3], mode: 'nearest-exact' } },
  { name: 'linear', shape: [2, 2, 5], options: { size: 8, mode: 'linear' } },
  { name: 'bilinear', shape: [2, 2, 3, 4], options: { size: [5, 3], mode: 'bilinear' } },
  { name: 'trilinear', shape: [2, 2, 2, 3, 2], options: { size: [3, 2, 3], mode: 'trilinear' } },
  { name: 'bicubic', shape: [2, 2, 3, 4], options: { size: [5, 3], mode: 'bicubic' } },
  { name: 'area', shape: [2, 2, 3, 4], options: { size: [2, 3], mode: 'area' } },
  { name: 'antialiased-bilinear', shape: [2, 2, 3, 4], options: { size: [2, 3], mode: 'bilinear', antialias: true } },
];

const planes: readonly Design[] = POISONED.map(({ name, shape, options }) => {
  const plane = elementCount(shape.slice(2));
  return quick(`memory/${name}-keeps-planes-apart`, {
    fact: `${name} keeps the NaN of one plane out of the other three`,
    clauses: ['memory.independent-planes'],
    call: { input: put(grid(shape), Number.NaN, plane, 2 * plane - 1), ...options },
  });
});

const kept: readonly Design[] = (['nearest', 'bilinear', 'bicubic'] as const).map((mode) =>
  design(`memory/${mode}-same-size-uint8`, {
    fact: `${mode} gives a new uint8 tensor where no size changes`,
    clauses: ['memory.result-is-new', 'memory.input-is-kept'],
    call: { input: grid([1, 3, 4, 5], 'uint8'), size: [4, 5], mode },
  }),
);

export const memoryDesigns: readonly Design[] = [
  ...planes,
  ...kept,
  quick('memory/large-then-small', {
    fact: 'a small result holds nothing of a larger one before it',
    clauses: ['memory.no-state'],
    call: { input: grid([1, 1, 2, 3]), size: [3, 2], mode: 'bicubic' },
  }),
  design('memory/every-element-is-written', {
    fact: 'every element of a result of 13×29 is written',
    clauses: ['memory.no-state'],
    call: { input: grid([1, 1, 5, 11]), size: [13, 29], mode: 'bilinear' },
  }),
];
