import { type Command, CommanderError } from 'commander';
import { machineTrouble } from '#harness/core/machine-trouble.ts';
import { UsageError } from '#harness/core/open-implementation.ts';
import { printable, printableLine } from '#harness/core/printable.ts';
import { SuiteError } from '#harness/core/suite-error.ts';
import { EXIT } from './exit.ts';
import { commandLine } from './program.ts';
import { guardedStreams, type Streams } from './streams.ts';

/** Runs a command line and returns its exit code. */
export async function main(argv: readonly string[], given: Streams): Promise<number> {
  const streams = guardedStreams(given);
  let exitCode: number = EXIT.conforms;
  let program: Command | undefined;
  try {
    program = commandLine(streams, (code) => {
      exitCode = code;
    });
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (program && error instanceof CommanderError) return commanderExit(error, helpOf(program, argv), streams);
    streams.stderr.write(`${troubleText(error)}\n`);
    return EXIT.unusable;
  }
}

/** Help and version that were asked for are no errors; all else is a command line that cannot be used. */
function commanderExit({ code, message, exitCode }: CommanderError, help: string, { stderr }: Streams): number {
  if (exitCode === 0) return EXIT.conforms;
  if (code !== 'commander.help') {
    stderr.write(`${printableLine(message, LONGEST)}; ${help} shows how it is used\n`);
  }
  return EXIT.unusable;
}

/** Characters of a message: an argument that it repeats may have any length. */
const LONGEST = 1000;

function helpOf({ commands }: Command, [name]: readonly string[]): string {
  const own = commands.some((command) => command.name() === name);
  return `interpolate-conformance ${own ? `${name} ` : ''}--help`;
}

function troubleText(error: unknown): string {
  if (error instanceof UsageError) return `error: ${printable(error.message, 4 * LONGEST)}`;
  const trouble = machineTrouble(error instanceof SuiteError ? error.cause : error);
  if (trouble !== undefined) return `error: ${printable(trouble)}`;
  const blame = 'a fault of the suite, not of the implementation';
  if (error instanceof SuiteError) return `suite error: ${printable(error.message, 4 * LONGEST)} (${blame})`;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `suite error: ${printable(details, 4 * LONGEST)}\n(${blame}; please report it)`;
}
