import type { ServeFlags } from '../serve.ts';
import { type Adder, withDemands, withReports } from './options.ts';

export const addServe: Adder = (program, streams, exit) => {
  const command = program
    .command('serve')
    .description('print an address to open in any browser, which examines an implementation there')
    .argument('[module]', 'a module (./mine.mjs), a .wasm file or a bundled adapter; without one, the reference')
    .option('--host <address>', 'where to listen; 0.0.0.0 lets in other machines that know the address', '127.0.0.1');
  withReports(withDemands(command), '; no tensors come back, so it has no pictures').action(
    async (module: string | undefined, flags: ServeFlags) => {
      const { serveCommand } = await import('../serve.ts');
      exit(await serveCommand(module, flags, streams));
    },
  );
};
