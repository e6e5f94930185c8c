import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BUNDLED } from '#harness/adapters/bundled.ts';
import { textsOf } from './tools.ts';

const read = (path: string) => readFileSync(path, 'utf8');

test('every step that a page asks npm run check for is there', async () => {
  const names = [...read('scripts/check.ts').matchAll(/name: '(.*?)'/g)].map(([, name]) => name);
  const asked = [...(await textsOf('*.md')).values()].flatMap((text) =>
    [...text.matchAll(/npm run check(?: --)?((?: [a-z][a-z-]*)+)(?=`|$)/gm)].flatMap(([, words]) =>
      words.trim().split(' '),
    ),
  );
  expect(asked).toContain('folders');
  expect(asked.filter((word) => !names.some((name) => name.includes(word)))).toEqual([]);
});

/** Those that every project has, or that others run. */
const USUAL = ['prepare', 'build', 'build:pages', 'test', 'coverage', 'format'];

test('the page of the scripts names every command', () => {
  const page = read('scripts/README.md');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const commands = Object.keys(scripts).filter((name) => !USUAL.includes(name));
  expect(commands.filter((name) => !page.includes(`\`npm run ${name}\``))).toEqual([]);
});

test('the page of the decisions names every decision', () => {
  const page = read('spec/decisions/README.md');
  const decisions = readdirSync('spec/decisions').filter((name) => name.endsWith('.md') && name !== 'README.md');
  expect(decisions.filter((name) => !page.includes(`(${name})`))).toEqual([]);
});

test('the page of the bundled adapters names each, with its packages', () => {
  const page = read('harness/adapters/README.md');
  for (const [name, { packages }] of Object.entries(BUNDLED)) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    for (const one of packages) expect(row).toContain(`\`${one}\``);
    expect(row).toBeDefined();
  }
});

test('every case that a page or a help explains, shows or shrinks is there', async () => {
  const ids = read('cases/ids.txt').split('\n');
  const texts = await Promise.all(['*.md', 'scripts/*.ts', 'harness/commands/*.ts'].map(textsOf));
  const named = texts
    .flatMap((some) => [...some.values()])
    .flatMap((text) => [...text.matchAll(/\b(?:explain|show|shrink) ([a-z-]+\/[a-z0-9-]+)/g)].map(([, id]) => id));
  expect(named).toContain('bicubic/upsample-5-to-10-impulse');
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});
