import type { Call } from '#cases/case.ts';
import type { Tensor } from '#spec/signature.ts';
import { UsageError } from '../../core/open-implementation.ts';
import { loadTensor } from '../../goldens/goldens.ts';
import { callFinding } from '../../judge/call-finding.ts';
import type { Exchange } from '../../suite/evidence.ts';
import type { SuiteCase } from '../../suite/suite.ts';
import { sampleCalls } from './relation-words.ts';

/** The one call of a case that is explained. */
export interface ExplainedCall extends Partial<Pick<Exchange, 'outcome'>> {
  readonly call: Call;
  /** `call 3 of 8`, where there are several. */
  readonly place?: string;
  readonly recorded?: Tensor;
  /** Where the input lies in the package. */
  readonly file?: string;
  /** Of a model: where its map begins in the joined output, and along which axis. */
  readonly joined?: { readonly axis: number; readonly from: number };
}

/** Every call of a case with what came of it; of a property without a counterexample, those of a sample. */
export function callsOf(suiteCase: SuiteCase, exchanges: readonly Exchange[]): ExplainedCall[] {
  switch (suiteCase.kind) {
    case 'golden':
    case 'refusal':
      return [recordedCall(suiteCase, exchanges[0])];
    case 'model':
      return modelCalls(suiteCase, exchanges);
    case 'probe': {
      const calls = suiteCase.probe.calls();
      return calls.map((call, at) => ({
        call,
        place: `call ${at + 1} of ${calls.length}`,
        ...(exchanges[at] && { outcome: exchanges[at].outcome }),
      }));
    }
    case 'property': {
      const asked = exchanges.length > 0 ? exchanges : sampleCalls(suiteCase.property).map((call) => ({ call }));
      return asked.map((one, at) => ({
        ...one,
        ...(asked.length > 1 && { place: `call ${at + 1} of ${asked.length}` }),
      }));
    }
  }
}

/** The one that is asked for, or the first that fails by itself, or the last that was answered, or one in the middle. */
export function chosenCall(calls: readonly ExplainedCall[], wanted: number | undefined): ExplainedCall {
  if (wanted !== undefined) {
    const call = calls[wanted - 1];
    if (call !== undefined) return call;
    throw new UsageError(`--call ${wanted}: expected a call from 1 to ${calls.length} of this case`);
  }
  const asked = calls.filter(({ outcome }) => outcome !== undefined);
  const answered = asked.filter(({ outcome }) => outcome?.kind !== 'unsupported');
  return asked.find(failsAlone) ?? answered.at(-1) ?? asked.at(-1) ?? calls[Math.floor(calls.length / 2)];
}

function failsAlone({ call, outcome }: ExplainedCall): boolean {
  return outcome !== undefined && !['pass', 'unsupported'].includes(callFinding(call, outcome).status);
}

function recordedCall(
  { golden, goldens }: Extract<SuiteCase, { kind: 'golden' | 'refusal' }>,
  exchange: Exchange | undefined,
): ExplainedCall {
  const { entry, options, input, output } = golden;
  return {
    call: { entry, options, input: loadTensor(goldens, input) },
    file: input.file,
    ...(output && { recorded: loadTensor(goldens, output) }),
    ...(exchange && { outcome: exchange.outcome }),
  };
}

function modelCalls(
  { model, goldens }: Extract<SuiteCase, { kind: 'model' }>,
  exchanges: readonly Exchange[],
): ExplainedCall[] {
  const axis = model.concatenate;
  let from = 0;
  let asked = 0;
  return model.steps.flatMap(({ input: file, options }, map): ExplainedCall[] => {
    const input = loadTensor(goldens, file);
    const joined = { axis, from };
    from += input.shape[axis];
    if (options === null) return [];
    const outcome = exchanges[asked++]?.outcome;
    return [
      {
        call: { entry: 'interpolate', input, options },
        place: `map ${map + 1} of ${model.steps.length}, joined along axis ${axis}`,
        file: file.file,
        joined,
        ...(outcome && { outcome }),
      },
    ];
  });
}
