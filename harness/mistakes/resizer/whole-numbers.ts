/** Ways of making a number whole. A forgiving floor takes what is just below an integer for it; a strict one an integer for the one before. */
export const WHOLE_NUMBER = {
  floor: Math.floor,
  ceil: Math.ceil,
  truncated: Math.trunc,
  'half-up': (value) => Math.floor(value + 0.5),
  'half-down': (value) => Math.ceil(value - 0.5),
  'half-even': halfToEven,
  'forgiving-floor': (value) => Math.floor(value + 1e-3),
  'strict-floor': (value) => Math.floor(value - 1e-6),
} as const satisfies Readonly<Record<string, (value: number) => number>>;

export type WholeNumber = keyof typeof WHOLE_NUMBER;

/** As `rint` of C and `round` of numpy do; `Math.round` takes a half up. */
export function halfToEven(value: number): number {
  return Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value);
}
