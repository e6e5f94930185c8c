import type { Erratum } from '#cases/errata-table.ts';
import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Finding } from '../core/verdict.ts';
import { accepts, acceptsEvery } from './accepted.ts';
import type { Expectation } from './expectation.ts';
import type { Reading } from './readings.ts';

type Seen = NonNullable<Finding['errata']>[number];

/** For every erratum that a call meets: whether an accepted answer is the target's or the rule's, where that shows. */
export function errataShown(expectation: Expectation, got: Tensor, recorded: Tensor): Seen[] {
  const { readings } = expectation;
  const met = readings.at(-1)?.errata ?? [];
  if (met.length === 0) return [];
  const [values, expected] = [decoded(got), decoded(recorded)];
  if (!acceptsEvery(expectation, values)) return [];
  return met.flatMap((erratum): Seen[] => {
    for (const [element, value] of values.entries()) {
      const seen = sideSeen(erratum, readings, element, value, expected[element]);
      if (seen !== undefined) return [{ id: erratum.id, seen }];
    }
    return [];
  });
}

/** An answer is the target's where no reading without the erratum gives it, and the rule's where the target did not give it. */
function sideSeen(
  erratum: Erratum,
  readings: readonly Reading[],
  element: number,
  got: number,
  recorded: number,
): Seen['seen'] | undefined {
  const isGiven = (value: number, withErratum: boolean) =>
    readings.some(
      ({ errata, rule }) =>
        errata.includes(erratum) === withErratum &&
        accepts(rule(), element, value) &&
        rule().isIndexTie?.(element, value) !== true,
    );
  if (isGiven(got, false)) return isGiven(recorded, false) ? undefined : 'rule';
  return isGiven(got, true) ? 'target' : undefined;
}
