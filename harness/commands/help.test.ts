import { describe, expect, it } from 'vitest';
import { BUNDLED } from '#harness/adapters/bundled.ts';
import { fakeCase } from '#harness/run/fakes.ts';
import { checkPatterns } from '#harness/suite/selection.ts';
import { loadSuite } from '#harness/suite/suite.ts';
import { listCommand } from './list.ts';
import { main } from './main.ts';

async function helpOf(...command: string[]): Promise<string> {
  let help = '';
  const stream = { write: (text: string) => (help += text) };
  await main([...command, '--help'], { stdout: stream, stderr: stream });
  return help;
}

describe('the help', () => {
  const texts = [[], ['run'], ['list'], ['show'], ['explain'], ['shrink'], ['compare'], ['merge']];

  it('names cases and clauses that exist', async () => {
    const help = (await Promise.all(texts.map((command) => helpOf(...command)))).join('\n');
    const examples = [...help.matchAll(/\$ .*(?:show |explain |shrink |list '|--filter '|--require ')([^\s']+)/g)].map(
      ([, name]) => name,
    );
    expect(examples).toContain('bicubic/upsample-5-to-10-impulse');
    expect(examples.length).toBeGreaterThan(5);
    checkPatterns('help', examples, await loadSuite());
  });

  it('offers only what this version examines', async () => {
    const help = await helpOf('run');
    expect(help).not.toContain('divergent');
    for (const what of ['./mine.mjs', '.wasm', 'exec:COMMAND', 'browser:', ...Object.keys(BUNDLED)])
      expect(help).toContain(what);
  });
});

describe('list', () => {
  it('shows three clauses of a case that asks about many', async () => {
    let listed = '';
    const stream = { write: (text: string) => (listed += text) };
    const clauses = [
      'linear.two-taps',
      'linear.border',
      'linear.separable',
      'linear.weights',
      'memory.no-state',
    ] as const;
    const suite = [fakeCase('linear/crossed', { clauses })];
    await listCommand([], { profile: 'full' }, { stdout: stream, stderr: { write: () => true } }, async () => suite);
    expect(listed).toContain('; linear.two-taps, linear.border, linear.separable and 2 more)\n');
  });
});
