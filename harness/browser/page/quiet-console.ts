const LONGEST_TEXT = 10_000;
const MOST_CHARACTERS = 2_000_000;
const METHODS = ['debug', 'error', 'info', 'log', 'warn'] as const;

/**
 * Cuts what is printed: the suite keeps the ends only, and megabytes on their way to it would use up the time of a call.
 * `hearAgain` makes room for the next call, `print` is the console's own.
 */
export function quietConsole(): { print: (text: string) => void; hearAgain: () => void } {
  const { min } = Math;
  const slice = Function.prototype.call.bind(String.prototype.slice) as (
    text: string,
    from: number,
    to?: number,
  ) => string;
  let left = MOST_CHARACTERS;
  const { console: own } = globalThis;
  for (const method of METHODS) {
    const print = own[method].bind(own);
    own[method] = (...values: unknown[]) => {
      for (let at = 0; at < values.length; at++) {
        const value = values[at];
        if (typeof value !== 'string') continue;
        if (value.length > LONGEST_TEXT)
          values[at] = `${slice(value, 0, LONGEST_TEXT / 2)}…${slice(value, -LONGEST_TEXT / 2)}`;
        left -= min(value.length, LONGEST_TEXT);
      }
      if (left > 0) print(...values);
    };
  }
  return {
    print: own.error,
    hearAgain() {
      left = MOST_CHARACTERS;
    },
  };
}
