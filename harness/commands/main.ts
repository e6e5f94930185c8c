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
    // commander answers --help after a word that is no command with the help of all.
    const words = isCommand(program, argv[0]) ? argv : argv.slice(0, 1);
    await program.parseAsync([...words], { from: 'user' });
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

function helpOf(program: Command, [name]: readonly string[]): string {
  return `interpolate-conformance ${hasCommand(program, name) ? `${name} ` : ''}--help`;
}

function hasCommand({ commands }: Command, name: string | undefined): boolean {
  return commands.some((command) => command.name() === name);
}

/** Or an option of all commands. */
function isCommand(program: Command, word = ''): boolean {
  return word === 'help' || word.startsWith('-') || hasCommand(program, word);
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
