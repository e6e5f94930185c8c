#!/usr/bin/env node
import { machineTrouble } from './core/machine-trouble.ts';

/** Milliseconds that what an implementation left running may keep us after the last word. */
const PATIENCE = 500;

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`error: the output cannot be written (${error.message})\n`, () => process.exit(2));
  });
}
try {
  const { main } = await import('./commands/main.ts');
  process.exitCode = await main(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr });
} catch (error) {
  const trouble = machineTrouble(error);
  if (trouble === undefined) throw error;
  process.stderr.write(`error: ${trouble}\n`);
  process.exitCode = 2;
}
setTimeout(() => process.exit(), PATIENCE).unref();
