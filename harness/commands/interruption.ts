/** As shells have it: 128 and the number of the signal. */
const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof EXIT_CODES;

/** Runs an action that Ctrl-C, or the end of the terminal, may end early; the second Ctrl-C ends the process without waiting. */
export async function untilInterrupted<T>(
  action: (signal: AbortSignal) => Promise<T>,
): Promise<{ result: T; exitCode?: number }> {
  const controller = new AbortController();
  let exitCode: number | undefined;
  const interrupt = (name: Signal) => {
    if (exitCode !== undefined) process.exit(exitCode);
    exitCode = EXIT_CODES[name];
    controller.abort();
  };
  const signals = Object.keys(EXIT_CODES) as Signal[];
  for (const name of signals) process.on(name, interrupt);
  try {
    const result = await action(controller.signal);
    return { result, ...(exitCode !== undefined && { exitCode }) };
  } finally {
    for (const name of signals) process.off(name, interrupt);
  }
}
