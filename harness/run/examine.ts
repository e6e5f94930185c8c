import type { Profile } from '#cases/case.ts';
import type { Tensor } from '#spec/signature.ts';
import type { OpenImplementation } from '../core/open-implementation.ts';
import type { Finding, Level } from '../core/verdict.ts';
import { type GoldenCase, type GoldenFile, type GoldenModel, type Goldens, loadTensor } from '../goldens/goldens.ts';
import { valueFinding } from '../judge/accepted.ts';
import { callExpectation } from '../judge/call-finding.ts';
import { errataShown } from '../judge/errata-met.ts';
import { type Expectation, expectationOf } from '../judge/expectation.ts';
import { soundAnswer, withoutAnswer } from '../judge/fault.ts';
import { concatenated, concatenatedExpectation, untouchedExpectation } from '../judge/model.ts';
import { recordedAnswer } from '../judge/recorded.ts';
import type { SuiteCase } from '../suite/suite.ts';
import { freshFinding } from './fresh.ts';
import { heardImplementation } from './printed.ts';

export interface ExaminationContext {
  seed: number;
  level: Level;
  profile: Profile;
  /** Recorded calls are asked with their elements in another order. */
  fresh?: boolean;
  /** Replays one scenario of a property. */
  path?: string;
}

/** Random scenarios per property. */
const SCENARIOS: Readonly<Record<Profile, number>> = { quick: 5, standard: 12, full: 200 };

/** Puts one case to an implementation and judges its answer. Whatever the implementation does becomes a finding. */
export async function examine(
  suiteCase: SuiteCase,
  opened: OpenImplementation,
  context: ExaminationContext,
): Promise<Finding> {
  const heard = heardImplementation(opened);
  return heard.withWords(await examineKind(suiteCase, heard.opened, context));
}

async function examineKind(
  suiteCase: SuiteCase,
  opened: OpenImplementation,
  context: ExaminationContext,
): Promise<Finding> {
  switch (suiteCase.kind) {
    case 'golden':
      return examineValue(suiteCase.golden, suiteCase.goldens, opened, context);
    case 'refusal':
      return examineRefusal(suiteCase.golden, suiteCase.goldens, opened);
    case 'model':
      return examineModel(suiteCase.model, suiteCase.goldens, opened, context);
    case 'probe': {
      const { examineProbe } = await import('./examine-probe.ts');
      return examineProbe(suiteCase.probe, opened, context);
    }
    case 'property': {
      const { examineProperty } = await import('./properties/examine-property.ts');
      return examineProperty(suiteCase.property, opened, {
        seed: context.seed,
        runs: SCENARIOS[context.profile],
        mostRuns: SCENARIOS.full,
        demanded: context.level,
        ...(context.path !== undefined && { path: context.path }),
      });
    }
  }
}

async function examineValue(
  golden: GoldenCase,
  goldens: Goldens,
  opened: OpenImplementation,
  { level, seed, fresh }: ExaminationContext,
): Promise<Finding> {
  const { id, entry, options } = golden;
  const input = loadTensor(goldens, golden.input);
  if (fresh) return freshFinding({ entry, input, options }, opened, { seed, level, id });
  const outcome = await opened.ask({ entry, input, options });
  if (outcome.kind === 'unsupported') return withoutAnswer(outcome);
  const expectation = callExpectation({ entry, input, options });
  const recorded = recordedAnswer(goldens, golden.output as GoldenFile, expectation);
  if (outcome.kind === 'threw' && expectation.refusedBy !== undefined) {
    return { status: 'pass', errata: [{ id: expectation.refusedBy, seen: 'target' }] };
  }
  const { tensor, fault } = soundAnswer(outcome, expectation);
  if (fault !== undefined) return fault;
  const finding = valueFinding(expectation, tensor, level, recorded);
  const errata = errataShown(expectation, tensor, recorded);
  return errata.length === 0 ? finding : { ...finding, errata };
}

/** `arguments.order-of-checks` and its page: refusing is throwing, in whatever words. */
async function examineRefusal(golden: GoldenCase, goldens: Goldens, opened: OpenImplementation): Promise<Finding> {
  const { entry, options, refused } = golden;
  const outcome = await opened.ask({ entry, input: loadTensor(goldens, golden.input), options });
  if (outcome.kind === 'threw' && !outcome.failed) return { status: 'pass' };
  if (outcome.kind === 'threw')
    return {
      status: 'error',
      message: `expected a refusal (${refused?.type}: ${refused?.message}), it failed: ${outcome.message}`,
    };
  if (outcome.kind !== 'tensor') return withoutAnswer(outcome);
  return {
    status: 'fail',
    message: `expected a refusal (${refused?.type}: ${refused?.message}), got a tensor of shape (${outcome.tensor.shape.join(', ')})`,
  };
}

async function examineModel(
  model: GoldenModel,
  goldens: Goldens,
  opened: OpenImplementation,
  { level, seed, fresh }: ExaminationContext,
): Promise<Finding> {
  if (fresh) return freshModelFinding(model, goldens, opened, { seed, level, id: model.id });
  const answers: Tensor[] = [];
  const expectations: Expectation[] = [];
  for (const { input: file, options } of model.steps) {
    const input = loadTensor(goldens, file);
    if (options === null) {
      answers.push(input);
      expectations.push(untouchedExpectation(input));
      continue;
    }
    const outcome = await opened.ask({ entry: 'interpolate', input, options });
    if (outcome.kind === 'unsupported') return withoutAnswer(outcome);
    const expectation = expectationOf({ input, options });
    const { tensor, fault } = soundAnswer(outcome, expectation);
    if (fault !== undefined) return fault;
    answers.push(tensor);
    expectations.push(expectation);
  }
  const expectation = concatenatedExpectation(expectations, model.concatenate);
  const recorded = recordedAnswer(goldens, model.output, expectation);
  return valueFinding(expectation, concatenated(answers, model.concatenate), level, recorded);
}

/** Map by map, up to the first that fails; the whole is joined by nobody who could be wrong. */
async function freshModelFinding(
  { steps }: GoldenModel,
  goldens: Goldens,
  opened: OpenImplementation,
  context: { seed: number; level: Level; id: string },
): Promise<Finding> {
  let last: Finding = { status: 'pass' };
  for (const { input, options } of steps) {
    if (options === null) continue;
    last = await freshFinding({ entry: 'interpolate', input: loadTensor(goldens, input), options }, opened, context);
    if (last.status !== 'pass') return last;
  }
  return last;
}
