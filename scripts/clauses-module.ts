import type { Clause } from './spec-text.ts';

/** The source of spec/clauses.ts, as our formatter leaves it. */
export function clausesModule(clauses: readonly Pick<Clause, 'id' | 'page' | 'sentence'>[]): string {
  const entries = clauses.map(
    ({ id, page, sentence }) => `  '${id}': {\n    page: '${page}',\n${property('sentence', literal(sentence))}  },\n`,
  );
  return [
    '/** Made from spec/*.md by scripts/generate-clauses.ts: the permanent ids, and the sentence of each. */\n',
    'export const CLAUSES = {\n',
    ...entries,
    '} as const satisfies Record<string, { page: string; sentence: string }>;\n',
    '\n',
    'export type ClauseId = keyof typeof CLAUSES;\n',
  ].join('');
}

/** A property on its own line; one that is too long for the line width has its value on the next. */
function property(name: string, value: string): string {
  const line = `    ${name}: ${value},`;
  return line.length <= 120 ? `${line}\n` : `    ${name}:\n      ${value},\n`;
}

function literal(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
}
