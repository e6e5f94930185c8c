import type { Call } from '#cases/case.ts';
import type { Reads, Relation, Term } from '#cases/property.ts';
import { decoded } from '#reference/rounding.ts';
import { elementCount, indexAt, offsetOf } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Deviation } from '../../core/verdict.ts';
import { callExpectation } from '../../judge/call-finding.ts';
import { DeviationTally } from '../../judge/deviation-tally.ts';
import type { Expectation } from '../../judge/expectation.ts';
import { multiplesOf } from '../../judge/multiples.ts';

/** An answer of the right shape and dtype, beside what was asked. */
export class Answer {
  readonly call: Call;
  readonly tensor: Tensor;
  readonly values: Float64Array;
  #expectation: Expectation | undefined;

  constructor(call: Call, tensor: Tensor) {
    this.call = call;
    this.tensor = tensor;
    this.values = decoded(tensor);
  }

  /** Derived only where a relation needs slack. */
  get expectation(): Expectation {
    this.#expectation ??= callExpectation(this.call);
    return this.#expectation;
  }
}

type Judged<K extends Relation['kind']> = Extract<Relation, { kind: K }>;

/** A relation about the numbers in answers. */
export type ValueRelation = Exclude<Relation, Judged<'shapes'> | Judged<'input-kept'>>;

/** How far the answers are from the relation, in multiples of the slack that each of them brings in. */
export function deviationFrom(relation: ValueRelation, answers: readonly Answer[]): Deviation {
  const tally = new DeviationTally();
  switch (relation.kind) {
    case 'agreement':
      for (const answer of answers) addAgreement(answer, tally);
      break;
    case 'balance':
      addBalance(relation, answers, tally);
      break;
    case 'range':
      addRange(relation, answers[relation.answer], tally);
      break;
    case 'copies':
      for (const answer of answers) addCopies(answer, tally);
      break;
    case 'adjoint':
      addAdjoint(answers[relation.output], answers[relation.gradient], tally);
      break;
    case 'same-bits':
      for (const right of relation.rights) addSameBits(answers[relation.left], answers[right], tally);
      break;
  }
  return tally.deviation;
}

function addAgreement({ values, expectation }: Answer, tally: DeviationTally): void {
  tally.addAll(expectation, values, multiplesOf(expectation, values));
}

/** What is read stands for an ideal value, give or take its slack; the sums and products carry both along. */
interface Measured {
  got: number;
  ideal: number;
  slack: number;
}

function addBalance(
  { shape, left, right, plus }: Judged<'balance'>,
  answers: readonly Answer[],
  tally: DeviationTally,
): void {
  const { dtype } = answers[left.answer].tensor;
  const count = elementCount(shape);
  const ownRoundings = roundings(right) * OWN_UNIT;
  for (let element = 0; element < count; element++) {
    const index = indexAt(shape, element);
    const base = plus?.(index) ?? 0;
    const one = measured(left, answers, index);
    let expected = base;
    let size = Math.abs(base) + Math.abs(one.got);
    let carried = one.slack;
    for (const term of right) {
      const { got, slack } = measuredTerm(term, answers, index);
      expected += got;
      size += Math.abs(got);
      carried += slack;
    }
    // Answers without slack are exact, and so are their sums.
    const slack = carried === 0 ? 0 : carried + ownRoundings * size;
    tally.add({ dtype, shape }, element, expected, one.got, slack, multiple(Math.abs(one.got - expected), slack));
  }
}

/** The relation is itself evaluated in float64. */
const OWN_UNIT = 2 ** -53;

/** Every product and sum rounds once, and so may `plus` in its two divisions and its sum. */
function roundings(right: readonly Term[]): number {
  return right.reduce((count, { product }) => count + product.length + 1, 3);
}

function measuredTerm({ factor, product }: Term, answers: readonly Answer[], index: readonly number[]): Measured {
  if (product.length === 1) return scaled(measured(product[0], answers, index), factor);
  const readings = product.map((reading) => measured(reading, answers, index));
  const got = readings.reduce((value, reading) => value * reading.got, 1);
  const ideal = readings.reduce((value, reading) => value * reading.ideal, 1);
  const most = readings.reduce((value, reading) => value * (Math.abs(reading.ideal) + reading.slack), 1);
  return scaled({ got, ideal, slack: most - Math.abs(ideal) }, factor);
}

function scaled({ got, ideal, slack }: Measured, factor: number): Measured {
  return { got: factor * got, ideal: factor * ideal, slack: Math.abs(factor) * slack };
}

function measured({ answer, at }: Reads, answers: readonly Answer[], index: readonly number[]): Measured {
  const { tensor, values, expectation } = answers[answer];
  const element = offsetOf(tensor.shape, at === undefined ? index : at(index));
  return { got: values[element], ideal: expectation.ideal[element], slack: expectation.slack[element] };
}

function addRange({ low, high }: Judged<'range'>, answer: Answer, tally: DeviationTally): void {
  const { shape } = answer.tensor;
  for (const [element, got] of answer.values.entries()) {
    const index = indexAt(shape, element);
    const expected = Math.min(Math.max(got, low(index)), high(index));
    const slack = answer.expectation.slack[element];
    tally.add(answer.tensor, element, expected, got, slack, multiple(Math.abs(got - expected), slack));
  }
}

function addCopies({ call: { input }, tensor, values }: Answer, tally: DeviationTally): void {
  const planeSize = elementCount(input.shape.slice(2));
  const outputSize = elementCount(tensor.shape.slice(2));
  const inputs = decoded(input);
  for (let plane = 0; plane * planeSize < inputs.length; plane++) {
    const choice = [...new Set(inputs.subarray(plane * planeSize, (plane + 1) * planeSize))];
    const known = new Set(choice);
    for (let element = plane * outputSize; element < (plane + 1) * outputSize; element++) {
      const got = values[element];
      const expected = known.has(got) ? got : nearestOf(choice, got);
      tally.add(tensor, element, expected, got, 0, known.has(got) ? 0 : Number.POSITIVE_INFINITY);
    }
  }
}

function nearestOf(choice: readonly number[], value: number): number {
  return choice.reduce((best, one) => (Math.abs(one - value) < Math.abs(best - value) ? one : best));
}

/** `gradients.transpose`: ⟨F(x), g⟩ = ⟨x, Fᵀ(g)⟩; each answer brings its slack, times what it is multiplied by. */
function addAdjoint(output: Answer, gradient: Answer, tally: DeviationTally): void {
  const forth = innerProduct(output, decoded(gradient.call.input));
  const back = innerProduct(gradient, decoded(output.call.input));
  const roundings = output.values.length + gradient.values.length;
  const slack = forth.slack + back.slack + roundings * OWN_UNIT * (forth.size + back.size);
  const [expected, got] = [forth.sum, back.sum];
  const { dtype } = output.tensor;
  tally.add({ dtype, shape: [] }, 0, expected, got, slack, multiple(Math.abs(got - expected), slack));
}

function innerProduct({ values, expectation }: Answer, factors: Float64Array) {
  let sum = 0;
  let size = 0;
  let slack = 0;
  for (const [element, value] of values.entries()) {
    const factor = factors[element];
    sum += value * factor;
    size += Math.abs(value * factor);
    slack += expectation.slack[element] * Math.abs(factor);
  }
  return { sum, size, slack };
}

function addSameBits(left: Answer, right: Answer, tally: DeviationTally): void {
  const sameNumber = (element: number) => left.tensor.data[element] === right.tensor.data[element];
  for (const [element, expected] of left.values.entries()) {
    const got = right.values[element];
    const isSame = sameNumber(element) ? Object.is(expected, got) : Number.isNaN(expected) && Number.isNaN(got);
    tally.add(left.tensor, element, expected, got, 0, isSame ? 0 : Number.POSITIVE_INFINITY);
  }
}

function multiple(distance: number, slack: number): number {
  if (distance === 0) return 0;
  return Number.isNaN(distance) || slack === 0 ? Number.POSITIVE_INFINITY : distance / slack;
}
