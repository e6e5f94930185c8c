/** Writes spec/clauses.ts from the pages of the text. With --check it writes nothing and fails when the file is stale. */
import { clausesModule } from './clauses-module.ts';
import { readClauses } from './spec-text.ts';
import { writeMade } from './tools.ts';

const texts = { 'spec/clauses.ts': clausesModule(readClauses()) };
writeMade(texts, process.argv.includes('--check'), 'npm run clauses');
