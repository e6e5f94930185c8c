const MOST_FRAMES = 4;
const LONGEST_STACK = 10_000;
const LONGEST_FRAME = 200;
const FRAME = /^\s*at (?:(.*) \()?((?:file:\/\/|https?:\/\/|\/|[A-Za-z]:[\\/]).*?):(\d+):(\d+)\)?$/;
const HARNESS = new URL('..', import.meta.url).href;

/**
 * Where in its author's files something was thrown, a line for each call, or '': no frame of Node, of packages or of
 * the suite. Never throws, whatever the implementation made of errors and strings.
 */
export function ownFrames(thrown: unknown): string {
  try {
    const { stack } = thrown as { stack?: unknown };
    if (typeof stack !== 'string') return '';
    const frames: string[] = [];
    for (const line of stack.slice(0, LONGEST_STACK).split('\n')) {
      const frame = ownFrame(line);
      if (frame !== undefined && frames.length < MOST_FRAMES) frames.push(frame);
    }
    return frames.join('\n');
  } catch {
    return '';
  }
}

/** `at interpolate (mine.mjs:3:9)` */
function ownFrame(line: string): string | undefined {
  const [, name, file, row, column] = FRAME.exec(line) ?? [];
  if (file === undefined || file.startsWith(HARNESS) || file.includes('/node_modules/')) return undefined;
  if (`file://${file}`.startsWith(HARNESS)) return undefined;
  const place = `${file.replace(/[?#].*$/, '').replace(/^.*[\\/]/, '')}:${row}:${column}`;
  return (name === undefined ? `at ${place}` : `at ${name} (${place})`).slice(0, LONGEST_FRAME);
}
