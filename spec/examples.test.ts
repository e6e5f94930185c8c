import { describe, expect, test } from 'vitest';
import { TorchSession } from '#harness/torch/torch-expression.ts';
import { ExampleError, type TorchValue } from '#harness/torch/torch-value.ts';
import { createUpsample, upsample } from '#reference/front-ends.ts';
import { interpolateBackward } from '#reference/gradients.ts';
import { interpolate } from '#reference/interpolate.ts';
import { type ExampleBlock, readPages } from '../scripts/spec-text.ts';
import { matchesText, matchesValue } from '../scripts/written-answer.ts';

/** Real PyTorch is asked the same by scripts/check-examples.py. */
describe.each(readPages())('the examples of $name are true of the reference', ({ name, blocks }) => {
  const asked = blocks.filter(({ only }) => only !== 'target');
  test.each(asked.map((block) => ({ block, line: block.examples[0].line })))(`spec/${name}.md:$line`, ({ block }) => {
    expect(mistakes(block)).toEqual([]);
  });
});

function mistakes({ examples }: ExampleBlock): string[] {
  const session = new TorchSession({ interpolate, interpolateBackward, upsample, createUpsample });
  return examples.flatMap(({ line, source, answer }) => {
    // Our front ends do not warn: what a warning says is for PyTorch's users.
    const written = answer.filter((text) => !text.startsWith('UserWarning:')).join(' ');
    const outcome = outcomeOf(session, source);
    const isTrue = 'error' in outcome ? matchesText(written, outcome.error) : isWritten(written, outcome.value);
    return isTrue
      ? []
      : [`${line}: ${source}: written ${written}, got ${'error' in outcome ? outcome.error : show(outcome.value)}`];
  });
}

function isWritten(written: string, value: TorchValue | undefined): boolean {
  return value === undefined ? written === '' : matchesValue(written, value);
}

function outcomeOf(session: TorchSession, source: string): { value: TorchValue | undefined } | { error: string } {
  try {
    return { value: session.run(source) };
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ExampleError) throw error;
    return { error: `${error.name}: ${error.message}` };
  }
}

function show(value: TorchValue | undefined): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return value.kind === 'list' || value.kind === 'tuple' ? `[${value.items.map(show).join(', ')}]` : value.kind;
}
