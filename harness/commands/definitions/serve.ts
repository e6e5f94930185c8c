import type { ServeFlags } from '../serve.ts';
import { type Adder, withDemands, withReports } from './options.ts';

export const addServe: Adder = (program, streams, exit) => {
  const command = program
    .command('serve')
    .description('print an address; the browser that opens it examines the implementation')
    .argument('[module]', 'a module (./mine.mjs), a .wasm file or a bundled adapter; without one, the reference')
    .option(
      '--host <address>',
      'the interface to listen on; 0.0.0.0 also accepts other machines that know the address',
      '127.0.0.1',
    );
  withReports(withDemands(command), '; the browser sends no tensors back, so it has no pictures').action(
    async (module: string | undefined, flags: ServeFlags) => {
      const { serveCommand } = await import('../serve.ts');
      exit(await serveCommand(module, flags, streams));
    },
  );
};
