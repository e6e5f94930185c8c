import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedGoldens } from '#harness/goldens/golden-folder.ts';
import { answersIn, writeAccepted } from './accepted-files.ts';
import { acceptedText, schemaTexts } from './data-manifests.ts';
import { differences, replace } from './golden-files.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { staleIn } from './tools.ts';
import { wishes } from './wishes.ts';

/** Writes what the judge accepts beside the recorded answers: `npm run accepted [-- --check]`. Nothing is recorded. */

const { values: wish } = wishes({ options: { check: { type: 'boolean', default: false } } });

const GOLDEN = publishedGoldens();
const temporary = temporaryFolder('accepted');
const accepted = writeAccepted(answersIn(GOLDEN), GOLDEN, temporary);
const texts = { 'accepted.json': acceptedText(accepted), ...schemaTexts() };
const found = differences(GOLDEN, temporary, ['accepted']);
const stale = [...found.changed, ...found.missing, ...found.extra, ...staleIn(texts, GOLDEN)];
if (!wish.check) {
  replace(GOLDEN, temporary, found);
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(GOLDEN, file), text);
} else if (stale.length > 0) {
  for (const file of stale.slice(0, 20)) console.error(`stale: cases/golden/${file}`);
  process.exitCode = 1;
}
const said = wish.check
  ? `${stale.length} files are stale: npm run accepted writes them`
  : `${stale.length} files written`;
console.log(`${Object.keys(accepted).length} answers; ${said}`);
