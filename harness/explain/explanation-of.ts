import type { Call } from '#cases/case.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { CLAUSES } from '#spec/clauses.ts';
import { interpolateOptions } from '../entry-options.ts';
import type { CaseEvidence } from '../evidence.ts';
import { callFinding, refusalOf } from '../judge/call-finding.ts';
import { type Outcome, UsageError } from '../subject.ts';
import type { SuiteCase } from '../suite.ts';
import { pythonLiteral, pytorchCall } from '../torch/pytorch-call.ts';
import { inlineTensor, PYTORCH_IMPORTS, pytorchTensor } from '../torch/pytorch-input.ts';
import { callsOf, chosenCall, type ExplainedCall } from './explained-call.ts';
import { type ElementRequest, explainedElement, tellingElement } from './explained-element.ts';
import type { Explanation, Verdict } from './explanation.ts';
import { explainedRefusal } from './refusal-checks.ts';
import { relationWords } from './relation-words.ts';
import { axisNames } from './weighted-sums.ts';

export interface ExplanationRequest {
  /** The output element; by default the worst one, or one that shows much. */
  readonly element?: readonly number[];
  /** Which call of a series, from 0. */
  readonly call?: number;
  /** What an implementation made of the case, and who it is. */
  readonly evidence?: Pick<CaseEvidence, 'finding' | 'exchanges'>;
  readonly implementation?: string;
  /** Asks the implementation again, for the taps that it uses. */
  readonly ask?: (call: Call) => Promise<Outcome>;
}

/**
 * Why a case has its answer, and what an implementation did instead.
 * @throws UsageError for an element or a call that the case does not have.
 */
export async function explanationOf(suiteCase: SuiteCase, request: ExplanationRequest = {}): Promise<Explanation> {
  const { id, fact, clauses } = suiteCase;
  const calls = callsOf(suiteCase, request.evidence?.exchanges ?? []);
  const chosen = chosenCall(candidates(calls, request.element), request.call);
  const refusal = refusalOf(chosen.call);
  const isForward = chosen.call.entry !== 'interpolate.backward';
  const element = refusal === undefined && isForward ? await elementOf(chosen, request) : undefined;
  return {
    id,
    fact,
    clauses: clauses.map((clause) => ({ id: clause, ...CLAUSES[clause] })),
    ...(chosen.place !== undefined && { place: chosen.place }),
    snippet: snippetOf(chosen, element?.index),
    input: chosen.call.input,
    ...verdictOf(request),
    ...(suiteCase.kind === 'property' && { relation: relationWords(suiteCase.property) }),
    sizes: refusal === undefined && isForward ? sizesOf(chosen.call) : [],
    ...(refusal && { refusal: explainedRefusal(chosen.call, refusal) }),
    ...(element && { element: await explainedElement(chosen.call, element) }),
  };
}

/** An element of a model's joined output belongs to one of its maps. */
function candidates(calls: readonly ExplainedCall[], element: readonly number[] | undefined): readonly ExplainedCall[] {
  if (element === undefined || calls[0]?.joined === undefined) return calls;
  const own = calls.filter(({ joined, call }) => {
    const at = element[joined?.axis ?? 0];
    return joined !== undefined && at >= joined.from && at < joined.from + call.input.shape[joined.axis];
  });
  if (own.length > 0) return own;
  throw new UsageError(`--element ${element.join()}: no resized map of this model has this element`);
}

async function elementOf(chosen: ExplainedCall, request: ExplanationRequest): Promise<ElementRequest> {
  const { call, outcome, recorded } = chosen;
  const { outputShape } = acceptedCall(call.input, interpolateOptions(call.entry, call.options));
  const got =
    outcome?.kind === 'tensor' && outcome.tensor.shape.join() === outputShape.join() ? outcome.tensor : undefined;
  const isAlive = outcome === undefined || outcome.kind === 'tensor';
  return {
    ...elementChoice(chosen, request, outputShape),
    ...(recorded && { recorded }),
    ...(got && { got }),
    // After a hang or a crash there is nobody to ask.
    ...(request.ask && isAlive && { ask: request.ask }),
  };
}

function elementChoice(
  { call, outcome, joined }: ExplainedCall,
  { element, evidence }: ExplanationRequest,
  shape: readonly number[],
): Pick<ElementRequest, 'index' | 'chosen'> {
  if (element !== undefined) {
    const index = joined ? element.with(joined.axis, element[joined.axis] - joined.from) : element;
    if (index.length === shape.length && index.every((at, axis) => at >= 0 && at < shape[axis])) {
      return { index, chosen: 'as asked' };
    }
    throw new UsageError(
      `--element ${element.join()}: expected an index within (${shape.join(', ')}), as in ${shape.map(() => 0).join()}`,
    );
  }
  const worst = outcome && callFinding(call, outcome).deviation?.worst;
  if (worst) return { index: worst.index, chosen: 'the worst element' };
  const violated = evidence?.finding.deviation?.worst?.index;
  const isHere = violated?.length === shape.length && violated.every((at, axis) => at < shape[axis]);
  if (violated && isHere) return { index: violated, chosen: 'where the relation breaks' };
  return { index: tellingElement(call), chosen: 'one that shows much; --element chooses another' };
}

function verdictOf({ evidence, implementation }: ExplanationRequest): { verdict?: Verdict } {
  if (evidence === undefined) return {};
  const { status, message = '' } = evidence.finding;
  return { verdict: { implementation: implementation ?? 'the implementation', status, message } };
}

/** Values that are written out; a longer input comes from its file. */
const WRITTEN_OUT = 64;

function snippetOf({ call, file }: ExplainedCall, index: readonly number[] | undefined): string[] {
  const { dtype, shape } = call.input;
  const written =
    file === undefined ? inlineTensor(call.input, WRITTEN_OUT) : pytorchTensor(call.input, `cases/golden/${file}`);
  if (call.entry === 'interpolate.backward') {
    const resized = `x = torch.zeros(${pythonLiteral(call.inputShape)}, dtype=torch.${dtype}, requires_grad=True)`;
    const given = written === undefined ? `# g: ${dtype} (${shape.join(', ')}), made by the suite` : `g = ${written}`;
    return [PYTORCH_IMPORTS, resized, given, pytorchCall(call)];
  }
  const line = index === undefined ? pytorchCall(call) : `${pytorchCall(call)}[${index.join(', ')}]`;
  const input = written === undefined ? `# x: ${dtype} (${shape.join(', ')}), made by the suite` : `x = ${written}`;
  return [PYTORCH_IMPORTS, input, line];
}

/** `output-size.truncated-product` in numbers. */
function sizesOf({ entry, input, options }: Call): string[] {
  const { scaleFactor } = interpolateOptions(entry, options);
  if (scaleFactor === undefined) return [];
  const spatial = input.shape.slice(2);
  const names = axisNames(spatial.length);
  return spatial.map((size, axis) => {
    const factor = typeof scaleFactor === 'number' ? scaleFactor : scaleFactor[axis];
    return `${names[axis]}: trunc(${size} · ${factor}) = trunc(${size * factor}) = ${Math.trunc(size * factor)}`;
  });
}
