import { type Command, InvalidArgumentError } from 'commander';
import { ASPECTS, PROFILES } from '#cases/case.ts';
import { BUNDLED } from '#harness/adapters/bundled.ts';
import { DEMANDS } from '#harness/core/verdict.ts';
import { DEFAULT_TIMEOUT } from '#harness/run/run-options.ts';

export const IMPLEMENTATION = `a module (./mine.mjs), the same in a browser (browser:./mine.mjs), a WebAssembly file (./mine.wasm), a program (exec:COMMAND) or a bundled adapter (${Object.keys(BUNDLED).join(', ')})`;

export function wholeNumber(text: string): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number');
}

export function minutes(text: string): number {
  if (/^\d{1,6}(\.\d{1,6})?$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('Expected a number of minutes above 0 and below 1,000,000, written as 10 or 0.5');
}

function seedOf(text: string): number | 'random' {
  return text === 'random' ? text : wholeNumber(text);
}

/** Which cases of a profile. */
export function withSelection(command: Command, profile = 'standard'): Command {
  return command
    .option('--profile <name>', `how many cases: ${PROFILES.join(', ')}`, profile)
    .option('--mode <name...>', 'only cases of these modes, such as bilinear')
    .option('--dtype <name...>', 'only cases of these dtypes, such as uint8');
}

export function withTimeout(command: Command): Command {
  const what = 'the time limit of one call; loading and the first call may take five times as long, and 10 s at least';
  return command.option('--timeout <ms>', what, wholeNumber, DEFAULT_TIMEOUT);
}

export const demandedLevel = `the level to demand: ${DEMANDS.join(', ')}`;

export const knownDeviations =
  'known deviations: [{ "pattern", "reason", "link", "status"?, "expires"?, "diagnosis"? }]';

/** What to ask of an implementation, and the level of its values. */
export function withCases(command: Command): Command {
  const asked = withSelection(command)
    .option('--level <name>', demandedLevel, 'faithful')
    .option('--filter <glob...>', 'only these case or clause ids; !glob leaves out')
    .option('--model <name...>', 'only the calls of these networks, such as hrnet-v2')
    .option('--aspect <name...>', `only these aspects: ${ASPECTS.join(', ')}`)
    .option('--seed <n>', 'the seed of the random properties; random: another one each time, and --fresh', seedOf, 1)
    .option('--fresh', 'recorded calls with their elements in another order: replaying the recordings fails');
  return withTimeout(asked);
}

/** The same, and what fails the run or ends it. */
export function withDemands(command: Command): Command {
  return withCases(command)
    .option('--require <glob...>', 'cases of the run that fail where they are unsupported; selects nothing')
    .option('--known <file>', knownDeviations)
    .option('--bail <n>', 'stop after n failed cases', wholeNumber);
}

/** Which scenario of a property, and how long it may take. */
export function withScenario(command: Command): Command {
  const chosen = command
    .option('--profile <name>', `for a property, how many scenarios: ${PROFILES.join(', ')}`, 'standard')
    .option('--seed <n>', 'the seed of a random property', wholeNumber, 1)
    .option('--path <path>', 'one scenario of a property, as its failure message gives it');
  return withTimeout(chosen);
}

/** What to print, and which files to write. */
export function withReports(command: Command, page: string): Command {
  return command
    .option('--quiet', 'print the verdict only, and no progress')
    .option('--failures <n>', 'failures to print', wholeNumber, 5)
    .option('--json <file>', 'write the whole report')
    .option('--junit <file>', 'write JUnit XML')
    .option('--markdown <file>', 'write a summary for a pull request')
    .option('--html <file>', `write an HTML page${page}`)
    .option('--badge <file>', 'write a badge: an SVG, or for FILE.json what shields.io reads')
    .option('--annotations', 'print failures as annotations for GitHub Actions');
}
