const BEFORE_PART = ':';

/** `coordinates.asymmetric:shrinking`: a mistake along some axes only. */
export function partText(id: string, part: string): string {
  return `${id}${BEFORE_PART}${part}`;
}

export function splitPart(id: string): readonly [base: string, part: string | undefined] {
  const [base, part] = id.split(BEFORE_PART);
  return [base, part];
}

export function isOfPart(text: string): boolean {
  return text.includes(BEFORE_PART);
}

/** The same mistake along every axis, with its number. */
export function ofEveryAxis(text: string): string {
  return text.replace(/:[^=]*/, '');
}
