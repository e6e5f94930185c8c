/** FNV-1a: pseudo-random, and the same for the same text. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** An order that does not depend on the one before. */
export function byHash(left: { readonly id: string }, right: { readonly id: string }): number {
  return hashOf(left.id) - hashOf(right.id) || (left.id < right.id ? -1 : 1);
}
