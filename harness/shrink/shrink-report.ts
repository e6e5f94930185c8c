import type { Call } from '#cases/case.ts';
import { decoded } from '#reference/rounding.ts';
import { CLAUSES, type ClauseId } from '#spec/clauses.ts';
import type { DType } from '#spec/signature.ts';
import { callExpectation, refusalOf } from '../judge/call-finding.ts';
import type { Expectation } from '../judge/expectation.ts';
import { toWire, toWireNumber } from '../protocol.ts';
import type { SuiteCase } from '../suite.ts';
import { numberText } from '../terminal/number-text.ts';
import { printable } from '../terminal/printable.ts';
import { pythonLiteral, pytorchCall } from '../torch/pytorch-call.ts';
import { inlineTensor, PYTORCH_IMPORTS } from '../torch/pytorch-input.ts';
import { adapterCall } from './adapter-call.ts';
import { withoutPrivateData } from './private-data.ts';
import type { Shrunken } from './shrink.ts';

/** Who failed, and what was asked of it by whom. */
export interface Versions {
  readonly suite: string;
  readonly target: string;
  readonly implementation: string;
}

/** A small failure in every form that somebody may want it in. Nothing in it says where or on whose machine it was found. */
export interface ShrinkReport {
  readonly case: string;
  readonly status: string;
  readonly asked: number;
  readonly shows: Shrunken['shows'];
  readonly calls: readonly object[];
  readonly expected: readonly string[];
  readonly got: string;
  /** Lines of PyTorch to paste. */
  readonly pytorch: readonly string[];
  /** Lines of JavaScript. */
  readonly adapter: readonly string[];
  readonly issue: { readonly title: string; readonly body: string };
}

export function shrinkReport(suiteCase: SuiteCase, found: Shrunken, versions: Versions): ShrinkReport {
  const { calls, finding, asked, shows } = found;
  const expected = expectedLines(found);
  const got = withoutPrivateData(gotText(found));
  const pytorch = [PYTORCH_IMPORTS, ...calls.flatMap(pytorchLines)];
  const adapter = calls.map(adapterCall);
  return {
    case: suiteCase.id,
    status: finding.status,
    asked,
    shows,
    calls: calls.map(wireCall),
    expected,
    got,
    pytorch,
    adapter,
    issue: {
      title: titleOf(suiteCase, found),
      body: bodyOf({ suiteCase, found, versions, expected, got, pytorch, adapter }),
    },
  };
}

function pytorchLines(call: Call): string[] {
  const given = inlineTensor(call.input, Number.POSITIVE_INFINITY);
  if (call.entry !== 'interpolate.backward') return [`x = ${given}`, pytorchCall(call)];
  const resized = `x = torch.zeros(${pythonLiteral(call.inputShape)}, dtype=torch.${call.input.dtype}, requires_grad=True)`;
  return [resized, `g = ${given}`, pytorchCall(call)];
}

function wireCall(call: Call): object {
  const { entry, input, options } = call;
  return {
    entry,
    ...(call.entry === 'interpolate.backward' && { input_shape: call.inputShape }),
    input: { dtype: input.dtype, shape: input.shape, values: [...decoded(input)].map(toWireNumber) },
    options: toWire(options),
  };
}

/** What the clauses give for the last call, and what is accepted beside it. */
function expectedLines({ calls, shows, finding }: Shrunken): string[] {
  if (shows === 'relation') return ['the relation of the property, as said below'];
  const call = calls[calls.length - 1];
  const refusal = refusalOf(call);
  if (refusal !== undefined) return [`${refusal.name}: ${refusal.message}`];
  const expectation = callExpectation(call);
  const { ideal, shape, dtype } = expectation;
  const most = expectation.slack.reduce((left, right) => Math.max(left, right), 0);
  const worst = finding.deviation?.worst;
  return [
    `${nested([...ideal], shape, dtype)}, shape (${shape.join(', ')})`,
    ...(worst ? [`at [${worst.index.join(', ')}] ${acceptedText(expectation, worst.index)}`] : []),
    ...(most > 0 && dtype !== 'uint8' ? [`every element within ${brief(most)} or less`] : []),
  ];
}

function acceptedText({ ideal, slack, shape, dtype, judge }: Expectation, index: readonly number[]): string {
  const element = shape.reduce((offset, size, axis) => offset * size + index[axis], 0);
  const [value, freedom] = [ideal[element], slack[element]];
  if (dtype === 'uint8') {
    const levels = Array.from({ length: 256 }, (_, level) => level).filter((level) => judge(element, level) <= 1);
    return `accepted: ${levels.join(', ')}`;
  }
  if (freedom === 0) return `accepted: ${text(value, dtype)}`;
  return `accepted: ${Number((value - freedom).toPrecision(12))} to ${Number((value + freedom).toPrecision(12))}`;
}

function gotText({ outcome, finding, shows }: Shrunken): string {
  const message = printable(finding.message ?? '', 600);
  if (outcome.kind !== 'tensor' || shows === 'relation') return message;
  const { dtype, shape, data } = outcome.tensor;
  const shown = `${nested([...decoded({ dtype, data })], shape, dtype)}, shape (${shape.join(', ')})`;
  return finding.deviation ? shown : `${shown}\n${message}`;
}

/** Values that are written out. */
const WRITTEN_OUT = 64;

/** As Python nests lists. */
function nested(values: readonly number[], shape: readonly number[], dtype: DType): string {
  if (values.length > WRITTEN_OUT) return `${values.length} values`;
  const level = (axis: number, from: number, count: number): string => {
    if (axis === shape.length) return text(values[from], dtype);
    const part = shape[axis] === 0 ? 0 : count / shape[axis];
    const items = Array.from({ length: shape[axis] }, (_, at) => level(axis + 1, from + at * part, part));
    return `[${items.join(', ')}]`;
  };
  return level(0, 0, values.length);
}

function titleOf({ mode, id }: SuiteCase, { calls, finding, shows }: Shrunken): string {
  const call = calls[calls.length - 1];
  const { dtype, shape } = call.input;
  const where = `${mode} of ${dtype} ${shape.slice(2).join('×')}`;
  if (shows === 'relation') return `${where}: ${id} does not hold`;
  const { deviation } = finding;
  if (deviation) return `${where}: ${deviation.outside} of ${deviation.elements} elements differ from PyTorch`;
  return `${where}: ${withoutPrivateData((finding.message ?? finding.status).split('\n')[0]).slice(0, 120)}`;
}

interface Parts {
  suiteCase: SuiteCase;
  found: Shrunken;
  versions: Versions;
  expected: readonly string[];
  got: string;
  pytorch: readonly string[];
  adapter: readonly string[];
}

const MOST_CLAUSES = 3;

function bodyOf({ suiteCase, found, versions, expected, got, pytorch, adapter }: Parts): string {
  const { id, fact, kind, clauses } = suiteCase;
  const series = found.shows === 'series' && found.calls.length > 1;
  return [
    kind === 'property' ? fact : `${versions.target} and this implementation do not agree about a call:`,
    ...(series ? ['', 'It shows only after the calls before it, in a fresh process:'] : []),
    '',
    '```python',
    ...pytorch,
    '```',
    '',
    `Expected: ${expected.join('; ')}`,
    '',
    `Got: ${got}`,
    '',
    'The same as a call of the adapter:',
    '',
    '```js',
    ...adapter,
    '```',
    '',
    ...clauses.slice(0, MOST_CLAUSES).map(clauseText),
    '',
    `Found by interpolate-conformance ${versions.suite} (case \`${id}\`) against ${versions.target}, in ${withoutPrivateData(versions.implementation)}.`,
  ].join('\n');
}

function clauseText(id: ClauseId): string {
  return `- \`${id}\`: ${CLAUSES[id].sentence}`;
}

function text(value: number, dtype: DType): string {
  return numberText(toWireNumber(value), dtype);
}

function brief(value: number): string {
  return String(Number(value.toPrecision(3)));
}
