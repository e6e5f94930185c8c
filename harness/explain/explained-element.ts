import type { Call } from '#cases/case.ts';
import { indexAt, offsetOf } from '#cases/properties/grid.ts';
import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import { copies, isLeftAlone } from '#reference/interpolate.ts';
import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { interpolateOptions } from '../entry-options.ts';
import { callExpectation } from '../judge/call-finding.ts';
import { acceptedIndices } from '../judge/index-laws.ts';
import { slackPartsOf } from '../judge/slack-parts.ts';
import type { Outcome } from '../subject.ts';
import { axisPlacing } from './axis-placing.ts';
import type { AxisExplanation, ElementExplanation } from './explanation.ts';
import { seenTaps } from './seen-taps.ts';
import { axisNames, expectedTaps, weightedSums } from './weighted-sums.ts';

export interface ElementRequest {
  readonly index: readonly number[];
  /** Why this one. */
  readonly chosen: string;
  readonly recorded?: Tensor;
  readonly got?: Tensor;
  /** Asks the implementation again, for the taps that it uses. */
  readonly ask?: (call: Call) => Promise<Outcome>;
}

/** One element of the answer to a valid call, down to the numbers. */
export async function explainedElement(call: Call, request: ElementRequest): Promise<ElementExplanation> {
  const { input } = call;
  const { index, chosen, recorded, got } = request;
  const accepted = acceptedCall(input, interpolateOptions(call.entry, call.options));
  const expectation = callExpectation(call);
  const element = offsetOf(expectation.shape, index);
  const came = got === undefined ? undefined : decoded(got)[element];
  const values = acceptedValues(index, accepted, input, expectation.judge);
  const hasParts = input.dtype !== 'uint8' && !copies(accepted.mode) && expectation.slack[element] > 0;
  return {
    index,
    chosen,
    axes: await explainedAxes(call, accepted, request),
    sums: copies(accepted.mode) ? [] : weightedSums(index, accepted, input),
    expected: expectation.ideal[element],
    slack: expectation.slack[element],
    ...(hasParts && { parts: slackPartsOf(accepted, input, element) }),
    ...(values && { accepted: values }),
    ...(recorded && { recorded: decoded(recorded)[element] }),
    ...(came !== undefined && { got: came, multiple: expectation.judge(element, came) }),
  };
}

async function explainedAxes(
  call: Call,
  accepted: AcceptedCall,
  { index, ask }: ElementRequest,
): Promise<AxisExplanation[]> {
  const names = axisNames(accepted.axes.length);
  const axes: AxisExplanation[] = [];
  for (const [place, axis] of accepted.axes.entries()) {
    const outputIndex = index[place + 2];
    axes.push({
      name: names[place],
      inputSize: axis.inputSize,
      outputSize: axis.outputSize,
      outputIndex,
      ...(!isLeftAlone(axis, accepted, call.input) && {
        placing: axisPlacing(outputIndex, axis, accepted, call.input),
      }),
      taps: expectedTaps(place, outputIndex, accepted, call.input),
      ...(ask && { seen: await seenTaps(call, place, index, ask) }),
    });
  }
  return axes;
}

/** Where a value is accepted for itself and not for being near: copies, and the levels of uint8. */
function acceptedValues(
  index: readonly number[],
  call: AcceptedCall,
  input: Tensor,
  judge: (element: number, got: number) => number,
): number[] | undefined {
  if (copies(call.mode)) return copiedValues(index, call, input);
  if (input.dtype !== 'uint8') return undefined;
  const element = offsetOf(call.outputShape, index);
  return Array.from({ length: 256 }, (_, level) => level).filter((level) => judge(element, level) <= 1);
}

function copiedValues(index: readonly number[], { mode, axes }: AcceptedCall, input: Tensor): number[] {
  const values = decoded(input);
  const places = axes.reduce<number[][]>(
    (known, axis, place) =>
      known.flatMap((start) =>
        acceptedIndices(index[place + 2], axis, mode as 'nearest' | 'nearest-exact', input).map((at) => [...start, at]),
      ),
    [index.slice(0, 2)],
  );
  return [...new Set(places.map((place) => values[offsetOf(input.shape, place)]))];
}

/** Elements that are looked at when one is chosen. */
const LOOKED_AT = 4096;

/** The element that shows most: many taps and a value, near the middle. */
export function tellingElement(call: Call): readonly number[] {
  const accepted = acceptedCall(call.input, interpolateOptions(call.entry, call.options));
  const { ideal, shape } = callExpectation(call);
  const tapCounts = accepted.axes.map((axis, place) =>
    Array.from({ length: axis.outputSize }, (_, at) => tellingCount(place, at, accepted, call.input)),
  );
  const scoreOf = (element: number) => {
    const index = indexAt(shape, element);
    const taps = tapCounts.reduce((product, counts, place) => product * counts[index[place + 2]], 1);
    const offCentre = tapCounts.reduce(
      (total, counts, place) => total + Math.abs(index[place + 2] + 0.5 - counts.length / 2) / counts.length,
      0,
    );
    return taps * (ideal[element] === 0 ? 1 : 2) - offCentre;
  };
  let best = 0;
  for (let element = 1; element < Math.min(ideal.length, LOOKED_AT); element++) {
    if (scoreOf(element) > scoreOf(best)) best = element;
  }
  return indexAt(shape, best);
}

/** An index tie tells as much as another tap. */
function tellingCount(place: number, outputIndex: number, call: AcceptedCall, input: Tensor): number {
  if (!copies(call.mode)) return expectedTaps(place, outputIndex, call, input).length;
  return acceptedIndices(outputIndex, call.axes[place], call.mode as 'nearest' | 'nearest-exact', input).length;
}
