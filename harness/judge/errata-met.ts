import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import type { GoldenCase } from '../goldens/goldens.ts';
import type { Finding } from '../verdict.ts';
import type { Expectation } from './expectation.ts';

type Seen = NonNullable<Finding['errata']>[number];

/** For every erratum that a call meets: whether the implementation gave the target's answer or the rule's. */
export function errataSeen(
  golden: Pick<GoldenCase, 'errata'>,
  expectation: Expectation,
  got: Tensor,
  recorded: Tensor,
): Seen[] {
  const values = decoded(got);
  const derived = expectation.departures.flatMap((departure): Seen[] => {
    const seen = sideSeen(values, expectation, departure);
    return seen === undefined ? [] : [{ id: departure.id, seen }];
  });
  const expected = decoded(recorded);
  const isTarget = values.every((value, element) => Object.is(value, expected[element]));
  const named = golden.errata
    .filter((id) => !expectation.departures.some((departure) => departure.id === id))
    .map((id): Seen => ({ id, seen: isTarget ? 'target' : 'rule' }));
  return distinct([...derived, ...named]);
}

/** Decided by the first element that only one of the two answers explains. */
function sideSeen(
  values: Float64Array,
  { rule }: Expectation,
  departure: Expectation['departures'][number],
): Seen['seen'] | undefined {
  for (let element = 0; element < values.length; element++) {
    const byRule = rule.judge(element, values[element]) <= 1;
    const byDeparture = departure.rule.judge(element, values[element]) <= 1;
    if (byDeparture && !byRule) return departure.gives;
    if (byRule && !byDeparture) return departure.gives === 'target' ? 'rule' : 'target';
  }
  return undefined;
}

function distinct(seen: readonly Seen[]): Seen[] {
  return [...new Map(seen.map((one) => [one.id, one])).values()];
}
