import { sourceCoordinate } from '#reference/coordinates.ts';
import { indexAt } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { copiedAsView, elementsAt } from '../core/intrinsics.ts';
import { isBackward } from './asked.ts';
import { always, and, type Concerns, has, is, someAxis } from './calls.ts';
import { COUNTED, type Counted, column, ELEMENTS, type Elements, last, tailOf, WRITTEN, width } from './elements.ts';
import type { Seen } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { after, before, each, elsewhere, fitted, type How, mistakes, type Rows } from './rows.ts';
import { wrongElements } from './seen-numbers.ts';
import { emptyLike, rearranged, unwritten } from './tensors.ts';

/** Elements that are never written, and stay zero. */
const missing = (isMissed: Elements): How => after((right) => unwritten(right, isMissed));

/** What is left after the last full block; what is too small to have one may be written by another path, or not at all. */
const missingTail = (what: Counted, block: number): readonly How[] => [
  after((right) => (what.size(right.shape) < block ? right : unwritten(right, tailOf(what, block)))),
  missing(tailOf(what, block)),
];

const unwrittenTails = (name: string, what: Counted, blocks: readonly number[], said = `${what.one}s`) =>
  each(blocks, (block) => ({
    [`unwritten-${name}-of-${block}`]: [
      `It never writes ${said} after the last full block of ${block}.`,
      what.concerns,
      missingTail(what, block),
    ],
  }));

const BLOCKS = [4, 8, 16, 32, 64, 128, 256];

const UNWRITTEN: Rows = {
  zeros: ['It returns zeros.', missing(() => true)],
  'unwritten-second-channel': ['It never writes the second channel.', missing(([, channel]) => channel === 1)],
  ...unwrittenTails('channel-tail', COUNTED.channels, [4, 8]),
  'unwritten-odd-columns': ['It writes columns in pairs, and leaves an odd one out.', missingTail(COUNTED.columns, 2)],
  'unwritten-last-element': [
    'It never writes the last element of a plane.',
    missing((index, shape, flat) => shape.every((_, axis) => axis < 2 || last(axis)(index, shape, flat))),
  ],
  ...unwrittenTails('tail', ELEMENTS, BLOCKS),
  ...unwrittenTails('plane-tail', WRITTEN['elements-of-a-plane'], BLOCKS, 'elements of a plane'),
  ...unwrittenTails('tail-of-planes', COUNTED.planes, [2, 4, 8]),
  ...unwrittenTails('tail-of-images', COUNTED.images, [2, 4]),
  ...unwrittenTails('row-tail', COUNTED.columns, [4, 8, 16, 32]),
  ...unwrittenTails('column-tail', COUNTED.rows, [4, 8, 16, 32]),
  'unwritten-second-image': [
    'It writes only the first image of a batch.',
    // All images but the first, or the second alone.
    [missing(([image]) => image > 0), missing(([image]) => image === 1)],
  ],
};

const longerThan =
  (length: number): Concerns =>
  ({ input }) =>
    input.data.length > length;

const TILES = [8, 16, 32, 64, 128, 256];
const SHORTEST_TILE = 4;

const fromTheFirst = ({ moved }: Counted) => elsewhere((index, shape) => moved(index, shape, 0));

/** What is not written or read where it belongs. */
export const MEMORY_MISTAKES = [
  ...mistakes('memory', 'memory.no-state', is.computed, UNWRITTEN).map((one) => ({
    ...one,
    due: 'Every element of the result is computed and written.',
  })),

  // Elements that are read or written elsewhere.
  ...mistakes('memory', 'memory.independent-planes', always, {
    'view-offset-dropped': [
      'It reads the buffer of its input from the beginning, although the input lies in the middle of it.',
      ({ call }) => call.view === true,
      before((input) => fromTheBeginning({ ...input, data: copiedAsView(input.dtype, input.data) })),
      {
        due: 'The elements of the input are those of its typed array, which may begin later in the buffer.',
        made: { 'memory/view-offset-dropped': () => (input, options) => resize(fromTheBeginning(input), options) },
      },
    ],
    ...each([16, 15], (bits) => ({
      [`input-index-of-${bits}-bits`]: [
        `It reads its input at an index of ${bits} bits${bits === 15 ? ' and a sign' : ''}.`,
        longerThan(2 ** bits),
        before((input) => around(input, 2 ** bits)),
      ],
    })),
    'input-index-in-float16': [
      'It keeps the index of its input in a float of 11 bits.',
      longerThan(2 ** 11),
      before(floatIndex),
    ],
    'input-index-of-8-bits': [
      'It keeps input columns in a byte.',
      ({ input }) => width(input.shape) > 256,
      before((input) => rearranged(input, (index) => index.with(-1, column(index) % 256))),
      { clause: 'coordinates.step-from-sizes' },
    ],
    'output-index-of-16-bits': [
      'It writes its result at an index of 16 bits.',
      is.computed,
      after((result) => writtenAround(result, 2 ** 16)),
    ],
    'channels-in-blocks-of-four': [
      'It reads channels after the fourth from the block before.',
      ({ input }) => input.shape[1] > 4,
      elsewhere(([n, c, ...rest]) => [n, c >= 4 ? c - 4 : c, ...rest]),
    ],
    'batch-stride-missing': [
      'It reads every image of a batch from the first.',
      has.images,
      fromTheFirst(COUNTED.images),
    ],
    'channel-stride-missing': ['It reads every channel from the first.', has.channels, fromTheFirst(COUNTED.channels)],
    'slice-stride-missing': [
      'It reads every slice of a volume from the first.',
      has.slices,
      before((input) => rearranged(input, ([n, c, , ...rest]) => [n, c, 0, ...rest])),
    ],
    'last-column-of-the-last-plane': [
      'It repeats a column at the end of the last plane.',
      ({ input }) => input.shape[0] * input.shape[1] > 1,
      elsewhere((index, shape) => {
        const isLast = index[0] === shape[0] - 1 && index[1] === shape[1] - 1 && column(index) === width(shape) - 1;
        return isLast ? index.with(-1, Math.max(column(index) - 1, 0)) : index;
      }),
    ],
    ...each(['last', 'zero'] as const, (beyondTile) => ({
      [`tiles-apart-${beyondTile}`]: [
        `It reads its input in tiles of {}, and ${beyondTile === 'last' ? 'repeats the last element of a tile' : 'takes zero'} for a neighbour beyond.`,
        and(
          is.blending,
          someAxis(({ inputSize }) => inputSize > SHORTEST_TILE),
        ),
        (['every', 'width'] as const).map((along) =>
          fitted((tile) => ({ tile, beyondTile, along }), { candidates: TILES, estimates: tilesShown }),
        ),
        { clause: 'linear.border', due: 'A neighbour is read wherever it lies inside the input.' },
      ],
    })),
    ...each(TILES, (tile) => ({
      [`seam-after-${tile}-columns`]: [
        `It repeats the last column of a tile of ${tile} columns in the first of the next.`,
        is.computed,
        elsewhere((index) =>
          column(index) > 0 && column(index) % tile === 0 ? index.with(-1, column(index) - 1) : index,
        ),
      ],
    })),
  }),
];

/** Where the first tile may end, by the first output along an axis that is wrong; the others are at its start. */
function tilesShown(seen: Seen): number[] {
  const { asked, got, expectation } = seen;
  if (got === undefined || expectation?.shape.join() !== got.shape.join()) return [];
  const wrong = wrongElements(seen, expectation).map((element) => indexAt(got.shape, element).slice(2));
  const ends = (asked.accepted?.axes ?? []).flatMap((axis, at) => {
    const first = wrong.find((index) => index.every((place, other) => other === at || place === 0))?.[at];
    if (first === undefined) return [];
    const next = isBackward(asked) ? first + 1 : Math.ceil(sourceCoordinate(first, axis));
    return [next, next + 1];
  });
  return ends.filter((end) => end >= SHORTEST_TILE);
}

function fromTheBeginning(input: Tensor): Tensor {
  return { ...input, data: elementsAt(input.dtype, input.data.buffer, input.data.byteLength) };
}

function around(input: Tensor, period: number): Tensor {
  return { ...input, data: input.data.map((_, place, data) => data[place % period]) as Tensor['data'] };
}

function floatIndex(input: Tensor): Tensor {
  const data = input.data.map((value, place, all) => {
    if (place < 2048) return value;
    const quantum = 2 ** (Math.floor(Math.log2(place)) - 10);
    return all[Math.min(Math.floor(place / quantum) * quantum, all.length - 1)];
  });
  return { ...input, data: data as Tensor['data'] };
}

function writtenAround(result: Tensor, period: number): Tensor {
  if (result.data.length <= period) return result;
  const data = emptyLike(result.data, result.data.length);
  for (let place = 0; place < data.length; place++) data[place % period] = result.data[place];
  return { ...result, data };
}
