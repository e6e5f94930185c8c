import fc from 'fast-check';
import { EVERY_VARIANT, type Rank } from '#cases/variants.ts';
import { COUNTED, ELEMENTS, type Elements, from, row, tailOf } from '#harness/mistakes/elements.ts';
import { interpolate } from '#reference/index.ts';
import { elementCount, indexAt } from '#spec/shape.ts';
import type { DType, Mode, Tensor } from '#spec/signature.ts';
import type { Fault } from './fault.ts';

interface Place {
  /** The ranks that have it. */
  readonly ranks: readonly Rank[];
  readonly limit: fc.Arbitrary<number>;
  /** Elements of a result as a volume: a line is an image of one row, an image a volume of one slice. */
  readonly beyond: (limit: number) => Elements;
}

const ANY: readonly Rank[] = ['line', 'image', 'volume'];
const WITH_ROWS: readonly Rank[] = ['image', 'volume'];

const planeSize = (shape: readonly number[]) => elementCount(shape.slice(2));

const PLACES: Readonly<Record<string, Place>> = {
  plane: { ranks: ANY, limit: upTo(65_536), beyond: (count) => from(COUNTED.planes, count) },
  channel: { ranks: ANY, limit: upTo(4096), beyond: (count) => from(COUNTED.channels, count) },
  image: { ranks: ANY, limit: upTo(1024), beyond: (count) => from(COUNTED.images, count) },
  depth: { ranks: ['volume'], limit: upTo(1024), beyond: (limit) => (index) => index[2] >= limit },
  height: { ranks: WITH_ROWS, limit: upTo(8192), beyond: (limit) => (index) => row(index) >= limit },
  width: { ranks: ANY, limit: upTo(8192), beyond: (count) => from(COUNTED.columns, count) },
  'element of the result': { ranks: ANY, limit: upTo(131_072), beyond: (limit) => (_, __, flat) => flat >= limit },
  'element of a plane': {
    ranks: ANY,
    limit: upTo(32_768),
    beyond: (limit) => (_, shape, flat) => flat % planeSize(shape) >= limit,
  },
  'last block of elements': {
    ranks: ANY,
    limit: fc.constantFrom(32, 64, 128, 256, 512, 1024),
    beyond: (limit) => (index, shape, flat) =>
      elementCount(shape) > limit && tailOf(ELEMENTS, limit)(index, shape, flat),
  },
  'last block of columns': {
    ranks: ANY,
    limit: fc.constantFrom(4, 8, 16, 32),
    beyond: (limit) => lastBlock(-1, limit),
  },
  'last block of rows': {
    ranks: WITH_ROWS,
    limit: fc.constantFrom(4, 8, 16, 32),
    beyond: (limit) => lastBlock(-2, limit),
  },
};

function lastBlock(axis: -1 | -2, limit: number): Elements {
  return (index, shape) => {
    const [at, size] = [index, shape].map((one) => one.at(axis) as number);
    return size > limit && at >= size - (size % limit);
  };
}

type Harm = (right: Tensor['data'], flat: number, limit: number, result: Tensor) => number;

/** What stands at such a place instead of the right value. */
const HARMS: Readonly<Record<string, Harm>> = {
  zero: () => 0,
  'the element before': (right, flat) => right[Math.max(0, flat - 1)],
  'the first plane': (right, flat, _limit, { shape }) => right[flat % planeSize(shape)],
  'the index modulo the limit': (right, flat, limit) => right[flat % limit],
  'a little more': (right, flat, _limit, { dtype }) => {
    if (dtype === 'uint8') return Math.min(255, right[flat] + 1);
    // Of a half type the bits are stored.
    return dtype === 'float16' || dtype === 'bfloat16' ? right[flat] ^ 8 : right[flat] * 1.001;
  },
};

export interface RandomPlace {
  readonly where: string;
  readonly text: string;
  readonly fault: Fault;
}

/** Implementations that are wrong beyond a random limit, in all calls or in those of one mode or one dtype. */
export function randomPlaces(count: number, seed: number): RandomPlace[] {
  const drawn = fc.constantFrom(...Object.keys(PLACES)).chain((where) =>
    fc.record({
      where: fc.constant(where),
      limit: (PLACES[where] as Place).limit,
      harm: fc.constantFrom(...Object.keys(HARMS)),
      only: fc.oneof(
        fc.constant({}),
        fc.constantFrom(...modesOf(where)).map((mode) => ({ mode })),
        fc.constantFrom<DType[]>('float64', 'float16', 'bfloat16', 'uint8').map((dtype) => ({ dtype })),
      ),
    }),
  );
  return fc.sample(drawn, { numRuns: count, seed }).map(({ where, limit, harm, only }, at) => {
    const { mode, dtype } = only as { mode?: Mode; dtype?: DType };
    const id = `places/${seed}-${at}`;
    const isAsked = (call: Mode, input: Tensor) => (mode ?? call) === call && (dtype ?? input.dtype) === input.dtype;
    return {
      where,
      text: `${where} ${limit}, ${mode ?? dtype ?? 'all calls'}: ${harm}`,
      fault: {
        id,
        cluster: 'H',
        clause: 'memory.independent-planes',
        due: [],
        isHeldOut: true,
        make: () => ({
          name: id,
          interpolate(input, options = {}) {
            const right = interpolate(input, options);
            if (!isAsked(options.mode ?? 'nearest', input)) return right;
            return harmed(right, (PLACES[where] as Place).beyond(limit), limit, HARMS[harm] as Harm);
          },
        }),
      },
    };
  });
}

function harmed(right: Tensor, isThere: Elements, limit: number, harm: Harm): Tensor {
  const [images, channels, ...spatial] = right.shape;
  const shape = [images, channels, ...Array<number>(3 - spatial.length).fill(1), ...spatial];
  const data = right.data.slice();
  for (let flat = 0; flat < data.length; flat++) {
    if (isThere(indexAt(shape, flat), shape, flat)) data[flat] = harm(right.data, flat, limit, right);
  }
  return { ...right, data };
}

/** Each power of two is as likely as another. */
function upTo(most: number): fc.Arbitrary<number> {
  return fc.noBias(fc.integer({ min: 0, max: 1000 })).map((drawn) => Math.round(2 * (most / 2) ** (drawn / 1000)));
}

function modesOf(where: string): Mode[] {
  const { ranks } = PLACES[where] as Place;
  return EVERY_VARIANT.filter((variant) => variant.ranks.some((rank) => ranks.includes(rank))).map(({ mode }) => mode);
}
