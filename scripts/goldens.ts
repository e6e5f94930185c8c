import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExecaError } from 'execa';
import { packageRoot } from '#harness/core/package-root.ts';
import { type Manifest, manifestSchema } from '#harness/goldens/manifest.ts';
import { loadSuite } from '#harness/suite/suite.ts';
import { answersOf, writeAccepted } from './accepted-files.ts';
import { acceptedText, GRADIENTS_SCHEMA, linesText, schemaTexts } from './data-manifests.ts';
import { recordExamples } from './example-recording.ts';
import { countExamples, EXAMPLES, readExamples, untrueExamples } from './examples.ts';
import { arrayFiles, type Differences, differences, replace } from './golden-files.ts';
import { noteIds } from './ids.ts';
import { CannotRecord, recordingPython } from './python-environment.ts';
import { type Recording, record, runScript } from './recording.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { staleIn } from './tools.ts';
import { wishes } from './wishes.ts';

/**
 * Records the golden cases and the examples of the text from PyTorch into `cases/golden`: `npm run goldens`. `--check` records
 * into a temporary folder and compares bit for bit; with `--if-possible` it is no failure where no PyTorch can be had.
 * `--python PATH` is the Python to use; by default a virtual environment in `.cache`, made when absent.
 *
 * Exit codes: 0 recorded or equal, 1 differs, an example is false or a relation is violated, 2 cannot record.
 */

const GOLDEN = join(packageRoot(), 'cases', 'golden');

const { values: wish } = wishes({
  options: {
    check: { type: 'boolean', default: false },
    'if-possible': { type: 'boolean', default: false },
    python: { type: 'string' },
  },
});

process.exitCode = await main();

async function main(): Promise<number> {
  const temporary = temporaryFolder('goldens');
  try {
    const python = await recordingPython(wish.python);
    // The target is on trial too: its relations and the examples of the text come before anything is recorded from it.
    await runScript(python, 'relations.py');
    await recordExamples(python, temporary);
    const untrue = untrueExamples(readExamples(temporary));
    if (untrue.length > 0) {
      console.error(
        `${untrue.join('\n')}\n${untrue.length} examples of the text are not what PyTorch gives; nothing is recorded`,
      );
      return 1;
    }
    const code = await recordCases(python, temporary);
    if (code === 0) await runScript(python, 'check-readme.py');
    return code;
  } catch (error) {
    if (error instanceof CannotRecord && wish['if-possible']) {
      console.log(`SKIPPED: the goldens were not recorded again: ${error.message}`);
      return 0;
    }
    if (error instanceof CannotRecord) console.error(`goldens: ${error.message}`);
    else if (error instanceof ExecaError) console.error(`goldens: ${error.shortMessage}`);
    else throw error;
    return error instanceof ExecaError && error.exitCode === 1 ? 1 : 2;
  }
}

/** What PyTorch gives, and what the judge accepts besides. */
async function recordCases(python: string, temporary: string): Promise<number> {
  const { manifest, gradients } = await record(python, temporary, today());
  const accepted = writeAccepted(answersOf(temporary, manifest, gradients), temporary, temporary);
  const found = differences(GOLDEN, temporary);
  const provenance = (isSameAnswer(found) ? keptProvenance(manifest) : undefined) ?? manifest.provenance;
  const { schema, cases, models } = manifest;
  const texts = {
    'manifest.json': linesText(schema, provenance, { cases, models }),
    'gradients.json': linesText(GRADIENTS_SCHEMA, provenance, { gradients: gradients.gradients }),
    'accepted.json': acceptedText(accepted),
    ...schemaTexts(),
    [EXAMPLES]: readFileSync(join(temporary, EXAMPLES), 'utf8'),
  };
  const counts = `${cases.length} cases, ${models.length} models, ${gradients.gradients.length} gradients`;
  if (wish.check) return compared(found, texts, counts, `torch ${manifest.provenance.torch}`);
  replace(GOLDEN, temporary, found);
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(GOLDEN, file), text);
  noteIds((await loadSuite()).map(({ id }) => id));
  console.log(
    `${counts}, ${arrayFiles(GOLDEN).length} files: ` +
      `${found.missing.length} new, ${found.changed.length} changed, ${found.extra.length} removed`,
  );
  return 0;
}

function compared(found: Differences, texts: Readonly<Record<string, string>>, counts: string, torch: string): number {
  const differing = [
    ...[...found.changed, ...staleIn(texts, GOLDEN)].map((file) => `differs: cases/golden/${file}`),
    ...found.missing.map((file) => `missing: cases/golden/${file}`),
    ...found.extra.map((file) => `extra: cases/golden/${file}`),
  ];
  for (const line of differing) console.error(line);
  if (differing.length === 0)
    console.log(
      `${counts} and ${countExamples(readExamples(GOLDEN))} lines of examples: every bit is what ${torch} gives`,
    );
  else
    console.error(
      `${differing.length} files are not what ${torch} gives; npm run goldens records them, git diff shows them`,
    );
  return differing.length === 0 ? 0 : 1;
}

function isSameAnswer({ changed, missing, extra }: Differences): boolean {
  return [...changed, ...missing, ...extra].every((file) => !file.startsWith('outputs/'));
}

/** What was kept stays true, date included, until an answer changes or another release of PyTorch answers. */
function keptProvenance(recorded: Recording): Manifest['provenance'] | undefined {
  const path = join(GOLDEN, 'manifest.json');
  if (!existsSync(path)) return undefined;
  try {
    const { provenance } = JSON.parse(readFileSync(path, 'utf8')) as { provenance?: unknown };
    const kept = manifestSchema.shape.provenance.parse(provenance);
    return release(kept.torch) === release(recorded.provenance.torch) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** A build's own label, as in 2.13.0+cpu, is no other release. */
function release(torch: string): string {
  return torch.split('+')[0];
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
