import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from '#cases/case.ts';
import type { WireNumber } from '#harness/core/protocol.ts';
import type { ManifestCase } from '#harness/goldens/manifest.ts';
import type { DType } from '#spec/signature.ts';
import { type Example, type ExampleBlock, readPages } from './spec-text.ts';
import { isTrueOf } from './written-answer.ts';

/** What PyTorch gave for the examples of the text: `scripts/record-examples.py` writes it. */
export interface ExampleRecord {
  readonly torch: string;
  readonly pages: Readonly<Record<string, readonly (readonly RecordedExample[])[]>>;
}

export interface RecordedExample {
  readonly source: string;
  readonly warns?: readonly string[];
  /** As Python prints it; an assignment prints nothing. */
  readonly gives?: string;
  /** The call that the line makes, where an implementation can be asked the same. */
  readonly call?: RecordedCall;
  /** What the line shows of the call, or of the call before: the whole result where it is absent. */
  readonly shows?: 'shape' | 'dtype' | 'input' | 'is input' | Indices;
}

/** Row-major indices of the elements shown, nested as they are shown. */
export type Indices = number | readonly Indices[];

export interface RecordedCall {
  readonly entry: Call['entry'];
  readonly options: ManifestCase['options'];
  /** Of the gradient of the output where the entry is `interpolate.backward`; a module that is only made has none. */
  readonly input?: RecordedTensor;
  readonly input_shape?: readonly number[];
}

export interface RecordedTensor {
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** In row-major order; one number where all elements are the same. */
  readonly values: WireNumber | readonly WireNumber[];
}

/** The file of the record, beside the manifest of the goldens. */
export const EXAMPLES = 'examples.json';

export function readExamples(folder: string): ExampleRecord {
  return JSON.parse(readFileSync(join(folder, EXAMPLES), 'utf8')) as ExampleRecord;
}

/** How many lines of the text the record has. */
export function countExamples({ pages }: ExampleRecord): number {
  return Object.values(pages).flat(2).length;
}

/** Where the text and PyTorch disagree. */
export function untrueExamples(record: ExampleRecord): string[] {
  return readPages().flatMap(({ name, blocks }) =>
    blocks.flatMap((block, at) =>
      untrueOfTarget(block, record.pages[name][at]).map((untrue) => `spec/${name}.md:${untrue}`),
    ),
  );
}

/** What PyTorch gives, with all its warnings, is what a block says; of a block marked `rule` it gives something else. */
export function untrueOfTarget(block: ExampleBlock, recorded: readonly RecordedExample[]): string[] {
  if (block.only === 'rule') {
    return block.examples.flatMap((example, at) => {
      const { gives = '' } = recorded[at];
      return gives !== '' && isTrueOf(writtenValue(example), gives) ? [untrue(example, `also PyTorch: ${gives}`)] : [];
    });
  }
  const warnings = block.examples.flatMap((example, at) => {
    const written = example.answer.filter(isWarning);
    const { warns = [] } = recorded[at];
    const isTrue = written.length === warns.length && written.every((text, index) => isTrueOf(text, warns[index]));
    return isTrue ? [] : [untrue(example, `warnings: ${warns.join(', ')}`)];
  });
  return [
    ...warnings,
    ...untrueAnswers(
      block,
      recorded.map(({ gives = '' }) => gives),
    ),
  ];
}

/** The lines of a block below which something else is written than what was given. */
export function untrueAnswers({ examples }: ExampleBlock, given: readonly string[]): string[] {
  return examples.flatMap((example, at) =>
    isTrueOf(writtenValue(example), given[at]) ? [] : [untrue(example, `got ${given[at]}`)],
  );
}

function untrue({ line, source, answer }: Example, got: string): string {
  return [`${line}: >>> ${source}`, ...answer, got].join('\n  ');
}

/** What is written below a line, without the warnings. */
function writtenValue({ answer }: Example): string {
  return answer.filter((line) => !isWarning(line)).join(' ');
}

function isWarning(line: string): boolean {
  return line.startsWith('UserWarning:');
}
