import { UsageError } from '#harness/core/open-implementation.ts';
import { checkProtocol } from '#harness/stdio/check-protocol.ts';
import { EXIT } from './exit.ts';
import type { Streams } from './streams.ts';

const PREFIX = 'exec:';

/** `run exec:COMMAND --check-protocol` */
export async function checkProtocolCommand(
  implementation: string,
  { timeout }: { timeout: number },
  { stdout }: Streams,
): Promise<number> {
  if (!implementation.startsWith(PREFIX))
    throw new UsageError(`--check-protocol: expected a program, exec:COMMAND, got ${implementation}`);
  const command = implementation.slice(PREFIX.length);
  const isWell = await checkProtocol(command, { timeout, loadTimeout: 5 * timeout }, (text) => stdout.write(text));
  return isWell ? EXIT.conforms : EXIT.unusable;
}
