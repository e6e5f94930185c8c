import type { Call } from '#cases/case.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { cutTensor } from '../box.ts';
import { smallerCalls } from './smaller-calls.ts';

/**
 * Series that are smaller in one respect. What an implementation remembers goes by what calls have in common, so first
 * every call becomes smaller along with the last one where it equals it, and then each alone.
 */
export function* smallerSeries(series: readonly Call[]): Generator<readonly Call[]> {
  const last = series[series.length - 1];
  for (const smaller of smallerCalls(last)) {
    yield series.map((call, at) => (at === series.length - 1 ? smaller : following(call, last, smaller)));
  }
  for (const [at, call] of series.entries()) {
    for (const smaller of smallerCalls(call)) yield series.with(at, smaller);
  }
}

/** A call changed as another was, in all that was the same in both. */
function following(call: Call, before: Call, after: Call): Call {
  if (call.entry !== before.entry || call.entry === 'interpolate.backward' || after.entry !== call.entry) return call;
  return {
    ...call,
    input: followingInput(call.input, before.input, after.input),
    options: followingOptions(call.options, before.options, after.options),
  };
}

function followingInput(input: Tensor, before: Tensor, after: Tensor): Tensor {
  const isAlike = input.shape.join() === before.shape.join() && input.dtype === before.dtype;
  if (!isAlike) return input;
  if (input.data.every((value, at) => Object.is(value, before.data[at]))) return after;
  const cut = cutTensor(input, after.shape, 'first');
  return cut.dtype === after.dtype ? cut : { ...cut, dtype: after.dtype, data: encoded(after.dtype, decoded(cut)) };
}

function followingOptions(
  options: InterpolateOptions,
  before: InterpolateOptions,
  after: InterpolateOptions,
): InterpolateOptions {
  const changed: InterpolateOptions = { ...options };
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof InterpolateOptions>) {
    if (JSON.stringify(options[name]) !== JSON.stringify(before[name])) continue;
    if (after[name] === undefined) delete changed[name];
    else Object.assign(changed, { [name]: after[name] });
  }
  return changed;
}
