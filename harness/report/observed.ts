import type { z } from 'zod';
import type { Outcome } from '../core/open-implementation.ts';
import { fromJson, type JsonOptions, toJson } from '../core/protocol.ts';
import { tensorFromJson, tensorToJson } from '../core/tensor-json.ts';
import type { Exchange } from '../suite/evidence.ts';
import type { Observation } from '../suite/observation.ts';
import type { observedSchema } from './observed-schema.ts';

/** What the report of a shard keeps of a failing case, so that merged shards are diagnosed as one run. */
export type ObservedReport = z.infer<typeof observedSchema>;
type ObservedCall = ObservedReport['calls'][number];
export type OutcomeReport = ObservedCall['outcome'];

export function observedReport({ exchanges, isSeries }: Observation): ObservedReport {
  return { ...(isSeries ? { series: true as const } : {}), calls: exchanges.map(observedCall) };
}

export function observationFrom(id: string, { series, calls }: ObservedReport): Observation {
  return { id, isSeries: series === true, exchanges: calls.map(exchangeFrom) };
}

export function outcomeReport(outcome: Outcome): OutcomeReport {
  return outcome.kind === 'tensor' ? { ...outcome, tensor: tensorToJson(outcome.tensor) } : outcome;
}

export function outcomeFrom(outcome: OutcomeReport): Outcome {
  return outcome.kind === 'tensor' ? { ...outcome, tensor: tensorFromJson(outcome.tensor) } : outcome;
}

function observedCall({ call, outcome }: Exchange): ObservedCall {
  return {
    entry: call.entry,
    options: JSON.stringify(toJson(call.options)),
    input: tensorToJson(call.input),
    ...(call.entry === 'interpolate.backward' && { input_shape: call.inputShape }),
    ...(call.view && { view: true }),
    ...(call.arrangement && { arrangement: call.arrangement }),
    outcome: outcomeReport(outcome),
  };
}

function exchangeFrom({ entry, options, input, input_shape: inputShape = [], ...observed }: ObservedCall): Exchange {
  const { view, arrangement, outcome } = observed;
  const given = fromJson(JSON.parse(options) as JsonOptions);
  const head = {
    input: tensorFromJson(input),
    options: given,
    ...(view && { view }),
    ...(arrangement && { arrangement }),
  };
  return {
    call: entry === 'interpolate.backward' ? { entry, inputShape, ...head } : { entry, ...head },
    outcome: outcomeFrom(outcome),
  };
}
