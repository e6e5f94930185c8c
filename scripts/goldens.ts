import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExecaError, execa } from 'execa';
import { packageRoot } from '#harness/core/package-root.ts';
import { type Manifest, manifestSchema } from '#harness/goldens/manifest.ts';
import { loadSuite } from '#harness/suite/suite.ts';
import { answersOf, writeAccepted } from './accepted-files.ts';
import { acceptedText, dataSchemaTexts, gradientsText, type RecordedGradients } from './data-manifests.ts';
import { recordExamples } from './example-recording.ts';
import { countExamples, EXAMPLES, readExamples, untrueExamples } from './examples.ts';
import { arrayFiles, type Differences, differences, replace } from './golden-files.ts';
import { noteIds } from './ids.ts';
import { CannotRecord, recordingPython } from './python-environment.ts';
import {
  manifestSchemaText,
  manifestText,
  RECORDING_ENVIRONMENT,
  type Recording,
  record,
  scriptPath,
} from './recording.ts';
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
    await run(python, 'relations.py');
    await recordExamples(python, temporary);
    const untrue = untrueExamples(readExamples(temporary));
    if (untrue.length > 0) {
      console.error(
        `${untrue.join('\n')}\n${untrue.length} examples of the text are not what PyTorch gives; nothing is recorded`,
      );
      return 1;
    }
    const code = wish.check ? await check(python, temporary) : await update(python, temporary);
    if (code === 0) await run(python, 'check-readme.py');
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

/** The target is on trial too: its relations and the examples of the text come before anything is recorded from it. */
async function run(python: string, script: string): Promise<void> {
  await execa(python, [scriptPath(script)], { env: RECORDING_ENVIRONMENT, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** What PyTorch gives, and what the judge accepts besides. */
async function recordAll(python: string, temporary: string) {
  const recorded = await record(python, temporary, today());
  const { manifest, gradients } = recorded;
  return { ...recorded, accepted: writeAccepted(answersOf(temporary, manifest, gradients), temporary, temporary) };
}

/** The manifests and their schemas, which were recorded together. */
function manifestTexts(
  manifest: Recording,
  gradients: RecordedGradients,
  provenance: Recording['provenance'],
): Record<string, string> {
  return {
    'manifest.json': manifestText({ ...manifest, provenance }),
    'manifest.schema.json': manifestSchemaText(),
    'gradients.json': gradientsText({ ...gradients, provenance }),
    ...dataSchemaTexts(),
  };
}

async function check(python: string, temporary: string): Promise<number> {
  const { manifest, gradients, accepted } = await recordAll(python, temporary);
  const found = differences(GOLDEN, temporary);
  const changed = [
    ...found.changed,
    ...staleIn(
      {
        ...manifestTexts(manifest, gradients, keptProvenance(manifest) ?? manifest.provenance),
        'accepted.json': acceptedText(accepted),
        [EXAMPLES]: readFileSync(join(temporary, EXAMPLES), 'utf8'),
      },
      GOLDEN,
    ),
  ];
  for (const file of changed) console.error(`differs: cases/golden/${file}`);
  for (const file of found.missing) console.error(`missing: cases/golden/${file}`);
  for (const file of found.extra) console.error(`extra: cases/golden/${file}`);
  const count = changed.length + found.missing.length + found.extra.length;
  const torch = `torch ${manifest.provenance.torch}`;
  if (count === 0)
    console.log(
      `${manifest.cases.length} cases, ${manifest.models.length} models, ${gradients.gradients.length} gradients and ${countExamples(readExamples(temporary))} ` +
        `lines of examples: every bit is what ${torch} gives`,
    );
  else console.error(`${count} files are not what ${torch} gives; npm run goldens records them, git diff shows them`);
  return count === 0 ? 0 : 1;
}

async function update(python: string, temporary: string): Promise<number> {
  const { manifest, gradients, accepted } = await recordAll(python, temporary);
  const found = differences(GOLDEN, temporary);
  const provenance = (isSameAnswer(found) ? keptProvenance(manifest) : undefined) ?? manifest.provenance;
  replace(GOLDEN, temporary, found);
  const texts = { ...manifestTexts(manifest, gradients, provenance), 'accepted.json': acceptedText(accepted) };
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(GOLDEN, file), text);
  cpSync(join(temporary, EXAMPLES), join(GOLDEN, EXAMPLES));
  noteIds((await loadSuite()).map(({ id }) => id));
  console.log(
    `${manifest.cases.length} cases, ${manifest.models.length} models, ${gradients.gradients.length} gradients, ${arrayFiles(GOLDEN).length} files: ` +
      `${found.missing.length} new, ${found.changed.length} changed, ${found.extra.length} removed`,
  );
  return 0;
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
