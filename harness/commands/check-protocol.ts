import { UsageError } from '#harness/core/open-implementation.ts';
import { runPlan } from '#harness/run/run-options.ts';
import { checkProtocol } from '#harness/stdio/check-protocol.ts';
import { EXIT } from './exit.ts';
import type { Streams } from './streams.ts';

const PREFIX = 'exec:';

/** `run exec:COMMAND --check-protocol` */
export async function checkProtocolCommand(
  implementation: string,
  flags: { timeout: number },
  { stdout }: Streams,
): Promise<number> {
  if (!implementation.startsWith(PREFIX))
    throw new UsageError(`--check-protocol: expected a program, exec:COMMAND, got ${implementation}`);
  const command = implementation.slice(PREFIX.length);
  const { timeout, loadTimeout } = runPlan({ timeout: flags.timeout });
  const isWell = await checkProtocol(command, { timeout, loadTimeout }, (text) => stdout.write(text));
  return isWell ? EXIT.conforms : EXIT.unusable;
}
