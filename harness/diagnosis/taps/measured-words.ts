import type { KernelSample, MeasuredTaps, Quantity, Range } from '../../report/measured-taps.ts';
import { NOISE } from './operator.ts';

/** Closer numbers are the same one. */
const SAME = 0.004;

/** What the taps of several probes have in common, in words: `… the weights of an output element sum to 0.97, not 1; …`. */
export function measuredSentence(all: readonly MeasuredTaps[]): string {
  const sum = joined(all.map((one) => one.sum));
  const nearest = nearestText(all);
  const parts = [
    ...(isAround(sum, 1) ? [] : [`the weights of an output element sum to ${rangeText(sum)}, not 1`]),
    ...tapsText(all),
    ...(nearest === undefined ? kernelText(all) : [nearest]),
    ...bitsText(all),
    offText(all, nearest !== undefined),
    ...(all.some(({ uneven }) => uneven) ? ['they are not the same everywhere along the other axes'] : []),
  ];
  return `No known mistake fits its weights${whereText(all)}: ${parts.join('; ')}.`;
}

function joined(ranges: readonly Range[]): Range {
  return [Math.min(...ranges.map(([least]) => least)), Math.max(...ranges.map(([, most]) => most))];
}

function isAround([least, most]: Range, number: number): boolean {
  return Math.abs(least - number) < SAME && Math.abs(most - number) < SAME;
}

function rangeText([least, most]: Range): string {
  const size = Math.max(Math.abs(least), Math.abs(most));
  if (most - least <= SAME * Math.max(size, 1)) return numberText((least + most) / 2);
  return `${numberText(least)} to ${numberText(most)}`;
}

function numberText(number: number): string {
  return String(Number(number.toPrecision(3)) + 0).replace('-', '−');
}

function whereText(all: readonly MeasuredTaps[]): string {
  if (all.every(({ where }) => where === 'border')) return ', which are wrong only near the border';
  if (all.every(({ where }) => where === 'inside')) return ', which are wrong only away from the border';
  return '';
}

function tapsText(all: readonly MeasuredTaps[]): string[] {
  const [taps, due] = [joined(all.map((one) => one.taps)), joined(all.map((one) => one.due))];
  if (taps[1] === due[1]) return [];
  return [`each output element weighs up to ${taps[1]} input elements, not ${due[1]}`];
}

const QUANTITIES: Readonly<Record<Quantity, (number: string, range: Range) => string>> = {
  gain: (number) => `weights multiplied by ${number}`,
  shift: (number, [least, most]) =>
    `coordinates ${number.replaceAll('−', '')} of an input element ${most <= 0 ? 'too low' : least >= 0 ? 'too high' : 'off'}`,
  step: (number) => `steps ${number} times as long`,
  width: (number) => `a kernel ${number} times as wide`,
  coefficient: (number) => `a cubic kernel with A ≈ ${number}`,
};

/** The numbers that more than half of the probes show. */
function nearestText(all: readonly MeasuredTaps[]): string | undefined {
  const names = Object.keys(QUANTITIES) as Quantity[];
  const parts = names.flatMap((name) => {
    const numbers = all.flatMap(({ nearest }) => nearest?.[name] ?? []);
    if (2 * numbers.length <= all.length) return [];
    const range: Range = middleHalf(numbers);
    return [QUANTITIES[name](rangeText(range), range)];
  });
  return parts.length === 0 ? undefined : `they are nearest to those of ${parts.join(' and ')}`;
}

/** Without the quarters that lie furthest out: a small probe tells little. */
function middleHalf(numbers: readonly number[]): Range {
  const sorted = numbers.toSorted((left, right) => left - right);
  const cut = Math.floor(sorted.length / 4);
  return [sorted[cut], sorted[sorted.length - 1 - cut]];
}

/** From the probe whose kernel is furthest off: at the borders of a short axis taps meet, and hide it. */
function kernelText(all: readonly MeasuredTaps[]): string[] {
  const wrong = all.map(({ kernel = [] }) => kernel.filter((sample) => offOf(sample) >= SAME));
  const totalOf = (samples: readonly KernelSample[]) => samples.reduce((total, sample) => total + offOf(sample), 0);
  const furthest = wrong.reduce((most, samples) => (totalOf(samples) > totalOf(most) ? samples : most), []);
  const parts = furthest.map(
    ([distance, weight, due]) => `${numberText(weight)} at ${numberText(distance)}, not ${numberText(due)}`,
  );
  return parts.length === 0 ? [] : [`by its distance, an input element weighs ${parts.join('; ')}`];
}

function offOf([, weight, due]: KernelSample): number {
  return Math.abs(weight - due);
}

function bitsText(all: readonly MeasuredTaps[]): string[] {
  const bits = all.flatMap((one) => one.bits ?? []);
  return bits.length < all.length ? [] : [`they have ${rangeText([Math.min(...bits), Math.max(...bits)])} bits`];
}

function offText(all: readonly MeasuredTaps[], isNearest: boolean): string {
  const off = Math.max(...all.map((one) => one.off));
  if (!isNearest) return `a weight is off by up to ${numberText(off)}`;
  return off <= NOISE ? 'nothing is left over' : `up to ${numberText(off)} is left over`;
}
