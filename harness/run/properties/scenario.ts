import type { Call } from '#cases/case.ts';
import type { Property, Relation } from '#cases/property.ts';
import { acceptedCall } from '#reference/arguments.ts';
import type { Unsupport } from '#spec/signature.ts';
import { numberText } from '../../core/number-text.ts';
import type { OpenImplementation } from '../../core/open-implementation.ts';
import { printableLine } from '../../core/printable.ts';
import { toWireNumber } from '../../core/protocol.ts';
import type { Deviation, Finding, Level, Status } from '../../core/verdict.ts';
import { passesAt } from '../../judge/accepted.ts';
import { levelOf } from '../../judge/compare.ts';
import { soundAnswer } from '../../judge/fault.ts';
import { Answer, deviationFrom, type ValueRelation } from './relation.ts';

/** What one scenario of a property has shown, and how many calls it took. */
export type Tried = { calls: number } & (Held | Broken | ({ kind: 'unsupported' } & Unsupport));

interface Held {
  kind: 'held';
  deviation?: Deviation;
}

interface Broken {
  kind: 'broken';
  status: Status;
  /** What is wrong, in words. */
  violated: string;
  level?: Level;
  deviation?: Deviation;
}

/** Asks the calls of a scenario one after the other and judges the relation between their answers. */
export async function triedScenario<S>(
  property: Property<S>,
  scenario: S,
  opened: OpenImplementation,
  demanded: Level,
): Promise<Tried> {
  const asked = property.calls(scenario);
  const relation = property.relation(scenario);
  const answers: Answer[] = [];
  for (const [place, call] of asked.entries()) {
    const calls = place + 1;
    const outcome = await opened.ask(call);
    if (outcome.kind === 'unsupported') return { ...outcome, calls };
    const expected = { dtype: call.input.dtype, shape: shapeOf(relation, place, call) };
    const { tensor, fault } = soundAnswer(outcome, expected);
    if (fault !== undefined) return { ...broken(fault, asked.length > 1 ? `call ${place + 1}: ` : ''), calls };
    answers.push(new Answer(call, tensor));
  }
  const judged: Held | Broken =
    relation.kind === 'shapes' || relation.kind === 'input-kept'
      ? { kind: 'held' }
      : judgedBy(relation, answers, demanded);
  return { ...judged, calls: asked.length };
}

function broken({ status, level, message }: Finding, where: string): Broken {
  const violated = `${where}${printableLine(message ?? '', 300)}`;
  return { kind: 'broken', status, violated, ...(level && { level }) };
}

/** A relation compares answers with each other: bits that were recorded have no part in it. */
function judgedBy(relation: ValueRelation, answers: readonly Answer[], demanded: Level): Held | Broken {
  const deviation = deviationFrom(relation, answers);
  const { dtype } = answers[0].tensor;
  const level = levelOf(deviation, dtype);
  const { first, outside, elements } = deviation;
  if (passesAt(demanded, level, false) || first === undefined) return { kind: 'held', deviation };
  const text = (value: number) => numberText(toWireNumber(value), dtype);
  const slack = first.slack === 0 ? '' : `, slack ${Number(first.slack.toPrecision(3))}`;
  const violated =
    `at [${first.index.join(', ')}] ${WANTED[relation.kind]} ${text(first.expected)}, ` +
    `got ${text(first.got)}${slack} (${outside} of ${elements} elements)`;
  return { kind: 'broken', status: 'fail', level, deviation, violated };
}

/** What the number before "got" is. */
const WANTED: Readonly<Record<ValueRelation['kind'], string>> = {
  agreement: 'the clauses give',
  balance: 'the relation gives',
  range: 'the range of the plane ends at',
  copies: 'the plane has no such element, and next to it',
  adjoint: 'the sum over the output is',
  'same-bits': 'the first answer was',
};

/** The property itself states the shape where that is its point. */
function shapeOf(relation: Relation, place: number, call: Call): readonly number[] {
  if (relation.kind === 'shapes') return relation.shapes[place];
  return call.entry === 'interpolate.backward' ? call.inputShape : acceptedCall(call.input, call.options).outputShape;
}
