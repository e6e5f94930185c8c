/** Writes spec/clauses.ts from the pages of the text. With --check it writes nothing and fails when the file is stale. */
import { readClauses } from './spec-text.ts';
import { formatted, writeMade } from './tools.ts';

const FILE = 'spec/clauses.ts';

const clauses = Object.fromEntries(readClauses().map(({ id, page, sentence }) => [id, { page, sentence }]));
const text = `/** Made from spec/*.md by scripts/generate-clauses.ts: the permanent ids, and the sentence of each. */
export const CLAUSES = ${JSON.stringify(clauses, null, 2)} as const satisfies Record<string, { page: string; sentence: string }>;

export type ClauseId = keyof typeof CLAUSES;
`;
writeMade({ [FILE]: await formatted(FILE, text) }, process.argv.includes('--check'), 'npm run clauses');
