/** `1 of 6 elements is outside its bound` */
export function outsideText({ outside, elements }: { outside: number; elements: number }): string {
  return `${outside} of ${elements} elements ${outside === 1 ? 'is outside its' : 'are outside their'} bound`;
}
