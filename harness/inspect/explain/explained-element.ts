import type { Call } from '#cases/case.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import { copies, isLeftAlone } from '#reference/interpolate.ts';
import { decoded } from '#reference/rounding.ts';
import { indexAt, offsetOf } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Outcome } from '../../core/open-implementation.ts';
import { acceptedLevels, acceptedSpecials, accepts } from '../../judge/accepted.ts';
import { callExpectation } from '../../judge/call-finding.ts';
import type { Expectation } from '../../judge/expectation.ts';
import { acceptedIndices, indexOverrides, type NearestMode, pickedIndex } from '../../judge/index-laws.ts';
import { roundedExactSum } from '../../judge/rounded-exact-sum.ts';
import { slackPartsOf } from '../../judge/slack-parts.ts';
import { acceptedOf } from './accepted-of.ts';
import { axisPlacing } from './axis-placing.ts';
import { entangledTaps } from './entangled-taps.ts';
import { axisNames, expectedTaps, tapsRead } from './expected-taps.ts';
import type { AxisExplanation, ElementExplanation } from './explanation.ts';
import { seenTaps } from './seen-taps.ts';
import { passesOf, weightedSums } from './weighted-sums.ts';

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
  const accepted = acceptedOf(call);
  const isGradient = call.entry === 'interpolate.backward';
  const expectation = callExpectation(call);
  const element = offsetOf(expectation.shape, index);
  const came = got === undefined ? undefined : decoded(got)[element];
  const values = acceptedValues(index, accepted, call, expectation);
  const slack = expectation.slack()[element];
  const hasParts = !isGradient && input.dtype !== 'uint8' && !copies(accepted.mode) && slack > 0;
  const axes = await explainedAxes(call, accepted, request);
  const isAsked = request.ask !== undefined && call.entry !== 'interpolate.backward';
  const entangled = isAsked ? await entangledTaps(call, index, request.ask) : undefined;
  return {
    isGradient,
    index,
    chosen,
    axes,
    ...(entangled && { entangled }),
    // A copy adds nothing up.
    sums: copies(accepted.mode) && !isGradient ? [] : weightedSums(index, passesOf(accepted, input, isGradient)),
    expected: expectation.ideal[element],
    slack,
    ...(hasParts && { parts: slackPartsOf(accepted, input, element) }),
    ...(values && { accepted: values }),
    errata: copies(accepted.mode) ? [] : erratumValues(element, expectation),
    ...(recorded && { recorded: decoded(recorded)[element] }),
    ...(came !== undefined && { got: came, multiple: expectation.multiple(element, came) }),
  };
}

async function explainedAxes(
  call: Call,
  accepted: AcceptedCall,
  { index: element, ask }: ElementRequest,
): Promise<AxisExplanation[]> {
  const names = axisNames(accepted.axes.length);
  const isGradient = call.entry === 'interpolate.backward';
  const axes: AxisExplanation[] = [];
  for (const [place, axis] of accepted.axes.entries()) {
    const index = element[place + 2];
    const isUntouched = isLeftAlone(axis, accepted, call.input);
    axes.push({
      name: names[place],
      inputSize: axis.inputSize,
      outputSize: axis.outputSize,
      index,
      isLeftAlone: isUntouched,
      ...(!isUntouched && !isGradient && { placing: axisPlacing(index, axis, accepted, call.input) }),
      taps: expectedTaps(axis, accepted, call.input, isGradient)[index],
    });
  }
  if (ask === undefined) return axes;
  const expected = axes.map(({ taps }) => taps.reduce((sum, { weight }) => sum + weight, 0));
  const seen: AxisExplanation[] = [];
  for (const [place, axis] of axes.entries()) {
    const others = expected.reduce((product, sum, other) => (other === place ? product : product * sum), 1);
    seen.push({ ...axis, seen: await seenTaps(call, place, element, others, ask) });
  }
  return seen;
}

/** What an erratum accepts beside the rule, where that is more or another value. */
function erratumValues(element: number, { readings: [own, ...others] }: Expectation): ElementExplanation['errata'] {
  const rule = own.rule();
  return others.flatMap(({ errata, rule: ruleOf }) => {
    const overridden = ruleOf();
    const [value, slack] = [overridden.ideal[element], overridden.slack()[element]];
    const isWithin = accepts(rule, element, value) && slack <= rule.slack()[element];
    return isWithin ? [] : [{ ids: errata.map(({ id }) => id), value, slack }];
  });
}

/** Where a value is accepted for itself and not for being near: copies, levels of uint8, and what is not finite. */
function acceptedValues(
  index: readonly number[],
  accepted: AcceptedCall,
  { entry, input }: Call,
  expectation: Expectation,
): number[] | undefined {
  if (entry !== 'interpolate.backward' && copies(accepted.mode)) return copiedValues(index, accepted, input);
  const element = offsetOf(expectation.shape, index);
  if (input.dtype === 'uint8') return acceptedLevels(expectation, element);
  const exact = roundedExactSum(expectation, element);
  if (exact !== undefined) return [exact];
  const special = acceptedSpecials(expectation, element);
  if (special.length === 0) return undefined;
  const ideal = expectation.ideal[element];
  return accepts(expectation, element, ideal) && Number.isFinite(ideal) ? [ideal, ...special] : special;
}

/** The value of the rule first. */
function copiedValues(index: readonly number[], call: AcceptedCall, input: Tensor): number[] {
  const values = decoded(input);
  const mode = call.mode as NearestMode;
  const overrides = indexOverrides(call, input).accepted;
  const places = call.axes.reduce<number[][]>(
    (known, axis, place) => {
      const at = index[place + 2];
      const indices = [pickedIndex(at, axis, mode), ...acceptedIndices(at, axis, mode, overrides)];
      return known.flatMap((start) => indices.map((one) => [...start, one]));
    },
    [index.slice(0, 2)],
  );
  return [...new Set(places.map((place) => values[offsetOf(input.shape, place)]))];
}

/** Elements that are looked at when one is chosen, spread over the whole. */
const LOOKED_AT = 4096;

/** The element that shows most: many taps and a value, near the middle. */
export function tellingElement(call: Call): readonly number[] {
  const accepted = acceptedOf(call);
  const { ideal, shape } = callExpectation(call);
  const isGradient = call.entry === 'interpolate.backward';
  const tapCounts = accepted.axes.map((_, place) => tellingCounts(place, accepted, call.input, isGradient));
  const scoreOf = (element: number) => {
    const index = indexAt(shape, element);
    const taps = tapCounts.reduce((product, counts, place) => product * counts[index[place + 2]], 1);
    const offCentre = tapCounts.reduce(
      (total, counts, place) => total + Math.abs(index[place + 2] + 0.5 - counts.length / 2) / counts.length,
      0,
    );
    return taps * (ideal[element] === 0 ? 1 : 2) - offCentre;
  };
  const candidates = Math.min(ideal.length, LOOKED_AT);
  let best = 0;
  for (let candidate = 1; candidate < candidates; candidate++) {
    const element = Math.floor((candidate * ideal.length) / candidates);
    if (scoreOf(element) > scoreOf(best)) best = element;
  }
  return indexAt(shape, best);
}

/** By output index along an axis; an index tie tells as much as another tap. */
function tellingCounts(place: number, call: AcceptedCall, input: Tensor, isGradient: boolean): number[] {
  const axis = call.axes[place];
  if (isGradient) return tapsRead(axis, call, true).map(({ indices }) => indices.length);
  if (copies(call.mode)) {
    const { accepted } = indexOverrides(call, input);
    return Array.from(
      { length: axis.outputSize },
      (_, at) => acceptedIndices(at, axis, call.mode as NearestMode, accepted).length,
    );
  }
  return expectedTaps(axis, call, input, false).map((taps) => taps.length);
}
