import { HYPOTHESES } from '../mistakes/all.ts';
import type { Asked } from '../mistakes/asked.ts';
import { AREA } from '../mistakes/resizer/area.ts';
import { type AxisScope, isAlong, isEnd } from '../mistakes/resizer/axis-scope.ts';
import { COORDINATES } from '../mistakes/resizer/coordinates.ts';
import type { Decisions } from '../mistakes/resizer/decisions.ts';
import { BORDERS } from '../mistakes/resizer/interpolating.ts';
import { KERNELS } from '../mistakes/resizer/kernels.ts';
import { NEAREST } from '../mistakes/resizer/nearest.ts';
import { STEPS } from '../mistakes/resizer/steps.ts';
import { WINDOWS } from '../mistakes/resizer/windows.ts';
import { partText, splitPart } from '../report/part-text.ts';
import { type Hypothesis, predicted } from './hypothesis.ts';

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
  ...Object.keys({ ...AREA, ...COORDINATES, ...BORDERS, ...KERNELS, ...NEAREST, ...STEPS, ...WINDOWS }),
  'computedAs',
  'unchangedAxis',
]);

/** What only one end of an axis may have: anything else is no mistake at an end. */
const AT_AN_END: ReadonlySet<string> = new Set([...Object.keys(BORDERS), 'antialiasBorder', 'lastIndex']);

/** Other options hold for a whole call; as decisions they can be made for one axis. */
const AS_DECISIONS: Readonly<Record<string, Partial<Decisions>>> = {
  'coordinates.align-corners-ignored': { alignedTransform: 'half-pixel' },
  'coordinates.align-corners-always': { transform: 'align-corners' },
  'steps.sizes-for-factor': { step: 'sizes' },
  'steps.factor-although-recomputed': { step: 'factor' },
  'antialias.bilinear-as-area': { computedAs: { 'antialias-bilinear': 'area' } },
  'antialias.ignored': { computedAs: { 'antialias-bilinear': 'linear', 'antialias-bicubic': 'bicubic' } },
  'nearest.exact-for-nearest': { computedAs: { nearest: 'nearest-exact' } },
  'nearest.nearest-for-exact': { computedAs: { 'nearest-exact': 'nearest' } },
  'modes.bicubic-as-bilinear': { computedAs: { bicubic: 'linear' } },
  'modes.linear-as-nearest': { computedAs: { linear: 'nearest' } },
  'modes.area-as-linear': { computedAs: { area: 'linear' } },
  'modes.area-as-nearest': { computedAs: { area: 'nearest' } },
};

/** No number is estimated along some axes only. */
const MOST_CANDIDATES = 3;

/** The mistake of another hypothesis along some axes only, and the clauses along the rest. */
function along(hypothesis: Hypothesis, part: Part): Hypothesis | undefined {
  const { id, clause, also } = hypothesis;
  const head = {
    id: partText(id, part),
    clause,
    sentence: `${hypothesis.sentence} It does so ${WORDS[part]} only.`,
    ...(also !== undefined && { also }),
  };
  if (hypothesis.kind === 'fitted') {
    const { concerns, decisions, said, candidates } = hypothesis;
    return {
      ...head,
      kind: 'fitted',
      concerns,
      decisions: (parameter) => ({ ...decisions(parameter), along: part }),
      candidates: candidates.slice(0, MOST_CANDIDATES),
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
  const decisions = AS_DECISIONS[id];
  if (hypothesis.kind !== 'mended' || decisions === undefined) return undefined;
  const concerns = (asked: Asked) => hypothesis.mend(asked) !== undefined;
  return { ...head, kind: 'decided', concerns, decisions: { ...decisions, along: part } };
}

function isOfAnAxis(hypothesis: Hypothesis): boolean {
  if (hypothesis.kind === 'mended') return hypothesis.id in AS_DECISIONS;
  if (hypothesis.kind !== 'decided' && hypothesis.kind !== 'fitted') return false;
  if (hypothesis.kind === 'fitted' && hypothesis.candidates.length === 0) return false;
  const decisions =
    hypothesis.kind === 'decided' ? hypothesis.decisions : hypothesis.decisions(hypothesis.candidates[0]);
  return Object.keys(decisions).every((key) => OF_AN_AXIS.has(key));
}

function isAtEnds(hypothesis: Hypothesis): boolean {
  return hypothesis.kind === 'decided' && Object.keys(hypothesis.decisions).every((key) => AT_AN_END.has(key));
}

const MEMBERS = new Map(HYPOTHESES.filter(isOfAnAxis).map((hypothesis) => [hypothesis.id, hypothesis]));

/** By an id such as `coordinates.asymmetric:shrinking`. */
export function alongById(id: string): Hypothesis | undefined {
  const [base, part] = splitPart(id);
  const hypothesis = MEMBERS.get(base);
  return hypothesis && part !== undefined && part in WORDS ? along(hypothesis, part as Part) : undefined;
}

/** Mistakes along some of the axes that a call resizes, and not along others of them. */
export function partialMistakes(asked: Asked): Hypothesis[] {
  const parts = PARTS.filter((part) => {
    if (isEnd(part)) return resized(asked).some(({ outputSize }) => outputSize > 1);
    const kept = resized(asked).filter((axis) => isAlong(axis, axisCount(asked), part));
    return kept.length > 0 && kept.length < resized(asked).length;
  });
  return parts.flatMap((part) =>
    [...MEMBERS.values()].flatMap((one) => (isEnd(part) && !isAtEnds(one) ? [] : (along(one, part) ?? []))),
  );
}

/** Whether all that a call resizes is of the part of such an id: there the same along every axis predicts the same. */
export function isWhollyOfPart(id: string, asked: Asked): boolean {
  const [, part] = splitPart(id.replace(/=.*/, ''));
  if (isEnd(part as Part)) return isSameAtBothEnds(id, asked);
  return resized(asked).every((axis) => isAlong(axis, axisCount(asked), part as Part));
}

/** The other end of each axis is right whether the mistake is made there or not. */
function isSameAtBothEnds(text: string, asked: Asked): boolean {
  const id = text.replace(/=.*/, '');
  const [whole, half] = [MEMBERS.get(splitPart(id)[0]), alongById(id)];
  if (whole?.kind !== 'decided' || half === undefined || asked.accepted === undefined) return false;
  const [all, some] = [predicted(whole, asked), predicted(half, asked)];
  if (all === undefined || some === undefined || all === 'refusal' || some === 'refusal') return false;
  return all.data.every((value, element) => Object.is(value, some.data[element]));
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
