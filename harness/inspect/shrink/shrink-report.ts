import type { Call } from '#cases/case.ts';
import { decoded } from '#reference/rounding.ts';
import { CLAUSES, type ClauseId } from '#spec/clauses.ts';
import { elementCount, offsetOf } from '#spec/shape.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { brokenCode } from '../../core/broken-code.ts';
import { numberText } from '../../core/number-text.ts';
import { differing, printable } from '../../core/printable.ts';
import { toWire, toWireNumber } from '../../core/protocol.ts';
import { acceptedLevels, acceptedSpecials } from '../../judge/accepted.ts';
import { callExpectation, refusalOf } from '../../judge/call-finding.ts';
import type { Expectation } from '../../judge/expectation.ts';
import { roundedExactSum } from '../../judge/rounded-exact-sum.ts';
import type { SuiteCase } from '../../suite/suite.ts';
import { pythonLiteral, pytorchCall } from '../../torch/pytorch-call.ts';
import { inlineTensor, PYTORCH_IMPORTS } from '../../torch/pytorch-input.ts';
import { adapterCall, type Language } from './adapter-call.ts';
import { callClauses } from './call-clauses.ts';
import { withoutPrivateData } from './private-data.ts';
import type { Shrunken } from './shrink.ts';

/** Who failed, and what was asked of it by whom. */
export interface Versions {
  readonly suite: string;
  readonly target: string;
  readonly implementation: string;
  readonly language: Language;
}

export type ShrinkReport = ReturnType<typeof shrinkReport>;

/** A small failure in every form that somebody may want it in. Nothing in it says where or on whose machine it was found. */
export function shrinkReport(suiteCase: SuiteCase, found: Shrunken, versions: Versions) {
  const { calls, finding, asked, isCutShort, shows, varies } = found;
  const expected = expectedLines(found);
  const got = withoutPrivateData(gotText(found));
  const pytorch = [PYTORCH_IMPORTS, ...calls.flatMap(pytorchLines)].flatMap((line) => brokenCode(line, CODE_WIDTH));
  const adapter = calls
    .flatMap((call) => brokenCode(adapterCall(call, versions.language) ?? '', CODE_WIDTH))
    .filter((line) => line !== '');
  return {
    case: suiteCase.id,
    status: finding.status,
    asked,
    is_cut_short: isCutShort,
    shows,
    varies,
    calls: calls.map(wireCall),
    expected,
    got,
    ...(found.cause && { cause: found.cause }),
    pytorch,
    /** Lines in the language of the implementation; none where nothing is known of its functions. */
    adapter,
    issue: {
      title: titleOf(suiteCase, found),
      body: bodyOf(suiteCase, found, versions, { expected, got, pytorch, adapter }),
    },
  };
}

/** Of a line of code in an issue, and within a margin in a terminal. */
const CODE_WIDTH = 76;

function pytorchLines(call: Call): string[] {
  const given = inlineTensor(call.input, Number.POSITIVE_INFINITY);
  if (call.entry !== 'interpolate.backward') return [`x = ${given}`, `print(${pytorchCall(call)}.tolist())`];
  const resized = `x = torch.zeros(${pythonLiteral(call.inputShape)}, dtype=torch.${call.input.dtype}, requires_grad=True)`;
  return [resized, `g = ${given}`, `print(${pytorchCall(call)}[0].tolist())`];
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
  if (shows === 'relation') return ['the relation of the property, as stated below'];
  const call = calls[calls.length - 1];
  const refusal = refusalOf(call);
  if (refusal !== undefined) return [`${refusal.name}: ${refusal.message}`];
  const expectation = callExpectation(call);
  const { ideal, shape, dtype } = expectation;
  const worst = finding.deviation?.worst;
  return [
    tensorText([...ideal], shape, dtype),
    ...(worst ? [`at [${worst.index.join(', ')}] ${acceptedText(expectation, worst.index)}`] : []),
  ];
}

function acceptedText(expectation: Expectation, index: readonly number[]): string {
  const { ideal, slack, shape, dtype } = expectation;
  const element = offsetOf(shape, index);
  const [value, allowed] = [ideal[element], slack()[element]];
  if (dtype === 'uint8') return `accepted: ${acceptedLevels(expectation, element).join(', ')}`;
  const exact = roundedExactSum(expectation, element);
  if (exact !== undefined) return `accepted: ${text(exact, dtype)}`;
  const special = acceptedSpecials(expectation, element);
  if (special.length > 0 || allowed === 0) {
    const all = Number.isFinite(value) ? [value, ...special] : special;
    return `accepted: ${all.map((one) => text(one, dtype)).join(', ')}`;
  }
  return `accepted: ${Number((value - allowed).toPrecision(9))} to ${Number((value + allowed).toPrecision(9))}`;
}

function gotText({ calls, outcome, finding, shows }: Shrunken): string {
  const message = printable(finding.message ?? '', 600);
  if (outcome.kind !== 'tensor' || shows === 'relation') return message;
  const { dtype, shape, data } = outcome.tensor;
  if (!isSound(outcome.tensor)) return message;
  const shown = tensorText([...decoded({ dtype, data })], shape, dtype, AS_IDEAL);
  // Where a refusal is missing, the answer says it all.
  return finding.deviation || refusalOf(calls[calls.length - 1]) !== undefined ? shown : `${message}\n${shown}`;
}

/** An answer of the wrong length is described by its message alone. */
function isSound({ shape, data }: Tensor): boolean {
  return elementCount(shape) === data.length;
}

/** As Python nests lists, with the shape. */
export function tensorText(values: readonly number[], shape: readonly number[], dtype: DType, digits = 1): string {
  const sizes = `shape (${shape.join(', ')})`;
  return values.length > WRITTEN_OUT
    ? `a tensor of ${dtype}, ${sizes}`
    : `${nested(values, shape, dtype, digits)}, ${sizes}`;
}

/** Digits of an answer: as many as an ideal value is written with. */
const AS_IDEAL = 9;

/** Values that are written out. */
const WRITTEN_OUT = 64;

/** As Python nests lists. */
function nested(values: readonly number[], shape: readonly number[], dtype: DType, digits: number): string {
  const level = (axis: number, from: number, count: number): string => {
    if (axis === shape.length) return text(values[from], dtype, digits);
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
  if (deviation) return `${where}: ${differing(deviation.outside, deviation.elements)} from PyTorch`;
  if (refusalOf(call) !== undefined && finding.status === 'fail') return `${where}: an invalid call is not refused`;
  return `${where}: ${shortened(withoutPrivateData((finding.message ?? finding.status).split('\n')[0]))}`;
}

const TITLE_TEXT = 100;

/** Cut between words, and of a page of the specification without the brackets: an issue is read elsewhere. */
function shortened(line: string): string {
  const plain = line.replace(/ \(spec\/[\w-]+\.md\)$/, '');
  return plain.length <= TITLE_TEXT ? plain : `${plain.slice(0, TITLE_TEXT).replace(/ \S*$/, '')} …`;
}

const MOST_CLAUSES = 3;

function bodyOf(
  suiteCase: SuiteCase,
  found: Shrunken,
  versions: Versions,
  { expected, got, pytorch, adapter }: Readonly<Record<'expected' | 'pytorch' | 'adapter', string[]> & { got: string }>,
): string {
  const { id, fact, clauses } = suiteCase;
  const { calls, shows, finding, varies, cause } = found;
  const last = calls[calls.length - 1];
  const possible = shows === 'relation' ? clauses : callClauses(clauses, last, finding);
  const broken = cause === undefined ? possible : [cause.clause];
  return [
    ...(cause
      ? [`**Likely cause**: ${cause.sentence} PyTorch: ${cause.due ?? CLAUSES[cause.clause].sentence}`, '']
      : []),
    INTRODUCTIONS[shows](versions.target, fact),
    '',
    '```python',
    ...pytorch,
    '```',
    '',
    '**Expected**',
    '',
    ...fenced(expected),
    '',
    '**Got**',
    '',
    ...fenced([got]),
    '',
    ...(varies ? [VARIES, ''] : []),
    ...(adapter.length === 0
      ? []
      : [
          calls.length === 1 ? 'The same as a call of the adapter:' : 'The same as calls of the adapter:',
          '',
          versions.language === 'python' ? '```python' : '```js',
          ...adapter,
          '```',
          '',
        ]),
    broken.length === 1 ? 'The clause of the specification:' : 'The clauses of the specification:',
    '',
    ...broken.slice(0, MOST_CLAUSES).map(clauseText),
    '',
    `Found by interpolate-conformance ${versions.suite} (case \`${id}\`) against ${versions.target}, in ${withoutPrivateData(versions.implementation)}.`,
  ].join('\n');
}

const INTRODUCTIONS: Readonly<Record<Shrunken['shows'], (target: string, fact: string) => string>> = {
  alone: (target) => `This implementation and ${target} answer a call differently:`,
  first: (target) =>
    `This implementation and ${target} answer a call differently when it is the first one of a process. Made again, the same call is answered correctly:`,
  series: (target) =>
    `In a fresh process, this implementation and ${target} answer the last of these calls differently. Without the calls before it, the answer is correct:`,
  relation: (_, fact) => `Each of these answers is correct by itself, but together they break a rule. ${fact}:`,
  unsteady: (target) =>
    `This implementation and ${target} once answered a call differently. Run again, the answer was correct; the failure is intermittent:`,
};

const VARIES = 'The answer varies from call to call: made again, the same call gave other bits, which were wrong too.';

function fenced(lines: readonly string[]): string[] {
  return ['```text', ...lines.flatMap((line) => line.split('\n')), '```'];
}

function clauseText(id: ClauseId): string {
  return `- \`${id}\`: ${CLAUSES[id].sentence}`;
}

function text(value: number, dtype: DType, digits = 1): string {
  return numberText(toWireNumber(value), dtype, digits);
}
