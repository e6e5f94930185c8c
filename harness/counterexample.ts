import type { Call } from '#cases/case.ts';
import type { Property } from '#cases/property.ts';
import { decoded } from '#reference/rounding.ts';
import { numberText } from './number-text.ts';
import { cutText } from './printable.ts';
import { toWireNumber } from './protocol.ts';
import { pytorchCall } from './pytorch-call.ts';

/** The input of a call is printed so far; `--seed` and `--path` give all of it. */
const SHOWN_ELEMENTS = 24;
/** A message stays readable: its calls are cut here. */
const CALL_LIMIT = 220;

/** What was violated, the calls as data, and how to see them again. */
export function counterexampleText(
  { id }: Pick<Property, 'id'>,
  violated: string,
  calls: readonly Call[],
  { seed, path }: { seed: number; path: string },
): string {
  const lines = calls.map(
    (call, place) => `${calls.length > 1 ? `call ${place}: ` : ''}${cutText(callText(call), CALL_LIMIT)}`,
  );
  return [violated, ...lines, `again: --filter '${id}' --seed ${seed} --path ${path}`].join('\n');
}

function callText(call: Call): string {
  const { dtype, shape } = call.input;
  return `${pytorchCall(call)} with x = ${dtype} [${shape.join(', ')}]: ${elementsText(call)}`;
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
