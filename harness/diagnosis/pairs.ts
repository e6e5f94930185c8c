import { LIBRARY_ARITHMETIC, MEETING } from '../mistakes/all.ts';
import type { Asked } from '../mistakes/asked.ts';
import { type Claim, claimOf, claimSentence } from './claim.ts';
import type { Hypothesis, Part } from './hypothesis.ts';

/** A mistake that may meet another one in a call: where it looks, what it weighs, which mode it takes. */
export interface MeetingMistake {
  readonly claim: Claim;
  readonly part: Part;
}

/** Numbers of a mistake that are tried with another mistake: those that are met most. */
const MOST_NUMBERS = 3;
/** Bits that two mistakes take beside their own: that there are two. */
const BITS_OF_A_MEETING = 2;

const MEMBERS: readonly MeetingMistake[] = [...new Set([...LIBRARY_ARITHMETIC, ...MEETING])].flatMap((hypothesis) => {
  const numbers = hypothesis.kind === 'fitted' ? hypothesis.candidates.slice(0, MOST_NUMBERS) : [undefined];
  return numbers.flatMap((parameter) => meetingMistake(claimOf(hypothesis, parameter)));
});

function meetingMistake(claim: Claim): MeetingMistake[] {
  const part = partOf(claim.hypothesis, claim.parameter);
  return part === undefined ? [] : [{ claim, part }];
}

function partOf(hypothesis: Hypothesis, parameter = 0): Part | undefined {
  switch (hypothesis.kind) {
    case 'mended':
      return { mend: hypothesis.mend };
    case 'decided':
      return { concerns: hypothesis.concerns, decisions: hypothesis.decisions };
    case 'fitted':
      return { concerns: hypothesis.concerns, decisions: hypothesis.decisions(parameter) };
    default:
      return undefined;
  }
}

/**
 * The mistakes that a call may meet: those that are known to be made; how libraries compute bytes and doubles, whatever they
 * are asked; then the others.
 */
export function meetingMistakes(asked: Asked, known: readonly Claim[]): readonly MeetingMistake[] {
  const names = new Set(known.map(({ name }) => name));
  const all = [...known.flatMap(meetingMistake), ...MEMBERS.filter(({ claim }) => !names.has(claim.name))];
  return all.filter(({ part }) => ('mend' in part ? part.mend(asked) !== undefined : part.concerns(asked)));
}

/** Whether neither overrules the other. */
export function meets(left: MeetingMistake, right: MeetingMistake): boolean {
  if (left.claim.hypothesis.id === right.claim.hypothesis.id) return false;
  if (!('decisions' in left.part) || !('decisions' in right.part)) return true;
  const others = right.part.decisions;
  return !Object.keys(left.part.decisions).some((key) => key in others);
}

/** Two mistakes as one claim; one that is known to be made has been said. */
export function meetingClaim(left: MeetingMistake, right: MeetingMistake, known: ReadonlySet<string>): Claim {
  const claims = [left.claim, right.claim] as const;
  const parts = [left.part, right.part] as const;
  const otherwise = claims.flatMap(({ hypothesis }, place) =>
    (hypothesis.otherwise ?? []).flatMap((one) => {
      const other = partOf(one);
      if (other === undefined) return [];
      return [combined(claims, place === 0 ? [other, parts[1]] : [parts[0], other])];
    }),
  );
  return {
    name: claims.map(({ name }) => name).join(' + '),
    hypothesis: { ...combined(claims, parts), ...(otherwise.length > 0 && { otherwise }) },
    members: claims,
    bits: claims.reduce((sum, { name, bits }) => sum + (known.has(name) ? 0 : bits), BITS_OF_A_MEETING),
    order: Math.max(...claims.map(({ order }) => order)),
  };
}

function combined(claims: readonly Claim[], parts: readonly Part[]): Hypothesis {
  const also = claims.map(({ hypothesis }) => hypothesis.also).filter((one) => one !== undefined);
  return {
    kind: 'combined',
    id: claims.map(({ hypothesis }) => hypothesis.id).join(' + '),
    sentence: claims.map(claimSentence).join(' And: '),
    clause: claims[0].hypothesis.clause,
    ...(also.length > 0 && { also: also.join('; ') }),
    ...(claims.some(({ hypothesis }) => hypothesis.isInFloat32) && { isInFloat32: true }),
    parts,
  };
}
