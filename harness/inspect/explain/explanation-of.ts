import type { Call } from '#cases/case.ts';
import { CLAUSES } from '#spec/clauses.ts';
import { interpolateOptions, resizedShape } from '../../core/entry-options.ts';
import { type Outcome, UsageError } from '../../core/open-implementation.ts';
import { count } from '../../core/printable.ts';
import { callExpectation, callFinding, refusalOf } from '../../judge/call-finding.ts';
import type { CaseEvidence } from '../../suite/evidence.ts';
import type { SuiteCase } from '../../suite/suite.ts';
import { pythonLiteral, pytorchCall } from '../../torch/pytorch-call.ts';
import { inlineTensor, PYTORCH_IMPORTS, pytorchTensor } from '../../torch/pytorch-input.ts';
import { axisNames } from './expected-taps.ts';
import { callsOf, chosenCall, type ExplainedCall } from './explained-call.ts';
import { type ElementRequest, explainedElement, tellingElement } from './explained-element.ts';
import type { ClauseText, Explanation } from './explanation.ts';
import type { LikelyCauses } from './likely-causes.ts';
import { readPart } from './read-part.ts';
import { explainedRefusal } from './refusal-checks.ts';
import { relationWords } from './relation-words.ts';

export interface ExplanationRequest {
  /** The output element; by default the worst one, or one that shows much. */
  readonly element?: readonly number[];
  /** Which call of a series, from 0. */
  readonly call?: number;
  /** The folder of the golden files, as seen from where the lines of PyTorch are pasted; by default that of a clone. */
  readonly goldenFolder?: string;
  /** What an implementation made of the case, and who it is. */
  readonly evidence?: Pick<CaseEvidence, 'finding' | 'exchanges'>;
  readonly implementation?: string;
  readonly causes?: LikelyCauses;
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
  const shape = refusal === undefined ? callExpectation(chosen.call).shape : undefined;
  const isEmpty = shape?.includes(0) === true;
  const element = shape === undefined || isEmpty ? undefined : elementOf(chosen, request, shape);
  return {
    id,
    fact,
    clauses: clauses.map((clause) => ({ id: clause, ...CLAUSES[clause] })),
    ...(chosen.place !== undefined && { place: chosen.place }),
    snippet: snippetOf(chosen, element?.index, request.goldenFolder),
    input: chosen.call.input,
    inputName: chosen.call.entry === 'interpolate.backward' ? 'gradient of the output' : 'input',
    ...verdictOf(request),
    ...(request.causes && { causes: request.causes }),
    ...(suiteCase.kind === 'property' && { relation: relationWords(suiteCase.property) }),
    errata: errataOf(suiteCase),
    sizes: refusal === undefined ? sizesOf(chosen.call) : [],
    ...(isEmpty && { emptyShape: shape }),
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

function errataOf(suiteCase: SuiteCase): ClauseText[] {
  const errata = suiteCase.kind === 'golden' ? suiteCase.golden.errata : [];
  return errata.map((id) => ({ id, ...CLAUSES[id] }));
}

function elementOf(chosen: ExplainedCall, request: ExplanationRequest, shape: readonly number[]): ElementRequest {
  const { outcome, recorded } = chosen;
  const got = outcome?.kind === 'tensor' && outcome.tensor.shape.join() === shape.join() ? outcome.tensor : undefined;
  const isAlive = outcome === undefined || outcome.kind === 'tensor';
  return {
    ...elementChoice(chosen, request, shape),
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
  const { status, deviation } = (outcome && callFinding(call, outcome)) ?? {};
  const worst = deviation?.worst;
  if (worst) {
    const chosen = status === 'pass' ? 'the element nearest to its bound' : 'the worst element';
    return { index: worst.index, chosen };
  }
  const violated = evidence?.finding.status === 'fail' ? evidence.finding.deviation?.worst?.index : undefined;
  const isHere = violated?.length === shape.length && violated.every((at, axis) => at < shape[axis]);
  if (violated && isHere) return { index: violated, chosen: 'where the relation breaks' };
  return { index: tellingElement(call), chosen: 'one that shows much; --element chooses another' };
}

function verdictOf({ evidence, implementation }: ExplanationRequest): Pick<Explanation, 'verdict'> {
  if (evidence === undefined) return {};
  const { status, message = '' } = evidence.finding;
  return { verdict: { implementation: implementation ?? 'the implementation', status, message } };
}

/** Values that are written out; a longer input comes from its file, or is cut to what matters. */
const WRITTEN_OUT = 64;

function snippetOf(chosen: ExplainedCall, index: readonly number[] | undefined, folder = 'cases/golden'): string[] {
  const { call, file } = chosen;
  const at = index === undefined ? '' : `[${index.join(', ')}]`;
  const given =
    file === undefined
      ? inlineTensor(call.input, WRITTEN_OUT)
      : pytorchTensor(call.input, `${folder}/${file}`, WRITTEN_OUT);
  const name = call.entry === 'interpolate.backward' ? 'g' : 'x';
  const input = given === undefined ? readElements(call, index, name) : [`${name} = ${given}`];
  if (call.entry !== 'interpolate.backward') return [PYTORCH_IMPORTS, ...input, `print(${pytorchCall(call)}${at})`];
  const resized = `x = torch.zeros(${pythonLiteral(call.inputShape)}, dtype=torch.${call.input.dtype}, requires_grad=True)`;
  return [PYTORCH_IMPORTS, resized, ...input, `print(${pytorchCall(call)}[0]${at})`];
}

/** A long input that lies in no file, with only the elements that the explained one reads. */
function readElements(call: Call, index: readonly number[] | undefined, name: string): string[] {
  const { input } = call;
  const { dtype, shape } = input;
  const read = index === undefined ? undefined : readPart(call, index);
  const written = read && inlineTensor(read.part, MOST_READ);
  if (!read || written === undefined) return [`# ${name}: ${dtype} (${shape.join(', ')}), made by the suite`];
  const ranges = read.from.map((first, axis) => `${first}:${first + read.part.shape[axis]}`);
  return [
    `# what this element reads; the rest of the ${count(input.data.length)} values is left at 0`,
    `${name} = torch.zeros(${pythonLiteral(shape)}, dtype=torch.${dtype})`,
    `${name}[${ranges.join(', ')}] = ${written}`,
  ];
}

/** Elements of a part that are written out. */
const MOST_READ = 512;

/** `output-size.truncated-product` in numbers. */
function sizesOf(call: Call): string[] {
  const { scaleFactor } = interpolateOptions(call.entry, call.options);
  if (scaleFactor === undefined) return [];
  const spatial = resizedShape(call).slice(2);
  const names = axisNames(spatial.length);
  return spatial.map((size, axis) => {
    const factor = typeof scaleFactor === 'number' ? scaleFactor : scaleFactor[axis];
    return `${names[axis]}: trunc(${size} · ${factor}) = trunc(${size * factor}) = ${Math.trunc(size * factor)}`;
  });
}
