/** An exception or a warning, as Python prints it. */
const RAISED = /^[A-Z]\w*(?:Error|Warning): /;
/** Brackets and what stands between them; commas do not matter. */
const TOKEN = /[[\]()]|[^[\](),\s]+/g;
/** A float has a point or an exponent; without both it is an int. */
const FLOAT = /^-?\d+(?=[.e])(?:\.(\d*))?(?:e([-+]?\d+))?$/;

/** Whether the text may write `written` for what Python prints: decimals to the digits written, all else exactly. */
export function isTrueOf(written: string, printed: string): boolean {
  if (RAISED.test(printed)) return RAISED.test(written) && isMessage(written, printed);
  const expected = written.match(TOKEN) ?? [];
  const found = printed.match(TOKEN) ?? [];
  return expected.length === found.length && expected.every((token, index) => isToken(token, found[index]));
}

/** `...` in a written message stands for anything. */
function isMessage(written: string, printed: string): boolean {
  const pattern = written
    .split('...')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`, 's').test(printed);
}

function isToken(written: string, printed: string): boolean {
  if (written === printed) return true;
  const decimal = FLOAT.exec(written);
  if (decimal === null || !FLOAT.test(printed) || written === '-0.0') return false;
  const [, digits = '', exponent = '0'] = decimal;
  const halfUnit = 0.5 * 10 ** (Number(exponent) - digits.length);
  return Math.abs(Number(written) - Number(printed)) <= halfUnit;
}
