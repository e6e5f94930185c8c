/** A pattern over case ids and clause ids: `*` is any run of characters, `?` is any one of them. */
export function globMatcher(pattern: string): (text: string) => boolean {
  return (text) => matches(pattern, text);
}

export function isGlob(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/** Only the last `*` ever takes one more character: the time grows with the product of the lengths, whatever the pattern. */
function matches(pattern: string, text: string): boolean {
  let at = 0;
  let afterStar = -1;
  let starEnd = 0;
  for (let index = 0; index < text.length; ) {
    if (pattern[at] === '*') {
      afterStar = ++at;
      starEnd = index;
    } else if (pattern[at] === '?' || pattern[at] === text[index]) {
      at++;
      index++;
    } else if (afterStar < 0) return false;
    else {
      at = afterStar;
      index = ++starEnd;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
