/** The words of V8, SpiderMonkey and JavaScriptCore for a trap, and what they mean to whoever wrote the module. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/unreachable/i, 'a failed assertion, a panic or abort() ended it'],
  [/memory access|out.of.bounds memory|index out of bounds/i, 'it read or wrote an address beyond its memory'],
  [/table/i, 'it called through a function pointer beyond its table'],
  [/null function|signature|indirect call/i, 'it called a function pointer that is null or of another type'],
  [/divide|division|remainder/i, 'it divided an integer by zero'],
  [
    /unrepresentable|truncat|conversion to integer|out.of.range/i,
    'it converted a NaN, or a number that is too large, to an integer',
  ],
  [/overflow/i, 'an integer division overflowed'],
];

/** One sentence: the trap in the engine's words, and what it means. */
export function trapText(error: unknown): string {
  if (!(error instanceof Error)) return 'it threw a WebAssembly exception that it does not catch';
  const words = error.message;
  if (words.startsWith('it called')) return words;
  if (/call stack|recursion/i.test(words))
    return `stack overflow (${words}): it recurses endlessly, or too deeply for the engine`;
  if (error instanceof RangeError) return `trap: ${words}: it gave an import an address beyond its memory`;
  if (error instanceof TypeError) return `${words}: a parameter or a result of an export is not the type of the ABI`;
  const meaning = MEANINGS.find(([pattern]) => pattern.test(words))?.[1];
  return meaning === undefined ? `trap: ${words}` : `trap: ${words}: ${meaning}`;
}
