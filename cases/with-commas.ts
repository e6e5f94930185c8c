/** A whole number in groups of three digits: 65,537. The first use of `Intl` would take longer than a hundred calls. */
export function withCommas(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
