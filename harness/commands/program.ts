import { Command, InvalidArgumentError } from 'commander';
import { ASPECTS, PROFILES } from '#cases/case.ts';
import { suiteIdentity } from '#harness/identity.ts';
import { KITS } from '#harness/init/kits.ts';
import { DEFAULT_TIMEOUT } from '#harness/run-options.ts';
import { BUNDLED } from '#harness/subjects/bundled.ts';
import { DEMANDS } from '#harness/verdict.ts';
import type { CompareFlags } from './compare.ts';
import type { DiffFlags } from './diff.ts';
import type { ExplainFlags } from './explain.ts';
import type { ListFlags } from './list.ts';
import type { MergeFlags } from './merge.ts';
import type { RunFlags } from './run.ts';
import type { ServeFlags } from './serve.ts';
import type { ShrinkFlags } from './shrink.ts';
import { type Streams, widthOf } from './streams.ts';

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
  addRun(program, streams, exit);
  addServe(program, streams, exit);
  addList(program, streams, exit);
  addShow(program, streams, exit);
  addExplain(program, streams, exit);
  addShrink(program, streams, exit);
  addCompare(program, streams, exit);
  addMerge(program, streams, exit);
  addDiff(program, streams, exit);
  addInit(program, streams, exit);
  return program;
}

type Adder = (program: Command, streams: Streams, exit: (code: number) => void) => void;

const addRun: Adder = (program, streams, exit) => {
  program
    .command('run')
    .description('examine an implementation')
    .argument('<implementation>', IMPLEMENTATION)
    .option('--profile <name>', `how much to ask: ${PROFILES.join(', ')}`, 'standard')
    .option('--level <name>', `what to demand: ${DEMANDS.join(', ')}`, 'faithful')
    .option('--filter <glob...>', 'only these case or clause ids; !glob leaves out')
    .option('--aspect <name...>', `only these: ${ASPECTS.join(', ')}`)
    .option('--require <glob...>', 'cases that must be supported')
    .option('--known <file>', 'known deviations: [{ "pattern", "reason", "link", "status"?, "expires"? }]')
    .option('--update-known', 'write what deviates now into that file')
    .option('--seed <n>', 'seed of the random properties', wholeNumber, 1)
    .option('--path <path>', 'replay one scenario of a property, as its failure says')
    .option('--shard <i/n>', 'examine the i-th of n parts; merge joins the reports')
    .option('--timeout <ms>', 'time for one call', wholeNumber, DEFAULT_TIMEOUT)
    .option('--bail <n>', 'end after n failed cases', wholeNumber)
    .option('--repeat <n>', 'examine every case n times, and tell where the results differ', wholeNumber, 1)
    .option('--check-protocol', 'only talk with a program, and explain what is malformed byte by byte')
    .option('--verbose', 'print every case as it ends')
    .option('--quiet', 'print the verdict only, and no progress')
    .option('--failures <n>', 'failures to print', wholeNumber, 5)
    .option('--json <file>', 'write the whole report')
    .option('--junit <file>', 'write JUnit XML')
    .option('--markdown <file>', 'write a summary for a pull request')
    .option('--html <file>', 'write a page to look at: matrix, filters, pictures of every failure')
    .option('--badge <file>', 'write a badge: an SVG, or for FILE.json what shields.io reads')
    .option('--annotations', 'print failures as annotations of a GitHub workflow')
    .addHelpText('after', RUN_EXAMPLES)
    .action(async (implementation: string, flags: RunFlags) => {
      if (flags.checkProtocol) {
        const { checkProtocolCommand } = await import('./check-protocol.ts');
        exit(await checkProtocolCommand(implementation, flags, streams));
        return;
      }
      const { runCommand } = await import('./run.ts');
      exit(await runCommand(implementation, flags, streams));
    });
};

const addServe: Adder = (program, streams, exit) => {
  program
    .command('serve')
    .description('print an address to open in any browser, which examines an implementation there')
    .argument('[module]', 'a module (./mine.mjs), a .wasm file or a bundled adapter; without one, the reference')
    .option('--host <address>', 'where to listen; 0.0.0.0 lets in other machines that know the address', '127.0.0.1')
    .option('--profile <name>', `how much to ask: ${PROFILES.join(', ')}`, 'standard')
    .option('--level <name>', `what to demand: ${DEMANDS.join(', ')}`, 'faithful')
    .option('--filter <glob...>', 'only these case or clause ids; !glob leaves out')
    .option('--aspect <name...>', `only these: ${ASPECTS.join(', ')}`)
    .option('--require <glob...>', 'cases that must be supported')
    .option('--known <file>', 'known deviations: [{ "pattern", "reason", "link", "expires"? }]')
    .option('--seed <n>', 'seed of the random properties', wholeNumber, 1)
    .option('--timeout <ms>', 'time for one call', wholeNumber, DEFAULT_TIMEOUT)
    .option('--bail <n>', 'end after n failed cases', wholeNumber)
    .option('--quiet', 'print the verdict only')
    .option('--failures <n>', 'failures to print', wholeNumber, 5)
    .option('--json <file>', 'write the whole report')
    .option('--junit <file>', 'write JUnit XML')
    .option('--markdown <file>', 'write a summary for a pull request')
    .option('--html <file>', 'write a page to look at; no tensors come back, so it has no pictures')
    .option('--badge <file>', 'write a badge: an SVG, or for FILE.json what shields.io reads')
    .option('--annotations', 'print failures as annotations of a GitHub workflow')
    .action(async (module: string | undefined, flags: ServeFlags) => {
      const { serveCommand } = await import('./serve.ts');
      exit(await serveCommand(module, flags, streams));
    });
};

const addList: Adder = (program, streams, exit) => {
  program
    .command('list')
    .description('list the cases')
    .argument('[glob...]', 'only these case or clause ids')
    .option('--profile <name>', `only what this profile asks: ${PROFILES.join(', ')}`, 'full')
    .option('--aspect <name...>', `only these: ${ASPECTS.join(', ')}`)
    .option('--json', 'as JSON')
    .addHelpText('after', LIST_EXAMPLES)
    .action(async (globs: string[], flags: ListFlags) => {
      const { listCommand } = await import('./list.ts');
      exit(await listCommand(globs, flags, streams));
    });
};

const addShow: Adder = (program, streams, exit) => {
  program
    .command('show')
    .description('show a case: its fact, its clauses, the call, what PyTorch answered')
    .argument('<case>', 'the id of a case')
    .action(async (id: string) => {
      const { showCommand } = await import('./show.ts');
      exit(await showCommand(id, streams));
    });
};

const addExplain: Adder = (program, streams, exit) => {
  program
    .command('explain')
    .description('explain a case down to one element: coordinates, taps, the sum, the slack; and what came instead')
    .argument('<case>', 'the id of a case')
    .argument('[implementation]', IMPLEMENTATION)
    .option('--element <index>', 'the output element, as in 0,0,1,2; by default the worst, or a telling one')
    .option('--call <n>', 'the call of a case that makes several, from 0', wholeNumber)
    .option('--profile <name>', `of a property, how much to ask: ${PROFILES.join(', ')}`, 'standard')
    .option('--seed <n>', 'seed of a random property', wholeNumber, 1)
    .option('--path <path>', 'one scenario of a property, as its failure says')
    .option('--timeout <ms>', 'time for one call', wholeNumber, DEFAULT_TIMEOUT)
    .addHelpText('after', EXPLAIN_EXAMPLES)
    .action(async (id: string, implementation: string | undefined, flags: ExplainFlags) => {
      const { explainCommand } = await import('./explain.ts');
      exit(await explainCommand(id, implementation, flags, streams));
    });
};

const addShrink: Adder = (program, streams, exit) => {
  program
    .command('shrink')
    .description('reduce a failing case to the smallest call that fails in the same way, ready to report')
    .argument('<case>', 'the id of a case')
    .argument('<implementation>', IMPLEMENTATION)
    .option('--calls <n>', 'the most calls to spend (400)', wholeNumber)
    .option('--profile <name>', `of a property, how much to ask: ${PROFILES.join(', ')}`, 'standard')
    .option('--seed <n>', 'seed of a random property', wholeNumber, 1)
    .option('--path <path>', 'one scenario of a property, as its failure says')
    .option('--timeout <ms>', 'time for one call', wholeNumber, DEFAULT_TIMEOUT)
    .option('--json', 'as JSON')
    .addHelpText('after', SHRINK_EXAMPLES)
    .action(async (id: string, implementation: string, flags: ShrinkFlags) => {
      const { shrinkCommand } = await import('./shrink.ts');
      exit(await shrinkCommand(id, implementation, flags, streams));
    });
};

const addCompare: Adder = (program, streams, exit) => {
  program
    .command('compare')
    .description('two implementations against each other and the target: where they differ, and which is nearer')
    .argument('<first>', IMPLEMENTATION)
    .argument('<second>', 'another one')
    .option('--profile <name>', `how much to ask: ${PROFILES.join(', ')}`, 'standard')
    .option('--filter <glob...>', 'only these case or clause ids; !glob leaves out')
    .option('--timeout <ms>', 'time for one call', wholeNumber, DEFAULT_TIMEOUT)
    .option('--json', 'as JSON')
    .addHelpText('after', COMPARE_EXAMPLES)
    .action(async (first: string, second: string, flags: CompareFlags) => {
      const { compareCommand } = await import('./compare.ts');
      exit(await compareCommand([first, second], flags, streams));
    });
};

const addMerge: Adder = (program, streams, exit) => {
  program
    .command('merge')
    .description('join the JSON reports of all shards of a run')
    .argument('<report...>', 'the reports, in any order')
    .option('--failures <n>', 'failures to print', wholeNumber, 5)
    .option('--json <file>', 'write the whole report')
    .option('--junit <file>', 'write JUnit XML')
    .option('--markdown <file>', 'write a summary for a pull request')
    .option('--html <file>', 'write a page to look at; reports hold no tensors, so it has no pictures')
    .option('--badge <file>', 'write a badge: an SVG, or for FILE.json what shields.io reads')
    .option('--annotations', 'print failures as annotations of a GitHub workflow')
    .addHelpText('after', MERGE_EXAMPLES)
    .action(async (reports: string[], flags: MergeFlags) => {
      const { mergeCommand } = await import('./merge.ts');
      exit(await mergeCommand(reports, flags, streams));
    });
};

const addDiff: Adder = (program, streams, exit) => {
  program
    .command('diff')
    .description('compare two JSON reports of one implementation: what got better, worse, new')
    .argument('<old>', 'the earlier report')
    .argument('<new>', 'the later report')
    .option('--cases <n>', 'cases to print of each kind', wholeNumber, 10)
    .option('--json <file>', 'write all changes')
    .addHelpText('after', DIFF_HELP)
    .action(async (old: string, recent: string, flags: DiffFlags) => {
      const { diffCommand } = await import('./diff.ts');
      exit(await diffCommand(old, recent, flags, streams));
    });
};

const addInit: Adder = (program, streams, exit) => {
  program
    .command('init')
    .description('write a small plug-in that works, to begin with')
    .argument('<kind>', 'one of the kinds below')
    .argument('[directory]', 'where to write it', '.')
    .addHelpText('after', INIT_HELP)
    .action(async (kind: string, directory: string) => {
      const { initCommand } = await import('./init.ts');
      exit(await initCommand(kind, directory, streams));
    });
};

const IMPLEMENTATION = `a module (./mine.mjs), the same in a browser (browser:./mine.mjs), a WebAssembly file (./mine.wasm), a program (exec:COMMAND) or a bundled adapter (${Object.keys(BUNDLED).join(', ')})`;

function wholeNumber(text: string): number {
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number');
}

const EXAMPLES = `
Examples:
  $ interpolate-conformance run ./mine.mjs                   examine your own implementation
  $ interpolate-conformance run 'exec:python3 mine.py'       a program on stdio
  $ interpolate-conformance run onnxruntime-web --json r.json
  $ interpolate-conformance show bicubic/upsample-5-to-10-impulse
  $ interpolate-conformance list 'bicubic/*'

Exit codes: 0 it conforms at the demanded level; 1 it does not; 2 the arguments, the implementation or the suite
cannot be used; 130 the run was interrupted (the reports hold what was examined).`;

const RUN_EXAMPLES = `
Examples:
  $ interpolate-conformance run ./mine.mjs --profile quick             while developing
  $ interpolate-conformance run browser:./mine.mjs                     in Chromium: WebGPU, WebGL, WebNN
  $ interpolate-conformance run ./mine.mjs --filter 'bicubic/*'        one page of the spec
  $ interpolate-conformance run ./mine.mjs --filter 'area.windows'     the cases of one clause
  $ interpolate-conformance run ./mine.mjs --filter '!antialias/*'     all but a page
  $ interpolate-conformance run ./mine.mjs --require 'linear/*'        unsupported fails here
  $ interpolate-conformance run ./mine.mjs --known known.json --junit junit.xml --markdown summary.md
  $ interpolate-conformance run ./mine.mjs --shard 1/2 --json 1.json   then: merge 1.json 2.json`;

const LIST_EXAMPLES = `
Examples:
  $ interpolate-conformance list --profile quick
  $ interpolate-conformance list 'nearest.*' --json`;

const EXPLAIN_EXAMPLES = `
Examples:
  $ interpolate-conformance explain bicubic/upsample-5-to-10-impulse --element 0,0,0,3
  $ interpolate-conformance explain bicubic/upsample-5-to-10-impulse ./mine.mjs`;

const SHRINK_EXAMPLES = `
Examples:
  $ interpolate-conformance shrink models/hrnet-v2-last-stage ./mine.mjs
  $ interpolate-conformance shrink models/hrnet-v2-last-stage ./mine.mjs --json > small.json

It prints the call for PyTorch, as the adapter gets it, and as the text of an issue without private data.
Exit codes: 0 it is shrunk, or there is nothing to shrink; 2 it cannot be asked.`;

const COMPARE_EXAMPLES = `
Examples:
  $ interpolate-conformance compare ./old.mjs ./new.mjs --profile quick
  $ interpolate-conformance compare onnxruntime-web tfjs --filter 'linear/*'

Exit codes: 0 they agree: no case that both support passes with one and fails with the other; 1 they do not agree;
2 they cannot be compared, as when they support no case in common.`;

const MERGE_EXAMPLES = `
Example:
  $ interpolate-conformance merge shard-*.json --json report.json`;

const DIFF_HELP = `
Example:
  $ interpolate-conformance diff last-week.json today.json

Exit codes: 0 nothing got worse; 1 something did; 2 the arguments or the reports cannot be used.`;

const INIT_HELP = `
Kinds:
${Object.entries(KITS)
  .map(([kind, { what }]) => `  ${kind.padEnd(8)}  ${what}`)
  .join('\n')}

It prints the commands that come next, and overwrites no file.

Examples:
  $ interpolate-conformance init js mine
  $ interpolate-conformance init github .`;
