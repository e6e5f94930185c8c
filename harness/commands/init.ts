import { codeOf } from '#harness/calling/implementation.ts';
import { UsageError } from '#harness/core/open-implementation.ts';
import { copyKit } from '#harness/init/copy-kit.ts';
import { installation } from '#harness/init/installation.ts';
import { KITS } from '#harness/init/kits.ts';
import { shellWord } from '#harness/present/terminal/again.ts';
import { oneOf } from '#harness/run/run-options.ts';
import type { Streams } from './streams.ts';

export async function initCommand(kind: string, directory: string, _: object, streams: Streams): Promise<number> {
  const kit = KITS[oneOf('kind', kind, Object.keys(KITS))];
  const files = await copied(kit, directory);
  const enter = directory === '.' ? [] : [`cd ${shellWord(directory)}`];
  // Tests with the recorded calls need no Node.
  const install = kit.hasRecordedCases ? undefined : installation(kit.packages ?? [], directory, files);
  const commands = [...enter, ...(install === undefined ? [] : [install]), ...kit.next];
  const parts = [
    [`${directory}: ${kit.what}`, ...files.map((file) => `  ${file}`)],
    kit.needs === undefined ? [] : [`It needs ${kit.needs}.`],
    ['Next:', ...commands.map((command) => `  ${command}`)],
    kit.edit === undefined ? [] : [`Then put your own resize into ${kit.edit}; the comments there say how.`],
    kit.hint === undefined ? [] : [kit.hint],
  ];
  streams.stdout.write(
    `${parts
      .filter((lines) => lines.length > 0)
      .map((lines) => `${lines.join('\n')}\n`)
      .join('\n')}`,
  );
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
