import type { ForwardCall } from '#cases/case.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import type { OpenImplementation } from '../../core/open-implementation.ts';
import { answerFinding, isAccepted } from '../../judge/accepted.ts';
import { callExpectation, refusalOf } from '../../judge/call-finding.ts';
import type { Expectation } from '../../judge/expectation.ts';

/** The first other spelling of a call, with the same result in PyTorch, that the implementation answers faithfully. */
export async function faithfulSpelling(
  call: ForwardCall,
  opened: OpenImplementation,
): Promise<ForwardCall | undefined> {
  const expectation = callExpectation(call);
  for (const options of spellings(call, expectation)) {
    const other = { ...call, options };
    const outcome = await opened.ask(other);
    if (outcome.kind === 'tensor' && answerFinding(expectation, outcome).status === 'pass') return other;
  }
  return undefined;
}

/** Other options that the clauses answer with what is accepted for the call, the nearest to it first. */
function spellings(call: ForwardCall, expectation: Expectation): InterpolateOptions[] {
  const written = new Set([JSON.stringify(call.options)]);
  return candidates(call).filter((options) => {
    const text = JSON.stringify(options);
    if (written.has(text)) return false;
    written.add(text);
    const other = { ...call, options };
    return refusalOf(other) === undefined && isAccepted(expectation, interpolate(call.input, options));
  });
}

function candidates({ input, options }: ForwardCall): InterpolateOptions[] {
  const { axes } = acceptedCall(input, options);
  const { mode = 'nearest', alignCorners, antialias } = options;
  const size = axes.map(({ outputSize }) => outputSize);
  const scaleFactor = axes.map(({ inputSize, outputSize }) => outputSize / inputSize);
  const requests: InterpolateOptions[] = [
    requestOf(options),
    { size },
    { scaleFactor },
    { scaleFactor, recomputeScaleFactor: true },
  ];
  const ways = [
    waysOf(mode, alignCorners, antialias),
    ...modesOfRank(axes.length).flatMap((other) => [
      waysOf(other, undefined, undefined),
      waysOf(other, true, undefined),
    ]),
  ];
  return ways.flatMap((alternatives) =>
    alternatives.flatMap((way) => requests.map((request) => ({ ...request, ...way }))),
  );
}

function requestOf({ size, scaleFactor, recomputeScaleFactor }: InterpolateOptions): InterpolateOptions {
  return {
    ...(size !== undefined && { size }),
    ...(scaleFactor !== undefined && { scaleFactor }),
    ...(recomputeScaleFactor !== undefined && { recomputeScaleFactor }),
  };
}

/** An option that is off may be left out or passed. */
function waysOf(mode: Mode, alignCorners: boolean | undefined, antialias: boolean | undefined): InterpolateOptions[] {
  const corners = alignCorners ? [{ alignCorners }] : [{}, { alignCorners: false }];
  const filters = antialias ? [{ antialias }] : [{}, { antialias: false }];
  return corners.flatMap((corner) => filters.map((filter) => ({ mode, ...corner, ...filter })));
}

const OF_RANK: readonly (readonly Mode[])[] = [
  ['nearest', 'nearest-exact', 'linear', 'area'],
  ['nearest', 'nearest-exact', 'bilinear', 'bicubic', 'area'],
  ['nearest', 'nearest-exact', 'trilinear', 'area'],
];

function modesOfRank(rank: number): readonly Mode[] {
  return OF_RANK[rank - 1];
}
