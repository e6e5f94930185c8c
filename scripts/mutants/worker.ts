/** A process that puts mutants to the suite, so that one that hangs or takes all memory can be ended. */
import type { Mutant } from './mutations.ts';
import { programs } from './programs.ts';
import { Trial } from './trial.ts';

/** What it is told. */
export type Order = { readonly kind: 'reached' | 'verdict'; readonly program: string; readonly id: string };

const BEAT_MS = 500;
let beaten = 0;
let begun: Promise<{ trial: Trial; mutants: readonly Mutant[] }> | undefined;

process.on('message', (order: Order) => void answer(order));
process.on('disconnect', () => process.exit());

async function answer({ kind, program, id }: Order): Promise<void> {
  begun ??= begin(program);
  const { trial, mutants } = await begun;
  const mutant = mutants.find((one) => one.id === id) as Mutant;
  process.send?.(kind === 'reached' ? await trial.reached() : await trial.verdict(mutant));
}

async function begin(name: string) {
  const [program] = await programs((one) => one === name);
  return { trial: new Trial(program, beat), mutants: program.mutants };
}

function beat(): void {
  if (performance.now() - beaten < BEAT_MS) return;
  beaten = performance.now();
  process.send?.('beat');
}
