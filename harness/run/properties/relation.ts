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

/** The numbers that a relation reads of an answer. What is read stands for an ideal value, give or take its slack. */
interface Source {
  readonly shape: readonly number[];
  readonly values: Float64Array;
  readonly ideal: Float64Array;
  readonly slack: Float64Array;
  readonly at: Reads['at'];
}

function sourceOf({ answer, at }: Reads, answers: readonly Answer[]): Source {
  const { tensor, values, expectation } = answers[answer];
  return { shape: tensor.shape, values, ideal: expectation.ideal, slack: expectation.slack(), at };
}

function elementOf({ shape, at }: Source, index: readonly number[]): number {
  return offsetOf(shape, at === undefined ? index : at(index));
}

function addBalance(
  { shape, left, right, plus }: Judged<'balance'>,
  answers: readonly Answer[],
  tally: DeviationTally,
): void {
  const { dtype } = answers[left.answer].tensor;
  const count = elementCount(shape);
  const ownRoundings = roundings(right) * OWN_UNIT;
  const source = sourceOf(left, answers);
  const terms = right.map(({ factor, product }) => ({
    factor,
    sources: product.map((reads) => sourceOf(reads, answers)),
  }));
  for (let element = 0; element < count; element++) {
    const index = indexAt(shape, element);
    const base = plus?.(index) ?? 0;
    const own = elementOf(source, index);
    const got = source.values[own];
    let expected = base;
    let size = Math.abs(base) + Math.abs(got);
    let carried = source.slack[own];
    for (const { factor, sources } of terms) {
      const { value, slack } = productOf(sources, index);
      expected += factor * value;
      size += Math.abs(factor * value);
      carried += Math.abs(factor) * slack;
    }
    // Answers without slack are exact, and so are their sums.
    const slack = carried === 0 ? 0 : carried + ownRoundings * size;
    tally.add({ dtype, shape }, element, expected, got, slack, multiple(Math.abs(got - expected), slack));
  }
}

/** The relation is itself evaluated in float64. */
const OWN_UNIT = 2 ** -53;

/** Every product and sum rounds once, and so may `plus` in its two divisions and its sum. */
function roundings(right: readonly Term[]): number {
  return right.reduce((count, { product }) => count + product.length + 1, 3);
}

/** A product carries the slack of its factors along. */
function productOf(sources: readonly Source[], index: readonly number[]): { value: number; slack: number } {
  if (sources.length === 1) {
    const [source] = sources;
    const element = elementOf(source, index);
    return { value: source.values[element], slack: source.slack[element] };
  }
  let value = 1;
  let ideal = 1;
  let most = 1;
  for (const source of sources) {
    const element = elementOf(source, index);
    value *= source.values[element];
    ideal *= source.ideal[element];
    most *= Math.abs(source.ideal[element]) + source.slack[element];
  }
  return { value, slack: most - Math.abs(ideal) };
}

function addRange({ low, high }: Judged<'range'>, answer: Answer, tally: DeviationTally): void {
  const { tensor, values, expectation } = answer;
  const slacks = expectation.slack();
  for (let element = 0; element < values.length; element++) {
    const got = values[element];
    const index = indexAt(tensor.shape, element);
    const expected = Math.min(Math.max(got, low(index)), high(index));
    const slack = slacks[element];
    tally.add(tensor, element, expected, got, slack, multiple(Math.abs(got - expected), slack));
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
  const slacks = expectation.slack();
  let sum = 0;
  let size = 0;
  let slack = 0;
  for (const [element, value] of values.entries()) {
    const factor = factors[element];
    sum += value * factor;
    size += Math.abs(value * factor);
    slack += slacks[element] * Math.abs(factor);
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
