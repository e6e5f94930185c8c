import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call, Entry } from '#cases/case.ts';
import { interpolateOptions } from '#harness/core/entry-options.ts';
import { fromJson } from '#harness/core/protocol.ts';
import { goldenFolder } from '#harness/goldens/golden-folder.ts';
import { type GoldenFile, loadTensor } from '#harness/goldens/goldens.ts';
import type { Manifest } from '#harness/goldens/manifest.ts';
import { acceptedRanges } from '#harness/judge/accepted-ranges.ts';
import { type Expectation, expectationOf } from '#harness/judge/expectation.ts';
import { gradientExpectation } from '#harness/judge/gradient-expectation.ts';
import { concatenatedExpectation, untouchedExpectation } from '#harness/judge/model.ts';
import { checkedRecording } from '#harness/judge/recorded.ts';
import type { Tensor } from '#spec/signature.ts';
import type { AcceptedFiles, RecordedGradients } from './data-manifests.ts';
import { writeTensor } from './golden-files.ts';
import type { Recording } from './recording.ts';

/** An answer that is recorded, the call that it answers, and what the judge expects of such an answer. */
export interface Answer {
  readonly id: string;
  readonly recorded: GoldenFile;
  /** Those of a model, in its order; what enters as it is stands as a tensor. */
  readonly asked: () => Call | readonly (Call | Tensor)[];
  readonly expectation: () => Expectation;
}

/** Every recorded answer of a folder of goldens. */
export function answersOf(
  folder: string,
  { cases, models }: Pick<Recording, 'cases' | 'models'>,
  { gradients }: Pick<RecordedGradients, 'gradients'>,
): Answer[] {
  const store = goldenFolder(folder);
  const forward = (file: GoldenFile, options: Recording['cases'][number]['options'], entry: Entry = 'interpolate') => ({
    entry,
    input: loadTensor(store, file),
    options: fromJson(options),
  });
  return [
    ...cases.flatMap(({ id, entry, input, options, ...came }) =>
      'output' in came ? answer(id, came.output, () => forward(input, options, entry)) : [],
    ),
    ...models.map(({ id, output, steps, concatenate }) => {
      const maps = () =>
        steps.map(({ input, options }) => (options === null ? loadTensor(store, input) : forward(input, options)));
      return {
        id,
        recorded: output,
        asked: maps,
        expectation: () =>
          concatenatedExpectation(
            maps().map((map) => ('entry' in map ? expectationOf(map) : untouchedExpectation(map))),
            concatenate,
          ),
      };
    }),
    ...gradients.map(({ id, grad_output, grad_input, input_shape, options }) =>
      answer(id, grad_input, () => ({
        ...forward(grad_output, options),
        entry: 'interpolate.backward',
        inputShape: input_shape,
      })),
    ),
  ];
}

function answer(id: string, recorded: GoldenFile, asked: () => Call): Answer {
  return {
    id,
    recorded,
    asked,
    expectation: () => {
      const call = asked();
      if (call.entry === 'interpolate.backward') return gradientExpectation(call);
      return expectationOf({ input: call.input, options: interpolateOptions(call.entry, call.options) });
    },
  };
}

/** Writes what the judge accepts for the answers that are recorded in `folder`. */
export function writeAccepted(answers: readonly Answer[], folder: string, written: string): AcceptedFiles {
  const store = goldenFolder(folder);
  return Object.fromEntries(
    answers.map(({ id, recorded, expectation: expect }) => {
      const expectation = expect();
      checkedRecording(loadTensor(store, recorded), expectation, recorded.file);
      const file = writeTensor(written, acceptedRanges(expectation), () => `accepted/${id}.npy`);
      const { refusedBy } = expectation;
      return [id, { ...file, ...(refusedBy && { refused_by: refusedBy }) }];
    }),
  );
}

/** What is recorded in a folder of goldens, as it stands there. */
export function answersIn(folder: string): Answer[] {
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
  return answersOf(folder, read('manifest.json') as Manifest, read('gradients.json') as RecordedGradients);
}
