/** Edits per character, up to which a word is near another. */
const FARTHEST = 0.4;

/** The candidates that a mistyped word may have meant, nearest first; none when nothing is near. */
export function suggestions(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const lower = word.toLowerCase();
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: nearness(lower, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= FARTHEST)
    .sort((left, right) => left.distance - right.distance)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** `; did you mean a or b?`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = suggestions(word, candidates);
  return near.length === 0 ? '' : `; did you mean ${alternatives(near)}?`;
}

/** `a, b or c` */
export function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** 0 for the same word; a part of a longer word counts as near. */
function nearness(word: string, candidate: string): number {
  if (word.length > 2 && candidate.includes(word)) return 0.2 * (1 - word.length / candidate.length);
  const longer = Math.max(word.length, candidate.length, 1);
  // No distance is smaller than the difference in length, which a word of megabytes settles at once.
  if (Math.abs(word.length - candidate.length) > FARTHEST * longer) return 1;
  return editDistance(word, candidate) / longer;
}

/** Insertions, deletions, replacements and swaps of neighbours. */
function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current[column] = Math.min(
        last[column] + 1,
        current[column - 1] + 1,
        last[column - 1] + (same ? 0 : 1),
        swapped ? beforeLast[column - 2] + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[right.length];
}
