import type { Call } from '#cases/case.ts';
import { decoded } from '#reference/rounding.ts';
import { numberText } from '../../core/number-text.ts';
import { cutText } from '../../core/printable.ts';
import { toWireNumber } from '../../core/protocol.ts';
import { pytorchCall } from '../../torch/pytorch-call.ts';

/** The input of a call is printed so far; a replay gives all of it. */
const SHOWN_ELEMENTS = 24;
/** A message stays readable: its calls are cut here. */
const CALL_LIMIT = 220;

/** What was violated, and the calls as data. */
export function counterexampleText(violated: string, calls: readonly Call[]): string {
  const lines = calls.map(
    (call, place) => `${calls.length > 1 ? `call ${place + 1}: ` : ''}${cutText(callText(call), CALL_LIMIT)}`,
  );
  return [violated, ...lines].join('\n');
}

function callText(call: Call): string {
  const { dtype, shape } = call.input;
  const name = call.entry === 'interpolate.backward' ? 'g' : 'x';
  return `${pytorchCall(call)} with ${name} = ${dtype} [${shape.join(', ')}]: ${elementsText(call)}`;
}

function elementsText({ input }: Call): string {
  const values = [...decoded(input)];
  if (values.length > 1 && values.every((value) => value === values[0])) return `all ${text(values[0], input.dtype)}`;
  const shown = values.slice(0, SHOWN_ELEMENTS).map((value) => text(value, input.dtype));
  return [...shown, ...(values.length > SHOWN_ELEMENTS ? ['…'] : [])].join(' ');
}

function text(value: number, dtype: Call['input']['dtype']): string {
  return numberText(toWireNumber(value), dtype);
}
