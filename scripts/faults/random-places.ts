import fc from 'fast-check';
import { EVERY_VARIANT, type Rank } from '#cases/variants.ts';
import { interpolate } from '#reference/index.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType, Implementation, Mode, Tensor } from '#spec/signature.ts';
import type { Fault } from './fault.ts';

/** An element of a result, by its index along every axis; a line is an image of one row, an image a volume of one slice. */
interface Element {
  readonly index: number;
  readonly plane: number;
  readonly inPlane: number;
  readonly image: number;
  readonly channel: number;
  readonly depth: number;
  readonly height: number;
  readonly width: number;
  /** Of the whole result. */
  readonly extent: { readonly elements: number; readonly height: number; readonly width: number };
}

interface Place {
  /** The ranks that have it. */
  readonly ranks: readonly Rank[];
  readonly limit: fc.Arbitrary<number>;
  readonly holds: (element: Element, limit: number) => boolean;
}

const ANY: readonly Rank[] = ['line', 'image', 'volume'];

const PLACES: Readonly<Record<string, Place>> = {
  plane: { ranks: ANY, limit: upTo(65_536), holds: ({ plane }, limit) => plane >= limit },
  channel: { ranks: ANY, limit: upTo(4096), holds: ({ channel }, limit) => channel >= limit },
  image: { ranks: ANY, limit: upTo(1024), holds: ({ image }, limit) => image >= limit },
  depth: { ranks: ['volume'], limit: upTo(1024), holds: ({ depth }, limit) => depth >= limit },
  height: { ranks: ['image', 'volume'], limit: upTo(8192), holds: ({ height }, limit) => height >= limit },
  width: { ranks: ANY, limit: upTo(8192), holds: ({ width }, limit) => width >= limit },
  'element of the result': { ranks: ANY, limit: upTo(131_072), holds: ({ index }, limit) => index >= limit },
  'element of a plane': { ranks: ANY, limit: upTo(32_768), holds: ({ inPlane }, limit) => inPlane >= limit },
  'last block of elements': {
    ranks: ANY,
    limit: fc.constantFrom(32, 64, 128, 256, 512, 1024),
    holds: ({ index, extent }, limit) =>
      extent.elements > limit && index >= extent.elements - (extent.elements % limit),
  },
  'last block of columns': {
    ranks: ANY,
    limit: fc.constantFrom(4, 8, 16, 32),
    holds: ({ width, extent }, limit) => extent.width > limit && width >= extent.width - (extent.width % limit),
  },
  'last block of rows': {
    ranks: ['image', 'volume'],
    limit: fc.constantFrom(4, 8, 16, 32),
    holds: ({ height, extent }, limit) => extent.height > limit && height >= extent.height - (extent.height % limit),
  },
};

/** What stands at such a place instead of the right value. */
const HARMS: Readonly<
  Record<string, (right: Tensor['data'], element: Element, limit: number, dtype: DType) => number>
> = {
  zero: () => 0,
  'the element before': (right, { index }) => Number(right[Math.max(0, index - 1)]),
  'the first plane': (right, { inPlane }) => Number(right[inPlane]),
  'the index modulo the limit': (right, { index }, limit) => Number(right[index % limit]),
  'a little more': (right, { index }, _limit, dtype) => {
    const value = Number(right[index]);
    if (dtype === 'uint8') return Math.min(255, value + 1);
    // Of a half type the bits are stored.
    return dtype === 'float16' || dtype === 'bfloat16' ? value ^ 8 : value * 1.001;
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
    const isAsked: IsAsked = (asked, input) => (mode ?? asked) === asked && (dtype ?? input.dtype) === input.dtype;
    return {
      where,
      text: `${where} ${limit}, ${mode ?? dtype ?? 'all calls'}: ${harm}`,
      fault: {
        id,
        cluster: 'H',
        clause: 'memory.independent-planes',
        due: [],
        isHeldOut: true,
        make: () => wrongThere(id, PLACES[where] as Place, limit, HARMS[harm] as (typeof HARMS)[string], isAsked),
      },
    };
  });
}

type IsAsked = (mode: Mode, input: Tensor) => boolean;

function wrongThere(
  name: string,
  place: Place,
  limit: number,
  harm: (typeof HARMS)[string],
  isAsked: IsAsked,
): Implementation {
  return {
    name,
    interpolate(input, options = {}) {
      const right = interpolate(input, options);
      if (!isAsked(options.mode ?? 'nearest', input)) return right;
      const data = right.data.slice();
      for (let index = 0; index < data.length; index++) {
        const element = elementOf(index, right.shape);
        if (place.holds(element, limit)) data[index] = harm(right.data, element, limit, input.dtype);
      }
      return { ...right, data };
    },
  };
}

function elementOf(index: number, [images = 1, channels = 1, ...spatial]: readonly number[]): Element {
  const [depth = 1, height = 1, width = 1] = [...Array<number>(3 - spatial.length).fill(1), ...spatial];
  const size = depth * height * width;
  const plane = Math.floor(index / size);
  const inPlane = index % size;
  return {
    index,
    plane,
    inPlane,
    image: Math.floor(plane / channels),
    channel: plane % channels,
    depth: Math.floor(inPlane / (height * width)),
    height: Math.floor(inPlane / width) % height,
    width: inPlane % width,
    extent: { elements: elementCount([images, channels, ...spatial]), height, width },
  };
}

/** Each power of two is as likely as another. */
function upTo(most: number): fc.Arbitrary<number> {
  return fc.noBias(fc.integer({ min: 0, max: 1000 })).map((drawn) => Math.round(2 * (most / 2) ** (drawn / 1000)));
}

function modesOf(where: string): Mode[] {
  const { ranks } = PLACES[where] as Place;
  return EVERY_VARIANT.filter((variant) => variant.ranks.some((rank) => ranks.includes(rank))).map(({ mode }) => mode);
}
