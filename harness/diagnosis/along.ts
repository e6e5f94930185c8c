import { HYPOTHESES } from '../mistakes/all.ts';
import type { Asked } from '../mistakes/asked.ts';
import { AREA } from '../mistakes/resizer/area.ts';
import { type AxisScope, isAlong, isEnd } from '../mistakes/resizer/axis-scope.ts';
import { COORDINATES } from '../mistakes/resizer/coordinates.ts';
import type { Decisions } from '../mistakes/resizer/decisions.ts';
import { INDICES } from '../mistakes/resizer/indices.ts';
import { BORDERS } from '../mistakes/resizer/interpolating.ts';
import { KERNELS } from '../mistakes/resizer/kernels.ts';
import { NEAREST } from '../mistakes/resizer/nearest.ts';
import { STEPS } from '../mistakes/resizer/steps.ts';
import { WINDOWS } from '../mistakes/resizer/windows.ts';
import type { Hypothesis } from './hypothesis.ts';

type Part = Exclude<AxisScope, 'every'>;

/** In the order in which they are tried: a mistake in one formula of two is the most frequent. */
const WORDS: Readonly<Record<Part, string>> = {
  start: 'at the start of an axis',
  end: 'at the end of an axis',
  shrinking: 'along axes that shrink',
  enlarging: 'along axes that grow',
  height: 'along the height',
  width: 'along the width',
  depth: 'along the depth',
  'broken-ratio': 'along axes whose sizes have no whole ratio',
  'whole-ratio': 'along axes whose sizes have a whole ratio',
  doubled: 'along axes that are doubled',
  halved: 'along axes that are halved',
  'odd-output': 'along axes of odd output size',
  'even-output': 'along axes of even output size',
  'odd-input': 'along axes of odd input size',
  'even-input': 'along axes of even input size',
};

const PARTS = Object.keys(WORDS) as Part[];

/** Decisions that every axis makes for itself. */
const OF_AN_AXIS: ReadonlySet<string> = new Set([
  ...Object.keys({ ...AREA, ...COORDINATES, ...INDICES, ...BORDERS, ...KERNELS, ...NEAREST, ...STEPS, ...WINDOWS }),
  'computedAs',
  'unchangedAxis',
]);

/** What only one end of an axis may have: anything else is no mistake at an end. */
const AT_AN_END: ReadonlySet<string> = new Set([...Object.keys(BORDERS), 'antialiasBorder', 'lastIndex']);

const MOST_CANDIDATES = 3;

/** Along these a number is estimated as well. */
const ESTIMATED: readonly Part[] = ['height', 'width', 'depth'];

/** The mistake of another hypothesis along some axes only, and the clauses along the rest. */
function along(hypothesis: Hypothesis, part: Part): Hypothesis | undefined {
  const { id, clause, also } = hypothesis;
  const head = {
    id: `${id}:${part}`,
    whole: hypothesis,
    clause,
    sentence: `${hypothesis.sentence} It does so ${WORDS[part]} only.`,
    ...(also !== undefined && { also }),
  };
  if (hypothesis.kind === 'fitted') {
    const { concerns, decisions, said, candidates, start } = hypothesis;
    return {
      ...head,
      kind: 'fitted',
      concerns,
      decisions: (parameter) => ({ ...decisions(parameter), along: part }),
      candidates: candidates.slice(0, MOST_CANDIDATES),
      ...(start !== undefined && ESTIMATED.includes(part) && { start }),
      said,
    };
  }
  if (hypothesis.kind === 'decided') {
    return {
      ...head,
      kind: 'decided',
      concerns: hypothesis.concerns,
      decisions: { ...hypothesis.decisions, along: part },
    };
  }
  if (hypothesis.kind !== 'mended' || hypothesis.decisions === undefined) return undefined;
  const concerns = (asked: Asked) => hypothesis.mend(asked) !== undefined;
  return { ...head, kind: 'decided', concerns, decisions: { ...hypothesis.decisions, along: part } };
}

function isOfAnAxis(hypothesis: Hypothesis): boolean {
  const decisions = exampleOf(hypothesis);
  return decisions !== undefined && Object.keys(decisions).every((key) => OF_AN_AXIS.has(key));
}

function exampleOf(hypothesis: Hypothesis): Partial<Decisions> | undefined {
  switch (hypothesis.kind) {
    case 'decided':
    case 'mended':
      return hypothesis.decisions;
    case 'fitted': {
      const [number = hypothesis.start] = hypothesis.candidates;
      return number === undefined ? undefined : hypothesis.decisions(number);
    }
    default:
      return undefined;
  }
}

function isAtEnds(hypothesis: Hypothesis): boolean {
  return hypothesis.kind === 'decided' && Object.keys(hypothesis.decisions).every((key) => AT_AN_END.has(key));
}

const MEMBERS: readonly Hypothesis[] = HYPOTHESES.filter(isOfAnAxis);

const MISTAKES: ReadonlyMap<Part, readonly Hypothesis[]> = new Map(
  PARTS.map((part) => [
    part,
    MEMBERS.flatMap((one) => (isEnd(part) && !isAtEnds(one) ? [] : (along(one, part) ?? []))),
  ]),
);

/** Mistakes along some of the axes that a call resizes, and not along others of them. */
export function partialMistakes(asked: Asked): Hypothesis[] {
  const parts = PARTS.filter((part) => {
    if (isEnd(part)) return resized(asked).some(({ outputSize }) => outputSize > 1);
    const kept = resized(asked).filter((axis) => isAlong(axis, axisCount(asked), part));
    return kept.length > 0 && kept.length < resized(asked).length;
  });
  return parts.flatMap((part) => MISTAKES.get(part) ?? []);
}

function axisCount({ input }: Asked): number {
  return input.shape.length - 2;
}

/** With a size, an axis that keeps it is left as it is by every formula. */
function resized({ accepted, options }: Asked) {
  const axes = accepted?.axes ?? [];
  return axes
    .map(({ inputSize, outputSize }, position) => ({ inputSize, outputSize, position }))
    .filter(({ inputSize, outputSize }) => inputSize !== outputSize || options.scaleFactor !== undefined);
}
