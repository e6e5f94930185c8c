import { Command } from 'commander';
import { suiteIdentity } from '#harness/core/identity.ts';
import { addCheckCalls } from './definitions/check-calls.ts';
import { addCompare } from './definitions/compare.ts';
import { addDiff } from './definitions/diff.ts';
import { addExplain } from './definitions/explain.ts';
import { addInit } from './definitions/init.ts';
import { addList } from './definitions/list.ts';
import { addMerge } from './definitions/merge.ts';
import { addJudge, addRecord } from './definitions/record.ts';
import { addRun } from './definitions/run.ts';
import { addServe } from './definitions/serve.ts';
import { addShow } from './definitions/show.ts';
import { addShrink } from './definitions/shrink.ts';
import { type Streams, widthOf } from './streams.ts';

const ADDERS = [
  addRun,
  addServe,
  addList,
  addShow,
  addExplain,
  addShrink,
  addCheckCalls,
  addRecord,
  addJudge,
  addCompare,
  addMerge,
  addDiff,
  addInit,
];

/** The commands with their options and help. What a command needs is loaded when it runs. */
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
  for (const add of ADDERS) add(program, streams, exit);
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
