import { describe, expect, it } from 'vitest';
import { HYPOTHESES } from '../mistakes/all.ts';
import { type CaseReport, caseReport } from '../report/case-report.ts';
import { RIGHT_AFRESH, TWO_ANSWERS, ZEROS_NOW_AND_THEN } from '../report/state-claims.ts';
import { fakeCase } from '../run/fakes.ts';
import { type Claim, claimOf } from './claim.ts';
import { CONDITIONS } from './conditions.ts';
import { ObservedCase } from './observed-case.ts';
import { rankedCauses } from './rank.ts';
import { type Counterexample, HeldClaim } from './trial.ts';

const input = { dtype: 'float32', shape: [1, 1, 4], data: new Float32Array(4) } as const;

function failing(id: string, more: Partial<CaseReport> = {}, isSeries = false): ObservedCase {
  const report = caseReport(fakeCase(id), { status: 'fail', level: 'divergent' }, 0, false);
  const call = { entry: 'interpolate', input, options: { size: 2, mode: 'linear' } } as const;
  const outcome = { kind: 'threw', name: 'Error', message: '' } as const;
  return new ObservedCase({ ...report, ...more }, { id, exchanges: [{ call, outcome }], isSeries });
}

const some = (count: number, more: Partial<CaseReport> = {}) =>
  Array.from({ length: count }, (_, at) => failing(`linear/${JSON.stringify(more)}-${at}`, more));

function held(
  id: string,
  explained: readonly ObservedCase[],
  belied: readonly ObservedCase[] = [],
  against = 0,
): HeldClaim {
  const counterexample: Counterexample = { cell: explained[0].cell, conditions: CONDITIONS.map(() => true) };
  const bits = new Map(explained.map((one) => [one, 12]));
  return new HeldClaim(claimNamed(id), bits, new Set(belied), () => new Array(against).fill(counterexample));
}

function claimNamed(id: string): Claim {
  const hypothesis = HYPOTHESES.find((one) => one.id === id);
  if (hypothesis === undefined) throw new Error(id);
  return claimOf(hypothesis);
}

const causes = (cases: readonly ObservedCase[], ...all: readonly HeldClaim[]) =>
  rankedCauses({ failing: cases, held: all }).map(({ held: { claim }, explained, of, equals }) => ({
    id: claim.hypothesis.id,
    explains: `${explained.length} of ${of.length}`,
    equals: equals.map((one) => one.claim.hypothesis.id),
  }));

describe('the shortest description', () => {
  it('names the claim that explains all that fails', () => {
    const cases = some(4);
    expect(causes(cases, held('coordinates.asymmetric', cases))).toEqual([
      { id: 'coordinates.asymmetric', explains: '4 of 4', equals: [] },
    ]);
  });

  it('names nothing that explains less than half of the failing cases that it foresees', () => {
    const cases = some(9);
    expect(causes(cases, held('coordinates.asymmetric', cases.slice(0, 4), cases.slice(4)))).toEqual([]);
  });

  it('names nothing by two cases beside many that it does not foresee', () => {
    const [float, bytes] = [some(9), some(9, { dtype: 'uint8' })];
    expect(causes([...float, ...bytes], held('coordinates.asymmetric', bytes.slice(0, 2)))).toEqual([]);
  });

  it('names nothing by a single case among many', () => {
    const [one, ...others] = some(20);
    const alone = failing('bicubic/alone', { mode: 'bicubic' });
    expect(causes([one, ...others, alone], held('coordinates.asymmetric', [alone]))).toEqual([]);
  });

  it('names nothing that passing cases speak against as often as failing ones speak for it', () => {
    const cases = some(4);
    expect(causes(cases, held('coordinates.asymmetric', cases, [], 4))).toEqual([]);
  });

  it('prefers a claim that no passing case speaks against to one that explains a case more', () => {
    const cases = some(6);
    const [first] = causes(
      cases,
      held('coordinates.asymmetric', cases, [], 3),
      held('steps.sizes-for-factor', cases.slice(1)),
    );
    expect(first.id).toBe('steps.sizes-for-factor');
  });

  it('names two mistakes of different cells, the one that explains more first', () => {
    const [left, right] = [some(3), some(5, { mode: 'bicubic' })];
    const all = [...left, ...right];
    expect(
      causes(all, held('coordinates.asymmetric', left), held('steps.sizes-for-factor', right)).map(({ id }) => id),
    ).toEqual(['steps.sizes-for-factor', 'coordinates.asymmetric']);
  });

  it('says which other claims explain the same as well', () => {
    const cases = some(3);
    const [first] = causes(cases, held('steps.sizes-for-factor', cases), held('coordinates.asymmetric', cases));
    expect([first.id, ...first.equals].sort()).toEqual(['coordinates.asymmetric', 'steps.sizes-for-factor']);
  });

  it('leaves a claim out of a cell where it is belied', () => {
    const [left, right] = [some(6), some(6, { dtype: 'uint8' })];
    const claim = held('coordinates.asymmetric', [...left, right[0]], right.slice(1));
    expect(causes([...left, ...right], claim)).toEqual([
      { id: 'coordinates.asymmetric', explains: '6 of 6', equals: [] },
    ]);
  });

  it('leaves out what explains part of its cases, and is belied by more of another mode', () => {
    const [here, there] = [some(7), some(9, { mode: 'bicubic' })];
    const claim = held('coordinates.asymmetric', here.slice(0, 5), [...here.slice(5), ...there]);
    expect(causes([...here, ...there], claim)).toEqual([]);
  });

  it('names no memory where cases fail in a fresh process as well', () => {
    const cases = some(8);
    const [again, more] = [failing('linear/again', { afresh: 'fail' }), failing('linear/cured', { afresh: 'pass' })];
    const named = (all: readonly ObservedCase[]) => causes(all, held('state.kept-without-factor', all)).length;
    expect([named(cases), named([...cases, again]), named([...cases, again, more])]).toEqual([1, 0, 1]);
  });

  it('names what is wrong now and then where cases fail in a fresh process as well', () => {
    const cases = [...some(8), failing('linear/again', { afresh: 'fail' })];
    const named = (id: string) => causes(cases, held(id, cases)).map((one) => one.id);
    expect([named(TWO_ANSWERS), named(ZEROS_NOW_AND_THEN)]).toEqual([[TWO_ANSWERS], [ZEROS_NOW_AND_THEN]]);
  });

  const series = failing('state/series', { kind: 'probe' }, true);

  it('prefers a memory that a series shows to a mistake of values that explains more cases, but not the series', () => {
    const cases = some(3);
    const memory = held('state.kept-without-factor', [cases[0], series]);
    const [first] = causes([...cases, series], held('coordinates.asymmetric', cases), memory);
    expect(first.id).toBe('state.kept-without-factor');
  });

  it('prefers a memory that a series shows to one that explains more cases, but not the series', () => {
    const cases = some(6);
    const shown = held('state.left-out-mode-sticks', [cases[0], series]);
    const [first] = causes([...cases, series], held('state.kept-without-mode', cases), shown);
    expect(first.id).toBe('state.left-out-mode-sticks');
  });

  it('names a memory where cases pass in a fresh process that values do not explain', () => {
    const again = some(4, { afresh: 'pass' });
    expect(causes(again, held(RIGHT_AFRESH, again)).map(({ id }) => id)).toEqual([RIGHT_AFRESH]);
  });
});
