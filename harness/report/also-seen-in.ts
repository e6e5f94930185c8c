/** What a diagnosis calls the library behind a bundled adapter. */
const LIBRARY_OF: Readonly<Record<string, string>> = {
  'onnxruntime-web': 'ONNX Runtime',
  tfjs: 'TensorFlow.js',
};

/** Who else makes a mistake, without the implementation itself; undefined where nobody is left. */
export function alsoSeenIn(also: string | undefined, implementation: string): string | undefined {
  const own = comparable(LIBRARY_OF[implementation] ?? implementation);
  const others = entriesOf(also ?? '').filter((entry) => !isOf(own, comparable(entry)));
  return others.length === 0 ? undefined : others.join(', ');
}

/** `ONNX Runtime, which is given scales in float32` is one entry. */
function entriesOf(also: string): string[] {
  return also.split(/, (?!which |and so |where )/).filter((entry) => entry !== '');
}

function isOf(own: string, entry: string): boolean {
  return own !== '' && (entry === own || entry.startsWith(`${own} `));
}

/** Letters in one case, without punctuation: `onnx runtime`, `pillow s bicubic`. */
function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d.]+/gu, ' ')
    .trim();
}
