import type { Command } from 'commander';
import { IMPLEMENTATION, minutes, wholeNumber, withDemands, withReports } from './options.ts';

export function defineRun(command: Command): void {
  command.description('examine an implementation').argument('<implementation>', IMPLEMENTATION);
  withDemands(command)
    .option(
      '--update-known',
      'write the present deviations to the file of --known, by their causes where they are known',
    )
    .option('--link <url>', 'with --update-known: where deviations without a link are tracked')
    .option(
      '--path <path>',
      'replay one scenario of a property, as its failure message gives it; if that scenario passes, the whole property',
    )
    .option('--shard <i/n>', 'examine the i-th of n parts; merge joins the reports')
    .option('--repeat <n>', 'run every case n times and report where the results differ', wholeNumber, 1)
    .option('--jobs <n>', 'examine with n processes; by default one for every two processors', wholeNumber)
    .option('--budget <minutes>', 'begin no case after that time; the most telling ones come first', minutes)
    .option(
      '--resume <report>',
      'go on with a run that ended early: keep the cases of this JSON report, and ask the others',
    )
    .option('--check-protocol', 'only check the protocol of a program, and explain malformed frames byte by byte')
    .option('--verbose', 'print every case as it ends');
  withReports(command, ': matrix, filters, pictures of failures').addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Examples:
  $ interpolate-conformance run ./mine.mjs --profile quick             while developing
  $ interpolate-conformance run browser:./mine.mjs                     in Chromium: WebGPU, WebGL, WebNN
  $ interpolate-conformance run ./mine.mjs --filter 'bicubic/*'        one page of the spec
  $ interpolate-conformance run ./mine.mjs --filter 'area.windows'     the cases of one clause
  $ interpolate-conformance run ./mine.mjs --filter '!antialias/*'     all but a page
  $ interpolate-conformance run ./mine.mjs --require 'linear/*'        unsupported fails here
  $ interpolate-conformance run ./mine.mjs --known known.json --junit junit.xml --markdown summary.md
  $ interpolate-conformance run ./mine.mjs --shard 1/2 --json 1.json   then: merge 1.json 2.json
  $ interpolate-conformance run ./slow.mjs --budget 10 --json r.json   then: the same with --resume r.json`;
