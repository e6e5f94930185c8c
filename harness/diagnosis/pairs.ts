import { HYPOTHESES } from '../mistakes/all.ts';
import type { Claim } from './claim.ts';
import type { Hypothesis, Part } from './hypothesis.ts';

/** Mistakes that may meet in one call: where it looks, what it weighs, which mode it takes. */
const MEETING =
  /^(precision\.float32-for-float64$|(coordinates|size-one|steps|bicubic|linear|area|antialias|lanczos|modes|rounding)\.)/;

/** Those that are met most. */
const MOST_NUMBERS = 3;

const MEMBERS: readonly Claim[] = HYPOTHESES.filter(({ id }) => MEETING.test(id)).flatMap((hypothesis): Claim[] => {
  if (hypothesis.kind === 'decided' || hypothesis.kind === 'mended') return [{ hypothesis }];
  if (hypothesis.kind !== 'fitted') return [];
  return hypothesis.candidates.slice(0, MOST_NUMBERS).map((parameter) => ({ hypothesis, parameter }));
});

/** Every two mistakes of which neither overrules the other. */
export function meetingPairs(concerns: (member: Claim) => boolean): (readonly [Claim, Claim])[] {
  const members = MEMBERS.filter(concerns);
  return members.flatMap((left, place) =>
    members
      .slice(place + 1)
      .filter((right) => !isOverruled(left, right))
      .map((right) => [left, right] as const),
  );
}

/** What libraries do whatever they are asked: how they compute bytes and doubles. */
const ARITHMETIC: readonly string[] = [
  'rounding.uint8-truncates',
  'rounding.uint8-quarter-levels',
  'rounding.uint8-weights-11-bits-rounded-once',
  'rounding.uint8-weights-8-bits-rounded-once',
  'rounding.uint8-rounds-once',
  'rounding.uint8-half-even-once',
  'precision.float32-for-float64',
];

/** Options of libraries that stand beside the one for coordinates. */
const BESIDE_COORDINATES: readonly string[] = [
  'bicubic.coefficient',
  'bicubic.border-renormalised',
  'bicubic.coefficient-and-border',
  'antialias.bicubic-coefficient',
  'antialias.border-replicated',
  'antialias.bicubic-coefficient-and-border',
  'coordinates.antialias-aligned-plain-stretch',
];

/** Where an output looks, not the bits that it is computed with. */
const ABOUT_COORDINATES = /^(size-one|coordinates)\.(?!of-|in-|accumulated)/;

/** Another mistake and what it meets in a library. */
export function libraryPairs(concerns: (member: Claim) => boolean): (readonly [Claim, Claim])[] {
  return MEMBERS.filter(concerns).flatMap((member) => {
    const beside = ABOUT_COORDINATES.test(member.hypothesis.id) ? [...ARITHMETIC, ...BESIDE_COORDINATES] : ARITHMETIC;
    if (beside.includes(member.hypothesis.id)) return [];
    return MEMBERS.filter((one) => beside.includes(one.hypothesis.id) && !isOverruled(member, one)).map(
      (one) => [member, one] as const,
    );
  });
}

function isOverruled(left: Claim, right: Claim): boolean {
  if (left.hypothesis.id === right.hypothesis.id) return true;
  const [decisions, others] = [partOf(left), partOf(right)];
  if (!('decisions' in decisions) || !('decisions' in others)) return false;
  return Object.keys(decisions.decisions).some((key) => key in others.decisions);
}

function partOf({ hypothesis, parameter }: Claim): Part {
  switch (hypothesis.kind) {
    case 'mended':
      return { mend: hypothesis.mend };
    case 'decided':
      return { concerns: hypothesis.concerns, decisions: hypothesis.decisions };
    case 'fitted':
      return { concerns: hypothesis.concerns, decisions: hypothesis.decisions(parameter ?? 0) };
    default:
      return { mend: () => undefined };
  }
}

/** Two mistakes as one hypothesis. */
export function combinedHypothesis(claims: readonly Claim[], sentences: readonly string[]): Hypothesis {
  const [first] = claims;
  const otherwise = claims.flatMap(({ hypothesis }, place) =>
    (hypothesis.otherwise ?? []).map((one) =>
      combinedHypothesis(
        claims.map((claim, at) => (at === place ? { hypothesis: one } : claim)),
        sentences,
      ),
    ),
  );
  const also = claims.map(({ hypothesis }) => hypothesis.also).filter((one) => one !== undefined);
  return {
    kind: 'combined',
    id: claims.map(({ hypothesis }) => hypothesis.id).join(' + '),
    sentence: sentences.join(' And: '),
    clause: first.hypothesis.clause,
    ...(also.length > 0 && { also: also.join('; ') }),
    ...(otherwise.length > 0 && { otherwise }),
    parts: claims.map(partOf),
  };
}
