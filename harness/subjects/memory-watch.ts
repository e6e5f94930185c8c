const PERIOD_MS = 50;

/**
 * Sees memory that a worker's heap limit does not count, such as array buffers and wasm: the growth of the process
 * since the call under way was first looked at. Stops when the returned function is called.
 */
export function watchMemory(limitBytes: number, callUnderWay: () => number | undefined, exceeded: () => void) {
  let watched: number | undefined;
  let before = 0;
  const timer = setInterval(() => {
    const current = callUnderWay();
    const now = process.memoryUsage.rss();
    if (current === undefined || current !== watched) before = now;
    else if (now - before > limitBytes) exceeded();
    watched = current;
  }, PERIOD_MS).unref();
  return () => clearInterval(timer);
}
