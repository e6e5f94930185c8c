/** `96.1 %`: 100 only where it is all, and 0 only where it is nothing. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${100 * share} %`;
  return `${Math.min(Math.max(100 * share, 0.1), 99.9).toFixed(1)} %`;
}
