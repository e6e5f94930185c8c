import type { Adder } from './options.ts';

export const addShow: Adder = (program, streams, exit) => {
  program
    .command('show')
    .description('show a case: its fact, its clauses, the call, what PyTorch answered')
    .argument('<case>', 'the id of a case')
    .action(async (id: string) => {
      const { showCommand } = await import('../show.ts');
      exit(await showCommand(id, streams));
    });
};
