/** `1 of 6 elements is not accepted` */
export function outsideText({ outside, elements }: { outside: number; elements: number }): string {
  return `${outside} of ${elements} elements ${outside === 1 ? 'is' : 'are'} not accepted`;
}
