import type { ClauseId } from '#spec/clauses.ts';
import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import type { Call, InputDesign } from './case.ts';
import { grid, ramp } from './design.ts';
import { tensorOf } from './fill.ts';
import { modeText } from './mode-text.ts';
import { type Probe, probe } from './probe.ts';

/** A way of resizing in which ties are exact whatever the order of computing. */
interface Way {
  readonly name: string;
  readonly mode: Mode;
  readonly antialias?: boolean;
  readonly alignCorners?: boolean;
  readonly clauses: readonly ClauseId[];
}

const UINT8_WAYS: readonly Way[] = [
  { name: 'bilinear', mode: 'bilinear', clauses: ['linear.weights'] },
  { name: 'aligned-bilinear', mode: 'bilinear', alignCorners: true, clauses: ['linear.weights'] },
  { name: 'bicubic', mode: 'bicubic', clauses: ['bicubic.coefficient'] },
  { name: 'antialiased-bilinear', mode: 'bilinear', antialias: true, clauses: ['antialias.bilinear-kernel'] },
  { name: 'antialiased-bicubic', mode: 'bicubic', antialias: true, clauses: ['antialias.bicubic-coefficient'] },
];

const HALF_WAYS: readonly (Way & { readonly axes: number })[] = [
  { name: 'linear', mode: 'linear', axes: 1, clauses: ['linear.weights'] },
  { name: 'bilinear', mode: 'bilinear', axes: 2, clauses: ['linear.weights'] },
  { name: 'trilinear', mode: 'trilinear', axes: 3, clauses: ['linear.weights'] },
  { name: 'bicubic', mode: 'bicubic', axes: 2, clauses: ['bicubic.coefficient'] },
  { name: 'area', mode: 'area', axes: 2, clauses: ['area.mean'] },
];

/** With aligned corners the same weights are exact, and may have code of their own. */
const ALIGNED_HALF_WAYS: typeof HALF_WAYS = HALF_WAYS.filter(({ mode }) => mode !== 'area').map((way) => ({
  ...way,
  name: `aligned-${way.name}`,
  alignCorners: true,
}));

const HALF_UNIT = { float16: 2 ** -10, bfloat16: 2 ** -7 } as const;

const uint8: readonly Probe[] = UINT8_WAYS.map((way) =>
  probe(way, 'uint8', {
    id: `rounding/uint8-${way.name}-ties`,
    fact: `${titleOf(way)} rounds a uint8 half up, along rows and columns`,
    clauses: ['rounding.uint8-half-up', ...way.clauses],
    series: `F.interpolate(x, size=…, ${modeText(way)}) that halves and doubles uint8 images full of ties`,
    calls: () =>
      [ramp([1, 1, 16, 16], 'uint8'), grid([1, 3, 16, 16], 'uint8')].flatMap((input) => uint8Calls(way, input)),
  }),
);

/** Rows, columns and both, each halved and doubled; with aligned corners to 9 and 5, where steps are eighths. */
function uint8Calls(way: Way, input: InputDesign): Call[] {
  const [few, many] = way.alignCorners ? [5, 9] : [8, 32];
  const sizes = [
    [16, few],
    [few, 16],
    [few, few],
    [16, many],
    [many, 16],
  ];
  return sizes.map((size) => callOf(way, input, size));
}

const halves: readonly Probe[] = (['float16', 'bfloat16'] as const).flatMap((dtype) =>
  HALF_WAYS.map((way) =>
    probe(way, dtype, {
      id: `rounding/${dtype}-${way.name}-ties`,
      fact: `${titleOf(way)} rounds a ${dtype} tie to even`,
      clauses: ['rounding.half-ties-to-even', ...way.clauses],
      series: `F.interpolate(x, size=…, ${modeText(way)}) that halves and doubles neighbouring numbers of ${dtype}`,
      calls: () => halfCalls(way, way.axes, dtype),
    }),
  ),
);

/** Neighbours have a tie in their middle, and neighbours but one at a quarter. */
function halfCalls(way: Way, axes: number, dtype: keyof typeof HALF_UNIT): Call[] {
  const shape = [1, 1, ...Array.from({ length: axes - 1 }, () => 2), 16];
  const rows = shape.slice(2, -1);
  const neighbours = (step: number): InputDesign => ({ dtype, shape, fill: { kind: 'ramp', start: 1, step } });
  return [
    callOf(way, neighbours(HALF_UNIT[dtype]), [...rows, 8]),
    callOf(way, neighbours(2 * HALF_UNIT[dtype]), [...rows, 32]),
  ];
}

/** Numbers that take every bit, between weights that are exact: products and sums in the half type lose some of them. */
const sums: readonly Probe[] = (['float16', 'bfloat16'] as const).flatMap((dtype) =>
  [...HALF_WAYS, ...ALIGNED_HALF_WAYS].map((way) =>
    probe(way, dtype, {
      id: `rounding/${dtype}-${way.name}-sums`,
      fact: `${titleOf(way)} rounds ${dtype} once, and neither products nor sums nor what lies between two axes`,
      clauses: ['rounding.half-types', ...way.clauses],
      series: `F.interpolate(x, size=…, ${modeText(way)}) that halves and doubles ${dtype} numbers of every bit`,
      calls: () => sumCalls(way, way.axes, dtype),
    }),
  ),
);

function sumCalls(way: Way, axes: number, dtype: keyof typeof HALF_UNIT): Call[] {
  const [length, ...sizes] = way.alignCorners ? [5, 3, 9] : [8, 4, 16];
  const spatial = Array.from({ length: axes }, () => length);
  const input = longNumbers([1, 2, ...spatial], dtype);
  const along = (size: number) => [...spatial.slice(1), size];
  return sizes.flatMap((size) => [
    callOf(way, input, along(size)),
    callOf(
      way,
      input,
      spatial.map(() => size),
    ),
  ]);
}

/** The last bit of each is set; their magnitudes lie between 1 and 8. */
function longNumbers(shape: readonly number[], dtype: keyof typeof HALF_UNIT): InputDesign {
  const unit = HALF_UNIT[dtype];
  const values = Array.from({ length: elementCount(shape) }, (_, at) => {
    const bits = ((at * 389 + 277) % (1 / unit)) | 1;
    return (at % 5 === 3 ? -1 : 1) * 2 ** ((at * 7) % 3) * (1 + bits * unit);
  });
  return { dtype, shape, fill: { kind: 'values', values } };
}

function callOf({ mode, antialias, alignCorners }: Way, input: InputDesign, size: readonly number[]): Call {
  const options: InterpolateOptions = {
    size,
    mode,
    ...(antialias && { antialias }),
    ...(alignCorners && { alignCorners }),
  };
  return { entry: 'interpolate', input: tensorOf(input), options };
}

function titleOf({ mode, antialias, alignCorners }: Way): string {
  return `${antialias ? 'antialiased ' : ''}${mode}${alignCorners ? ' with aligned corners' : ''}`;
}

/**
 * `rounding.uint8-half-up`, `rounding.half-ties-to-even`, `rounding.half-types`: recorded pictures seldom hold a tie or
 * numbers of every bit, these hold little else.
 */
export const tieProbes: readonly Probe[] = [...uint8, ...halves, ...sums];
