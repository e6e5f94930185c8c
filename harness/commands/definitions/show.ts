import type { Command } from 'commander';

export function defineShow(command: Command): void {
  command
    .description('show a case: its fact, its clauses, the call, what PyTorch answered')
    .argument('<case>', 'the id of a case');
}
