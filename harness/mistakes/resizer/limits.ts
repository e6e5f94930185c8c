/** Multiplications of one resize: far more than any answer that a diagnosis looks at needs. */
const MOST_PRODUCTS = 2 ** 24;

/** With these decisions a resize would not end, or would be far longer than any answer that it could explain. */
export class TooLong extends Error {}

/** Elements of a window or products of a pass. @throws TooLong where they are too many, or no finite number. */
export function checkedLength(length: number): number {
  if (length <= MOST_PRODUCTS) return length;
  throw new TooLong(`${length} products`);
}
