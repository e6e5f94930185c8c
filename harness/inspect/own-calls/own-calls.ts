import { z } from 'zod';
import { clausesOfCall } from '#cases/asked-clauses.ts';
import type { ForwardCall } from '#cases/case.ts';
import { tensorOf } from '#cases/fill.ts';
import { probe } from '#cases/probe.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { elementCount } from '#spec/shape.ts';
import { UsageError } from '../../core/open-implementation.ts';
import { outsideData } from '../../core/outside-data.ts';
import { fromWire, MOST_AXES } from '../../core/protocol.ts';
import { dtypeSchema, exactData, optionsShape } from '../../core/schemas.ts';
import { refusalOf } from '../../judge/call-finding.ts';
import type { SuiteCase } from '../../suite/suite.ts';
import { pytorchCall } from '../../torch/pytorch-call.ts';

/** A call of the file with the call that is made for it: the same spatial sizes, and batch and channels as far as they are cheap. */
export interface AskedCall {
  own: OwnCall;
  call: ForwardCall;
  suiteCase: SuiteCase;
}

type OwnCall = z.infer<typeof ownCall>;

const sizes = z.union([z.number(), z.array(z.number()).max(MOST_AXES)]);

/** A call that a user's own model makes. It has no values, since any values will do. */
const ownCall = exactData({
  /** Where in the model, in the user's words. */
  name: z.string().exactOptional(),
  /** How often the model makes it. */
  count: z.int().positive().exactOptional(),
  dtype: dtypeSchema,
  shape: z.array(z.int().nonnegative()).max(MOST_AXES),
  options: exactData(optionsShape(sizes)),
});

/**
 * The calls of a file: an array of `{ name?, count?, dtype, shape, options }`, the options in PyTorch's spelling.
 * @throws UsageError where the file holds something else, or a call that PyTorch refuses.
 */
export function ownCalls(data: unknown, path: string): AskedCall[] {
  const calls = outsideData(z.array(ownCall), data, path);
  if (calls.length === 0) throw new UsageError(`${path}: expected at least one call, got an empty array`);
  return calls.map((own, place) => askedCall(own, place, path));
}

function askedCall(own: OwnCall, place: number, path: string): AskedCall {
  const options = fromWire(own.options);
  const input = { dtype: own.dtype, shape: own.shape, data: new Float64Array() };
  const refusal = refusalOf({ entry: 'interpolate', input, options });
  if (refusal !== undefined) {
    throw new UsageError(
      `${path}: entry ${place + 1}: PyTorch refuses this call (${refusal.name}: ${refusal.message}, ${refusal.clause})`,
    );
  }
  const { outputShape } = acceptedCall(own, options);
  const shape = cheapShape(own.shape, outputShape, `${path}: entry ${place + 1}`);
  const call: ForwardCall = {
    entry: 'interpolate',
    input: tensorOf({ dtype: own.dtype, shape, fill: { kind: 'grid', seed: place + 1 } }),
    options,
  };
  const series = pytorchCall(call);
  const asked = probe(options, own.dtype, {
    id: `calls/${place + 1}`,
    fact: own.name ?? `call ${place + 1} of the model`,
    clauses: clausesOfCall(options, own.dtype),
    series,
    calls: () => [call],
  });
  return { own, call, suiteCase: { ...asked, call: series, kind: 'probe', probe: asked } };
}

/** Of input and result together: about a second of judging. */
const CHEAP_ELEMENTS = 2 ** 19;
const MOST_ELEMENTS = 2 ** 25;

/** Planes do not meet, so that fewer of them show the same; the sizes of a plane stay. */
function cheapShape(
  [batch, channels, ...sizes]: readonly number[],
  output: readonly number[],
  where: string,
): number[] {
  const plane = elementCount(sizes) + elementCount(output.slice(2));
  if (plane > MOST_ELEMENTS) {
    throw new UsageError(
      `${where}: its planes have ${plane} elements; the most that can be judged are ${MOST_ELEMENTS}`,
    );
  }
  const planes = Math.max(1, Math.floor(CHEAP_ELEMENTS / Math.max(plane, 1)));
  const fewer = Math.min(channels, planes);
  return [Math.min(batch, Math.max(1, Math.floor(planes / Math.max(fewer, 1)))), fewer, ...sizes];
}
