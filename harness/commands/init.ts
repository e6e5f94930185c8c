import { copyKit } from '#harness/init/copy-kit.ts';
import { KITS } from '#harness/init/kits.ts';
import { oneOf } from '#harness/run-options.ts';
import { UsageError } from '#harness/subject.ts';
import { codeOf } from '#harness/subjects/implementation.ts';
import { shellWord } from '#harness/terminal/again.ts';
import type { Streams } from './streams.ts';

export async function initCommand(kind: string, directory: string, streams: Streams): Promise<number> {
  const kit = KITS[oneOf('kind', kind, Object.keys(KITS))];
  const files = await copied(kit, directory);
  const enter = directory === '.' ? [] : [`cd ${shellWord(directory)}`];
  const lines = [
    `${directory}: ${kit.what}`,
    ...files.map((file) => `  ${file}`),
    '',
    'Next:',
    ...[...enter, ...kit.next].map((command) => `  ${command}`),
  ];
  streams.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

async function copied(kit: (typeof KITS)[string], directory: string): Promise<string[]> {
  try {
    return await copyKit(kit, directory);
  } catch (error) {
    if (error instanceof UsageError || codeOf(error) === undefined) throw error;
    throw new UsageError(`${directory}: expected a directory that can be written to: ${(error as Error).message}`);
  }
}
