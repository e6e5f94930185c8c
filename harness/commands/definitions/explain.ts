import type { ExplainFlags } from '../explain.ts';
import { type Adder, IMPLEMENTATION, wholeNumber, withScenario } from './options.ts';

export const addExplain: Adder = (program, streams, exit) => {
  const command = program
    .command('explain')
    .description('explain a case down to one element: coordinates, taps, the sum, the slack; and what came instead')
    .argument('<case>', 'the id of a case')
    .argument('[implementation]', IMPLEMENTATION)
    .option('--element <index>', 'the output element, as in 0,0,1,2; by default the worst, or a telling one')
    .option('--call <n>', 'the call of a case that makes several, from 0', wholeNumber);
  withScenario(command)
    .addHelpText('after', HELP)
    .action(async (id: string, implementation: string | undefined, flags: ExplainFlags) => {
      const { explainCommand } = await import('../explain.ts');
      exit(await explainCommand(id, implementation, flags, streams));
    });
};

const HELP = `
Examples:
  $ interpolate-conformance explain bicubic/upsample-5-to-10-impulse --element 0,0,0,3
  $ interpolate-conformance explain bicubic/upsample-5-to-10-impulse ./mine.mjs

With an implementation it explains the worst element, asks again for the taps that it uses, and asks a few cases
like it to name the likely cause.
Exit codes: 0 it is explained, whether the case passes or fails; 2 it cannot be.`;
