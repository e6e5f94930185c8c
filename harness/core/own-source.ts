/** In a clone the suite itself is TypeScript; in its package it is compiled. */
export const fromSource = import.meta.url.endsWith('.ts');

/** Whether this Node reads TypeScript by itself. */
export const stripsTypes = Boolean((process.features as { typescript?: unknown }).typescript);
