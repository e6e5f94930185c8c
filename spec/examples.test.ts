import { describe, expect, test } from 'vitest';
import reference from '#harness/adapters/reference.ts';
import { publishedGoldens } from '#harness/goldens/golden-folder.ts';
import target from '#spec/target.json' with { type: 'json' };
import { printedAnswers } from '../scripts/example-answers.ts';
import { readExamples, untrueAnswers, untrueOfTarget } from '../scripts/examples.ts';
import { readPages } from '../scripts/spec-text.ts';

const record = readExamples(publishedGoldens());
const pages = readPages();

test('the recorded examples are those of the text; npm run goldens records them', () => {
  const sources = (blocks: readonly (readonly { readonly source: string }[])[]) =>
    blocks.map((block) => block.map(({ source }) => source));
  const recorded = Object.entries(record.pages).map(([name, blocks]) => [name, sources(blocks)]);
  expect(recorded).toEqual(pages.map(({ name, blocks }) => [name, sources(blocks.map(({ examples }) => examples))]));
  expect(record.torch).toBe(target.torch);
});

describe.each(pages)('the examples of $name', ({ name, blocks }) => {
  const rows = blocks.map((block, at) => ({
    block,
    line: block.examples[0].line,
    recorded: record.pages[name]?.[at] ?? [],
  }));

  test.each(rows)('line $line: PyTorch', ({ block, recorded }) => {
    expect(untrueOfTarget(block, recorded)).toEqual([]);
  });

  const asked = rows.filter(({ block }) => block.only !== 'target');
  test.each(asked)('line $line: the reference', async ({ block, recorded }) => {
    expect(untrueAnswers(block, await printedAnswers(reference, recorded))).toEqual([]);
  });
});
