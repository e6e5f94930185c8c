import { join } from 'node:path';
import { packageRoot } from '#harness/core/package-root.ts';
import target from '../spec/target.json' with { type: 'json' };
import { EXAMPLES } from './examples.ts';
import { codeBlock } from './marked-block.ts';
import { runScript } from './recording.ts';
import { type Page, readPages } from './spec-text.ts';
import { writeIn } from './temporary-folder.ts';

/** Has PyTorch run the examples of the text, and writes what it gives to the folder. */
export async function recordExamples(python: string, folder: string): Promise<void> {
  const plan = writeIn(folder, 'examples-plan.json', JSON.stringify(examplePlan()));
  await runScript(python, 'record-examples.py', plan, join(folder, EXAMPLES));
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
