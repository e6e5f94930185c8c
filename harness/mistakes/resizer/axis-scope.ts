import type { PlannedAxis } from './steps.ts';

export interface AxisScopeDecisions {
  /** The axes that the other decisions hold for; the rest follow the clauses. */
  along: AxisScope;
}

export type AxisScope =
  | 'every'
  | 'width'
  | 'height'
  | 'depth'
  | 'shrinking'
  | 'enlarging'
  | 'whole-ratio'
  | 'broken-ratio'
  | 'odd-output'
  | 'even-output'
  | 'odd-input'
  | 'even-input'
  | 'doubled'
  | 'halved'
  | End;

/** One half of the outputs of every axis. */
export type End = 'start' | 'end';

export const AXIS_SCOPE: AxisScopeDecisions = { along: 'every' };

export function isAlong(
  { position, inputSize, outputSize }: Pick<PlannedAxis, 'position' | 'inputSize' | 'outputSize'>,
  count: number,
  scope: AxisScope,
): boolean {
  const isWhole = inputSize % outputSize === 0 || outputSize % inputSize === 0;
  switch (scope) {
    case 'every':
      return true;
    case 'width':
      return position === count - 1;
    case 'height':
      return position === count - 2;
    case 'depth':
      return position === count - 3;
    case 'shrinking':
      return outputSize < inputSize;
    case 'enlarging':
      return outputSize > inputSize;
    case 'whole-ratio':
      return isWhole;
    case 'broken-ratio':
      return !isWhole;
    case 'odd-output':
      return outputSize % 2 === 1;
    case 'even-output':
      return outputSize % 2 === 0;
    case 'odd-input':
      return inputSize % 2 === 1;
    case 'even-input':
      return inputSize % 2 === 0;
    case 'doubled':
      return outputSize === 2 * inputSize;
    case 'halved':
      return inputSize === 2 * outputSize;
    case 'start':
    case 'end':
      return outputSize > 1;
  }
}

export function isEnd(scope: AxisScope): scope is End {
  return scope === 'start' || scope === 'end';
}

/** What holds for one half of the outputs, and the clauses for the other. */
export function ofOneEnd<T>(mistaken: readonly T[], right: readonly T[], end: End): T[] {
  const middle = right.length / 2;
  return right.map((one, output) => (output < middle === (end === 'start') ? mistaken[output] : one));
}
