import { expect, test } from 'vitest';
import { designs } from '#cases/designs.ts';
import { tensorOf } from '#cases/fill.ts';
import { ERRATA } from '#harness/judge/errata.ts';
import { acceptedCall } from '#reference/arguments.ts';

const ALIGNING = 'nn.UpsamplingBilinear2d';

test('the errata of a design are those that the examiner sees in its call', () => {
  const different = designs
    .filter(({ aspect, entry }) => aspect === 'values' && entry !== ALIGNING)
    .filter(({ input }) => input.shape.every((size) => size > 0))
    .flatMap(({ id, input, options, errata = [] }) => {
      const tensor = tensorOf(input);
      const call = acceptedCall(tensor, options);
      const seen = ERRATA.filter((erratum) => erratum.concerns(call, tensor)).map((erratum) => erratum.id);
      const marked = errata.filter((mark) => ERRATA.some((erratum) => erratum.id === mark));
      return seen.sort().join() === [...marked].sort().join()
        ? []
        : [`${id}: seen ${seen.join()}, marked ${marked.join()}`];
    });
  expect(different).toEqual([]);
});
