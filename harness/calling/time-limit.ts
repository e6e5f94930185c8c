export const TOO_LATE = Symbol('too late');

const LONGEST_TIMER = 2 ** 31 - 1;

/** What the work comes to, or `TOO_LATE`. An answer that waits to be read counts, however late this thread gets to it. */
export function withinTime<T>(work: Promise<T>, milliseconds: number): Promise<T | typeof TOO_LATE> {
  return new Promise((resolve, reject) => {
    let timer = setTimeout(
      () => {
        timer = setTimeout(() => resolve(TOO_LATE));
      },
      Math.min(milliseconds, LONGEST_TIMER),
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
