/** What a scope is asked about an axis. */
export interface ScopedAxis {
  readonly position: number;
  readonly inputSize: number;
  readonly outputSize: number;
}

const isWhole = ({ inputSize, outputSize }: ScopedAxis) => inputSize % outputSize === 0 || outputSize % inputSize === 0;
const isInner = (fromLast: number) => (axis: ScopedAxis, count: number) => axis.position === count - 1 - fromLast;
const hasSeveral = ({ outputSize }: ScopedAxis) => outputSize > 1;

/** Kinds of axes; `start` and `end` are one half of the outputs of every axis. */
const SCOPES = {
  every: () => true,
  width: isInner(0),
  height: isInner(1),
  depth: isInner(2),
  shrinking: ({ inputSize, outputSize }) => outputSize < inputSize,
  enlarging: ({ inputSize, outputSize }) => outputSize > inputSize,
  'whole-ratio': isWhole,
  'broken-ratio': (axis) => !isWhole(axis),
  'odd-output': ({ outputSize }) => outputSize % 2 === 1,
  'even-output': ({ outputSize }) => outputSize % 2 === 0,
  'odd-input': ({ inputSize }) => inputSize % 2 === 1,
  'even-input': ({ inputSize }) => inputSize % 2 === 0,
  doubled: ({ inputSize, outputSize }) => outputSize === 2 * inputSize,
  halved: ({ inputSize, outputSize }) => inputSize === 2 * outputSize,
  start: hasSeveral,
  end: hasSeveral,
} as const satisfies Readonly<Record<string, (axis: ScopedAxis, count: number) => boolean>>;

export type AxisScope = keyof typeof SCOPES;
export type End = Extract<AxisScope, 'start' | 'end'>;

export const AXIS_SCOPE = {
  /** The axes that the other decisions hold for; the rest follow the clauses. */
  along: 'every' as AxisScope,
};

export function isAlong(axis: ScopedAxis, count: number, scope: AxisScope): boolean {
  return SCOPES[scope](axis, count);
}

export function isEnd(scope: AxisScope): scope is End {
  return scope === 'start' || scope === 'end';
}

type OfOutput<T> = (output: number) => T;

/** What holds for one half of the outputs, and the clauses for the other. */
export function ofOneEnd<T>(mistaken: OfOutput<T>, right: OfOutput<T>, end: End, outputSize: number): OfOutput<T> {
  return (output) => (output < outputSize / 2 === (end === 'start') ? mistaken : right)(output);
}
