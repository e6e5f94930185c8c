import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { packageRoot } from '#harness/core/package-root.ts';
import target from '../spec/target.json' with { type: 'json' };
import { EXAMPLES } from './examples.ts';
import { codeBlock } from './marked-block.ts';
import { RECORDING_ENVIRONMENT, scriptPath } from './recording.ts';
import { type Page, readPages } from './spec-text.ts';

/** Has PyTorch run the examples of the text, and writes what it gives to the folder. */
export async function recordExamples(python: string, folder: string): Promise<void> {
  const plan = join(folder, 'examples-plan.json');
  writeFileSync(plan, JSON.stringify(examplePlan()));
  await execa(python, [scriptPath('record-examples.py'), plan, join(folder, EXAMPLES)], {
    env: RECORDING_ENVIRONMENT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function examplePlan() {
  const blocksOf = ({ blocks }: Page) =>
    blocks.map(({ examples, only }) => ({ only, sources: examples.map(({ source }) => source) }));
  return {
    torch: target.torch,
    threads: target.recording.threads,
    // The imports that the page shows before the first example.
    prelude: codeBlock(join(packageRoot(), 'spec', 'README.md'), 'python'),
    pages: Object.fromEntries(readPages().map((page) => [page.name, blocksOf(page)])),
  };
}
