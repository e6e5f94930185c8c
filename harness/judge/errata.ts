import type { AcceptedCall } from '#reference/arguments.ts';
import { sourceCoordinate } from '#reference/coordinates.ts';
import { isLeftAlone } from '#reference/interpolate.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Departures } from './passes.ts';

/** A place where the target breaks its own rule, and which of the two answers the reference gives. */
export interface Erratum {
  readonly id: ClauseId;
  readonly departure: keyof Departures;
  readonly referenceGives: 'target' | 'rule';
  /** Whether the two answers may differ for this call. */
  concerns(call: AcceptedCall, input: Pick<Tensor, 'dtype' | 'shape'>): boolean;
}

export const NO_DEPARTURES: Departures = {
  resamplesUnchangedAxes: false,
  weighsUnchangedAxes: false,
  floorsThroughFloat32: false,
  repeatsFirstRow: false,
  roundsEveryStep: false,
};

export const ERRATA: readonly Erratum[] = [
  {
    id: 'errata.linear-unchanged-axis',
    departure: 'resamplesUnchangedAxes',
    referenceGives: 'target',
    concerns: (call, input) => !call.antialias && leavesScaledAxisAlone(call, input),
  },
  {
    id: 'errata.antialias-unchanged-axis',
    departure: 'resamplesUnchangedAxes',
    referenceGives: 'target',
    concerns: (call, input) => call.antialias && leavesScaledAxisAlone(call, input),
  },
  {
    id: 'errata.antialias-width-one',
    departure: 'repeatsFirstRow',
    referenceGives: 'rule',
    concerns: (call, { dtype }) => dtype !== 'uint8' && call.antialias && changesHeightAtWidthOne(call),
  },
  {
    id: 'errata.uint8-width-one',
    departure: 'repeatsFirstRow',
    referenceGives: 'rule',
    concerns: (call, { dtype }) => dtype === 'uint8' && changesHeightAtWidthOne(call),
  },
  {
    id: 'errata.float64-floor',
    departure: 'floorsThroughFloat32',
    referenceGives: 'rule',
    concerns: (call, { dtype }) =>
      dtype === 'float64' && !call.antialias && call.mode !== 'area' && roundsUpToAnIndex(call),
  },
  {
    id: 'errata.half-area-5d',
    departure: 'roundsEveryStep',
    referenceGives: 'rule',
    concerns: (call, { dtype, shape }) =>
      (dtype === 'float16' || dtype === 'bfloat16') && call.mode === 'area' && shape.length === 5,
  },
];

function leavesScaledAxisAlone(call: AcceptedCall, input: Pick<Tensor, 'dtype'>): boolean {
  return call.axes.some(
    (axis) => isLeftAlone(axis, call, input) && !axis.alignCorners && (axis.scaleFactor ?? 1) !== 1,
  );
}

function changesHeightAtWidthOne({ axes, mode }: AcceptedCall): boolean {
  const [height, width] = axes;
  if (axes.length !== 2 || mode === 'area' || width?.outputSize !== 1 || height === undefined) return false;
  return height.outputSize > 1 && height.inputSize > 1 && height.outputSize !== height.inputSize;
}

function roundsUpToAnIndex({ axes }: AcceptedCall): boolean {
  return axes.some((axis) =>
    Array.from({ length: axis.outputSize }, (_, outputIndex) => outputIndex).some(
      (outputIndex) =>
        sourceCoordinate(outputIndex, axis) !== sourceCoordinate(outputIndex, { ...axis, floorsThroughFloat32: true }),
    ),
  );
}
