import { Command } from 'commander';
import { suiteIdentity } from '#harness/core/identity.ts';
import { defineCheckCalls } from './definitions/check-calls.ts';
import { defineCompare } from './definitions/compare.ts';
import { defineDiff } from './definitions/diff.ts';
import { defineExplain } from './definitions/explain.ts';
import { defineInit } from './definitions/init.ts';
import { defineList } from './definitions/list.ts';
import { defineMerge } from './definitions/merge.ts';
import { defineJudge, defineRecord } from './definitions/record.ts';
import { defineRun } from './definitions/run.ts';
import { defineServe } from './definitions/serve.ts';
import { defineShow } from './definitions/show.ts';
import { defineShrink } from './definitions/shrink.ts';
import { type Streams, widthOf } from './streams.ts';

interface Definition {
  /** Its arguments, options and help. */
  readonly define: (command: Command) => void;
  /** What it does, loaded when it runs; it is given the arguments, the options and the streams. */
  readonly load: () => Promise<(...given: never[]) => Promise<number>>;
}

/** In the order of the help. */
const COMMANDS: Readonly<Record<string, Definition>> = {
  run: { define: defineRun, load: async () => (await import('./run.ts')).runCommand },
  serve: { define: defineServe, load: async () => (await import('./serve.ts')).serveCommand },
  list: { define: defineList, load: async () => (await import('./list.ts')).listCommand },
  show: { define: defineShow, load: async () => (await import('./show.ts')).showCommand },
  explain: { define: defineExplain, load: async () => (await import('./explain.ts')).explainCommand },
  shrink: { define: defineShrink, load: async () => (await import('./shrink.ts')).shrinkCommand },
  'check-calls': { define: defineCheckCalls, load: async () => (await import('./check-calls.ts')).checkCallsCommand },
  record: { define: defineRecord, load: async () => (await import('./record.ts')).recordCommand },
  judge: { define: defineJudge, load: async () => (await import('./judge.ts')).judgeCommand },
  compare: { define: defineCompare, load: async () => (await import('./compare.ts')).compareCommand },
  merge: { define: defineMerge, load: async () => (await import('./merge.ts')).mergeCommand },
  diff: { define: defineDiff, load: async () => (await import('./diff.ts')).diffCommand },
  init: { define: defineInit, load: async () => (await import('./init.ts')).initCommand },
};

/** The commands with their options and help. */
export function commandLine(streams: Streams, exit: (code: number) => void): Command {
  const { version, target } = suiteIdentity();
  const program = new Command('interpolate-conformance')
    .description('Conformance suite for torch.nn.functional.interpolate')
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      outputError: () => {},
      getOutHelpWidth: () => widthOf(streams.stdout),
      getErrHelpWidth: () => widthOf(streams.stderr),
    })
    .exitOverride()
    .version(`${version} (${target})`, '-V, --version', 'print the version of the suite and its target')
    .addHelpText('after', EXAMPLES);
  for (const [name, { define, load }] of Object.entries(COMMANDS)) {
    const command = program.command(name).action(async (...given: unknown[]) => {
      const run = await load();
      // The last is the command itself.
      exit(await run(...([...given.slice(0, -1), streams] as never[])));
    });
    define(command);
  }
  return program;
}

const EXAMPLES = `
Examples:
  $ interpolate-conformance run ./mine.mjs                   examine your own implementation
  $ interpolate-conformance run 'exec:python3 mine.py'       a program on stdio
  $ interpolate-conformance run onnxruntime-web --json r.json
  $ interpolate-conformance show bicubic/upsample-5-to-10-impulse
  $ interpolate-conformance list 'bicubic/*'

Exit codes: 0 it conforms at the demanded level; 1 it does not, or the budget is spent before that is decided; 2 the
arguments, the implementation or the suite cannot be used; 130 the run was interrupted (the reports hold what was examined).`;
