import { indexAt } from '#spec/shape.ts';
import { count, counted } from '../../../core/printable.ts';
import type { Picture } from './picture.ts';
import { shortNumber } from './words.ts';

/** Where in the result the error sits, in sentences that were counted, not guessed. */
export function whereFacts(picture: Picture): string[] {
  const { multiple, shape, got } = picture;
  const outside = [...multiple.keys()].filter((element) => multiple[element] > 1);
  const ties = tieFact(picture);
  if (outside.length === 0) return [`All ${counted(got.length, 'element')} are accepted.`, ...ties];
  const share = outside.length === got.length ? 'All' : `${count(outside.length)} of`;
  const places = outside.map((element) => indexAt(shape, element));
  return [
    `${share} ${counted(got.length, 'element')} ${outside.length === 1 ? 'is' : 'are'} not accepted.`,
    ...shape
      .flatMap((size, axis) => axisFact(axis, size, shape.length, places))
      .map((fact) => (outside.length === 1 ? fact.replace(/^They are all/, 'It is') : fact)),
    ...borderFact(picture, places),
    ...signFact(picture, outside),
    ...roundingTieFact(picture, outside),
    ...ties,
  ];
}

const AXES: Readonly<Record<string, readonly [string, string]>> = {
  N: ['batch', 'batches'],
  C: ['channel', 'channels'],
  D: ['slice', 'slices'],
  H: ['row', 'rows'],
  W: ['column', 'columns'],
};

function axisFact(axis: number, size: number, rank: number, places: readonly number[][]): string[] {
  const [one, many] = AXES[axis < 2 ? 'NC'[axis] : 'DHW'.slice(5 - rank)[axis - 2]];
  const indices = [...new Set(places.map((place) => place[axis]))].sort((left, right) => left - right);
  if (indices.length === size) return [];
  const [first, last] = [indices[0], indices[indices.length - 1]];
  const isRun = last - first + 1 === indices.length;
  const isSpatial = axis > 1;
  if (isSpatial && indices.every((index) => index === 0 || index === size - 1)) {
    return [`They are all at the border: ${indices.length === 1 ? one : many} ${indices.join(' and ')} of ${size}.`];
  }
  if (isSpatial && isRun && last === size - 1 && first >= size / 2) {
    return [`They are all in the tail: the last ${indices.length} of ${count(size)} ${many}.`];
  }
  if (isSpatial && isRun && first === 0 && last < size / 2) {
    return [`They are all in the first ${indices.length} of ${count(size)} ${many}.`];
  }
  const period = [2, 3, 4].find(
    (step) => indices.length > 2 && indices.every((index) => index % step === first % step),
  );
  if (period !== undefined) {
    return [
      `They are all in ${many} ${first % period}, ${(first % period) + period}, ${(first % period) + 2 * period} …: every ${ORDINALS[period]} of ${size}.`,
    ];
  }
  if (isRun && indices.length > 1) return [`They are all in ${many} ${first} to ${last} of ${size}.`];
  if (indices.length <= 8)
    return [`They are all in ${indices.length === 1 ? one : many} ${indices.join(', ')} of ${size}.`];
  return [`They are in ${indices.length} of ${count(size)} ${many}.`];
}

const ORDINALS: Readonly<Record<number, string>> = { 2: 'second', 3: 'third', 4: 'fourth' };

/** An output index whose taps repeat an input index reads beyond the border. */
function borderFact({ weights, shape, got }: Picture, places: readonly number[][]): string[] {
  const offset = shape.length - weights.length;
  const beyond = weights.map(({ taps }) => taps.map(({ indices }) => new Set(indices).size < indices.length));
  const isBorder = (place: readonly number[]) => beyond.some((axis, at) => axis[place[at + offset]]);
  const inner = weights.reduce(
    (product, { outputSize }, at) => product * (outputSize - beyond[at].filter(Boolean).length),
    shape[0] * shape[1],
  );
  const border = got.length - inner;
  if (border === 0 || inner === 0) return [];
  if (places.length === got.length) return [];
  const own = places.filter(isBorder).length;
  return [
    `Of the ${count(border)} elements that read beyond the border of the input, where elements repeat, ${count(own)} are outside; of the ${count(inner)} others ${count(places.length - own)}.`,
  ];
}

function signFact({ difference, got, expectation }: Picture, outside: readonly number[]): string[] {
  const broken = outside.filter(
    (element) => !Number.isFinite(got[element]) && Number.isFinite(expectation.ideal[element]),
  );
  const facts =
    broken.length > 0
      ? [
          `${count(broken.length)} of them ${broken.length === 1 ? 'is' : 'are'} NaN or infinite where a number is expected.`,
        ]
      : [];
  const more = outside.filter((element) => difference[element] > 0).length;
  const less = outside.filter((element) => difference[element] < 0).length;
  if (more + less === 0) return facts;
  if (outside.length > 2 && outside.every((element) => difference[element] === difference[outside[0]])) {
    const by = shortNumber(Math.abs(difference[outside[0]]));
    return [...facts, `Got is too ${more > 0 ? 'large' : 'small'} by ${by} in every one of them.`];
  }
  if (more === 0 || less === 0) return [...facts, `Got is always too ${more > 0 ? 'large' : 'small'}.`];
  return [...facts, `Got is too large in ${count(more)} of them and too small in ${count(less)}.`];
}

function roundingTieFact({ expectation }: Picture, outside: readonly number[]): string[] {
  if (expectation.dtype !== 'uint8') return [];
  const slack = expectation.slack();
  const ties = outside.filter((element) => slack[element] > 0).length;
  return ties === 0 ? [] : [`${count(ties)} of them are at a rounding tie, where two levels are accepted.`];
}

function tieFact({ expectation, got }: Picture): string[] {
  if (expectation.isIndexTie === undefined) return [];
  const ties = got.reduce((sum, value, element) => sum + Number(expectation.isIndexTie?.(element, value)), 0);
  if (ties === 0) return ['No element is an index tie.'];
  return [`${counted(ties, 'element')} take the other accepted input element at an exact tie.`];
}
