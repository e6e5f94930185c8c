import type { Command } from 'commander';
import { withDemands, withReports } from './options.ts';

export function defineServe(command: Command): void {
  command
    .description('print an address; the browser that opens it examines the implementation')
    .argument('[module]', 'a module (./mine.mjs), a .wasm file or a bundled adapter; without one, the reference')
    .option(
      '--host <address>',
      'the interface to listen on; 0.0.0.0 also accepts other machines that know the address',
      '127.0.0.1',
    );
  withReports(withDemands(command), '; the browser sends no tensors back, so it has no pictures');
}
