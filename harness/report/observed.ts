import type { z } from 'zod';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { fromWire, fromWireNumber, toWire, toWireNumber, type WireNumber, type WireOptions } from '../core/protocol.ts';
import type { Exchange } from '../suite/evidence.ts';
import type { Observation } from '../suite/observation.ts';
import type { observedSchema } from './observed-schema.ts';

/** What the report of a shard keeps of a failing case, so that merged shards are diagnosed as one run. */
export type ObservedReport = z.infer<typeof observedSchema>;
type ObservedCall = ObservedReport['calls'][number];

/** Little-endian bits in base64, as the dtype stores them. */
type WireTensor = ObservedCall['input'];

export function observedReport({ exchanges, isSeries }: Observation): ObservedReport {
  return { ...(isSeries ? { series: true as const } : {}), calls: exchanges.map(observedCall) };
}

export function observationFrom(id: string, { series, calls }: ObservedReport): Observation {
  return { id, isSeries: series === true, exchanges: calls.map(exchangeFrom) };
}

function observedCall({ call, outcome }: Exchange): ObservedCall {
  return {
    entry: call.entry,
    options: optionsText(call.options),
    input: wireTensor(call.input),
    ...(call.entry === 'interpolate.backward' && { input_shape: call.inputShape }),
    ...(call.view && { view: true }),
    outcome: outcome.kind === 'tensor' ? { ...outcome, tensor: wireTensor(outcome.tensor) } : outcome,
  };
}

function exchangeFrom({ entry, options, input, input_shape: inputShape = [], view, outcome }: ObservedCall): Exchange {
  const head = { input: tensorFrom(input), options: optionsFrom(options), ...(view && { view }) };
  return {
    call: entry === 'interpolate.backward' ? { entry, inputShape, ...head } : { entry, ...head },
    outcome: outcome.kind === 'tensor' ? { ...outcome, tensor: tensorFrom(outcome.tensor) } : outcome,
  };
}

/** As JSON, in PyTorch's spelling. */
function optionsText(options: InterpolateOptions): string {
  return JSON.stringify(toWire(options), (_, value: unknown) =>
    typeof value === 'number' ? toWireNumber(value) : value,
  );
}

function optionsFrom(text: string): InterpolateOptions {
  const { size, scale_factor, ...rest } = JSON.parse(text) as WireOptions;
  return fromWire({
    ...rest,
    ...(size !== undefined && { size: numbersFrom(size) }),
    ...(scale_factor !== undefined && { scale_factor: numbersFrom(scale_factor) }),
  });
}

function numbersFrom(value: WireNumber | readonly WireNumber[]): number | readonly number[] {
  return typeof value === 'object' ? value.map(fromWireNumber) : fromWireNumber(value);
}

const ARRAYS = {
  float64: Float64Array,
  float32: Float32Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
  uint8: Uint8Array,
} as const;

function wireTensor({ dtype, shape, data }: Tensor): WireTensor {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { dtype, shape: [...shape], data: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
}

function tensorFrom({ dtype, shape, data }: WireTensor): Tensor {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const Own = ARRAYS[dtype];
  return { dtype, shape, data: new Own(bytes.buffer, 0, Math.floor(bytes.byteLength / Own.BYTES_PER_ELEMENT)) };
}
