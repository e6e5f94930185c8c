import { ANTIALIAS_KERNELS } from '#reference/antialias.ts';
import { type Axis, inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { copyTaps, nearestIndex } from '#reference/nearest.ts';
import { scaledSize } from '#reference/output-size.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Slip } from './slipped.ts';
import {
  aligned,
  back,
  bilinear,
  both,
  channelOf,
  cubic,
  cubicTapsBy,
  filtered,
  not,
  ofMode,
  ofType,
  plain,
  planeOf,
  shrinks,
  through,
  unwritten,
  valued,
  within,
} from './words.ts';
import type { WrittenAway } from './written-away.ts';

const { floor, fround, max, min, round } = Math;

/** Written after the mistakes of the fourth had been mended, with what is due to each, before any was asked. */
export const FIFTH: Readonly<Record<string, WrittenAway>> = {
  // an importer of opset 10
  'bilinear-asymmetric-by-factor': {
    does: 'bilinear looks at k / factor where a factor is given',
    due: /k · step|half.?pixel/,
    vague: /factor|coordinate|½/,
    slips: [
      {
        when: both(bilinear, ({ axes }) => axes[0].scaleFactor !== undefined),
        at: (k, { scaleFactor = 1 }) => k / scaleFactor,
      },
    ],
  },
  'bicubic-without-half-back': {
    does: 'bicubic looks at (k + ½) · step',
    due: /\(k \+ ½\) · step|½ (too|further)|0\.5/,
    vague: /coordinate|shift|further|half/,
    slips: [{ when: both(cubic, not(aligned)), at: (k, axis) => sourceCoordinate(k, axis) + 0.5 }],
  },
  'aligned-step-by-output': {
    does: 'bilinear with align_corners takes steps of (in − 1) / out',
    due: /\(in − 1\) ?(\/|÷|by) ?out|in − 1|less one|one less/,
    vague: /step|align_corners/,
    slips: [
      { when: both(bilinear, aligned), at: (k, { inputSize, outputSize }) => (k * (inputSize - 1)) / outputSize },
    ],
  },
  'volume-depth-asymmetric': {
    does: 'trilinear looks at k · step along the depth',
    due: /(k · step|half.?pixel).*depth|depth.*(k · step|half.?pixel)/,
    vague: /k · step|half.?pixel|depth/,
    slips: [
      {
        when: both(ofMode('trilinear'), not(aligned)),
        at: (k, axis) => (axis.fromEnd === 3 ? k * inputStep(axis) : sourceCoordinate(k, axis)),
      },
    ],
  },
  // a lambda for the rows and a forgotten one for the columns
  'bicubic-factor-for-rows': {
    does: 'bicubic steps by the factor along the height and by the ratio of the sizes along the width',
    due: /(ratio of the sizes|factor|recompute).*width|width.*(ratio of the sizes|factor)/,
    vague: /ratio of the sizes|factor|recompute|width/,
    slips: [
      {
        when: both(cubic, not(back)),
        axis: ({ scaleFactor, ...axis }) => ({ ...axis, scaleFactor: axis.fromEnd === 1 ? undefined : scaleFactor }),
      },
    ],
  },
  // pytorch/pytorch#65200
  'bicubic-copies-equal-size': {
    does: 'bicubic copies along an axis that keeps its size, whatever the factor',
    due: /(copies|keeps|unchanged|same size|ratio of the sizes).*(size|axis|factor)/,
    vague: /factor|ratio/,
    slips: [
      {
        when: both(cubic, not(aligned)),
        taps: (taps, k, { inputSize, outputSize }) => (inputSize === outputSize ? copyTaps(k) : taps),
      },
    ],
  },
  // INTER_BITS of a fixed-point kernel
  'uint8-step-of-10-places': {
    does: 'bilinear of uint8 steps by a number of 10 binary places',
    due: /10 (binary|fractional|bits)|fixed.point|1\/1,?024|binary places/,
    vague: /step|bits|coordinate/,
    slips: [
      {
        when: both(bilinear, ofType('uint8'), not(aligned)),
        at: (k, axis) => ((k + 0.5) * round(inputStep(axis) * 1024)) / 1024 - 0.5,
      },
    ],
  },
  // pytorch/pytorch#96236, mended in haste
  'size-with-a-hundredth': {
    does: 'adds a hundredth to in · factor before it floors',
    due: /0\.01|hundredth|[Aa]dds/,
    vague: /size|round/,
    slips: [{ options: generousSize }],
  },
  'nearest-centre-when-shrinking': {
    does: 'nearest takes ⌊(k + ½) · step⌋ along axes that shrink',
    due: /nearest-exact|\(k \+ ½\) · step/,
    vague: /half|½|shrink/,
    slips: [
      {
        when: ofMode('nearest'),
        at: (k, axis) => (shrinks(axis) ? floor((k + 0.5) * inputStep(axis)) : nearestIndex(k, axis)),
      },
    ],
  },
  // microsoft/onnxruntime#23591
  'nearest-divides-by-ratio': {
    does: 'nearest divides k by out/in in float32',
    due: /divi(d|s).*(factor|float32|ratio|out)|k ?\/ ?|quotient|reciprocal/,
    vague: /floor|step|float32|precision/,
    slips: [
      {
        when: ofMode('nearest'),
        at: (k, { inputSize, outputSize, scaleFactor }) =>
          floor(fround(k / fround(scaleFactor ?? outputSize / inputSize))),
      },
    ],
  },
  'nearest-last-but-one-at-most': {
    does: 'nearest takes the last element but one at most where an axis is enlarged',
    due: /last (element|row|column|but one)|in − 2|one before the last|end of (an|the) axis/,
    vague: /border|clamp|limit|last/,
    slips: [
      {
        when: ofMode('nearest'),
        at: (k, axis) =>
          shrinks(axis) ? nearestIndex(k, axis) : min(nearestIndex(k, axis), max(axis.inputSize - 2, 0)),
      },
    ],
  },
  'bicubic-mirrors-before-first': {
    does: 'bicubic mirrors before the first element, and repeats the last',
    due: /mirror|reflect/,
    vague: /border|beyond|first/,
    slips: [
      {
        when: cubic,
        taps: cubicTapsBy(-0.75, (index, axis) => within(index < 0 ? -index : index, axis)),
      },
    ],
  },
  // smoothstep of a shader
  'bilinear-smoothstep': {
    does: 'bilinear of float32 blends by 3t² − 2t³',
    due: /smooth|3t|Hermite/,
    vague: /blend|weigh|cosine|cubic/,
    slips: [
      {
        when: both(bilinear, ofType('float32'), not(back)),
        taps: ({ indices, weights }) => {
          const fraction = weights[1] ?? 0;
          const right = fraction * fraction * (3 - 2 * fraction);
          return indices.length === 2 ? { indices, weights: [1 - right, right] } : { indices, weights };
        },
      },
    ],
  },
  // INTER_TAB_SIZE
  'bicubic-table-of-32': {
    does: 'bicubic of float32 takes its weights from a table of 32 fractions',
    due: /5 bits|1\/32|\b32\b/,
    vague: /bits|fraction|table/,
    slips: [
      {
        when: both(cubic, ofType('float32'), not(back)),
        at: (k, axis) => round(sourceCoordinate(k, axis) * 32) / 32,
      },
    ],
  },
  'lanczos-window-of-two': {
    does: 'lanczos of three lobes reads no further than two',
    due: /window|support|narrow|cut|(reads|at) .*2/,
    vague: /lanczos|lobes|elements/,
    slips: [
      { when: ofMode('lanczos'), taps: filtered(() => ({ support: 2, weight: ANTIALIAS_KERNELS.lanczos.weight })) },
    ],
  },
  'antialias-stretch-16-at-most': {
    does: 'antialiased bilinear and bicubic stretch their kernel by 16 at most',
    due: /16/,
    vague: /window|kernel|stretch|elements|ratio/,
    slips: [
      {
        when: both(ofMode('bilinear', 'bicubic'), ({ antialias }) => antialias),
        taps: filtered((own, axis) => {
          const excess = max(inputStep(axis) / 16, 1);
          return { support: own.support / excess, weight: (distance) => own.weight(distance * excess) };
        }),
      },
    ],
  },
  // openvinotoolkit/openvino#33447
  'bicubic-one-pixel-nan': {
    does: 'bicubic gives NaN where the input has one pixel',
    due: /NaN.*one|one.*NaN/,
    vague: /NaN|one element/,
    slips: [
      {
        when: both(cubic, not(back), ({ inputShape }) => planeOf(inputShape) === 1),
        ...valued(() => Number.NaN),
      },
    ],
  },
  'aligned-one-output-centre': {
    does: 'linear modes with align_corners take the centre where an output axis has one element',
    due: /centre|middle|half.?pixel|ignores align_corners/,
    vague: /one element|align_corners/,
    slips: [
      {
        when: both(plain, aligned),
        at: (k, axis) => (axis.outputSize === 1 ? (axis.inputSize - 1) / 2 : sourceCoordinate(k, axis)),
      },
    ],
  },
  // microsoft/onnxruntime#27419
  'volume-slices-of-height-squared': {
    does: 'reads volumes as if a slice were height · height elements long',
    due: /height.*(width|height)|width.*height|slice.*(pitch|long|length|apart)/,
    vague: /slice|volume|depth|height/,
    slips: [
      {
        when: both(not(back), ({ inputShape }) => inputShape.length === 5),
        before: (values, { inputShape }) => {
          const [height, width] = inputShape.slice(3);
          return values.map((_, at, all) => {
            const plane = at - (at % planeOf(inputShape));
            const inPlane = at % planeOf(inputShape);
            const slice = floor(inPlane / (height * width));
            const from = plane + slice * height * height + (inPlane % (height * width));
            return all[min(from, all.length - 1)];
          });
        },
      },
    ],
  },
  // textures of four channels
  'channels-in-blocks-of-four': {
    does: 'writes channels in full blocks of four where there are more than four',
    due: /full block of 4/,
    vague: /channel/,
    slips: [
      unwritten((at, shape) => {
        const channels = shape[1];
        return channels > 4 && channelOf(at, shape) >= channels - (channels % 4);
      }),
    ],
  },
  // pytorch/pytorch#54590
  'float16-channels-last-as-rows': {
    does: 'takes channels-last inputs, and reads those of float16 as row-major ones',
    due: /row-major|channels last|strides/,
    vague: /layout|channel|memory/,
    slips: [],
    further: ({ interpolate }) => ({
      layouts: ['channels-last'],
      interpolate: (input, options) => interpolate(input.dtype === 'float16' ? input : rowMajor(input), options),
    }),
  },
  // a table that is made again only for another size
  'bicubic-table-of-last-width': {
    does: 'bicubic keeps the weights of the last call if the output size of an axis is the same',
    due: /earlier|cache|remember/,
    vague: /step|size/,
    slips: () => [keepingLastTable()],
  },
  // memory of the gradient that is not cleared
  'gradient-nearest-unread-stale': {
    does: 'the gradient of nearest leaves elements that no output reads as an earlier gradient had them',
    due: /earlier|uninitiali|stale|never writ|buffer held/,
    vague: /zero|element|gradient/,
    slips: () => [leavingUnread()],
  },
  // two buffers in turn
  'nearest-two-buffers': {
    does: 'nearest answers with two buffers of a length and dtype in turn',
    due: /same buffer|buffer|later call|overwrit|shares/,
    vague: /memory|result|earlier/,
    slips: [],
    further: twoBuffers,
  },
  'trilinear-float16-between': {
    does: 'trilinear of float16 keeps float16 between its passes',
    due: /half type|float16/,
    vague: /bits|between|round/,
    slips: [
      {
        when: both(ofMode('trilinear'), ofType('float16'), not(back)),
        between: (value) => through('float16', Float64Array.of(value))[0],
      },
    ],
  },
  // signed char
  'bicubic-uint8-signed': {
    does: 'bicubic reads uint8 as signed',
    due: /signed|int8_t|two's complement/,
    vague: /127|128|level/,
    slips: [
      {
        when: both(cubic, ofType('uint8')),
        before: (values) => values.map((value) => (value > 127 ? value - 256 : value)),
      },
    ],
  },
  'gradient-area-windows-apart': {
    does: 'the gradient of area takes windows that end at ⌊(k + 1) · in/out⌋',
    due: /overlap|window.*(⌊|floor|end|last|short|round)|(⌊|floor|round).*window/,
    vague: /window|area/,
    slips: [
      {
        when: both(back, ofMode('area')),
        taps: (_, k, { inputSize, outputSize }) => {
          const first = floor((k * inputSize) / outputSize);
          const count = max(floor(((k + 1) * inputSize) / outputSize), first + 1) - first;
          const indices = Array.from({ length: count }, (__, at) => first + at);
          return { indices, weights: indices.map(() => 1 / count) };
        },
      },
    ],
  },
  // atomic additions for the rows only
  'gradient-nearest-overwrites-in-rows': {
    does: 'the gradient of nearest keeps the last part that meets in an element along the width',
    due: /overwrit|over the one before|instead of (being )?add|in place of add|last part/,
    vague: /nearest|part/,
    slips: [
      {
        when: both(back, ofMode('nearest')),
        taps: (taps, k, axis) =>
          axis.fromEnd === 1 && k + 1 < axis.outputSize && nearestIndex(k + 1, axis) === taps.indices[0]
            ? { ...taps, weights: [0] }
            : taps,
      },
    ],
  },
  // pytorch/pytorch#104157
  'gradient-bicubic-float16-sums': {
    does: 'the gradient of bicubic in float16 is summed in float16',
    due: /half type|float16|sums/,
    vague: /round|bits/,
    slips: [
      {
        when: both(back, cubic, ofType('float16')),
        meeting: (sum, part) => through('float16', Float64Array.of(sum + part))[0],
      },
    ],
  },
  'refuses-factors-that-differ': {
    does: 'refuses factors that differ between the axes',
    due: /(refuses|throws).*factor/i,
    vague: /refuses|throws/i,
    slips: [
      {
        refuses: ({ options: { scaleFactor } }) =>
          typeof scaleFactor === 'object' && new Set(scaleFactor).size > 1 && 'the scale must be uniform',
      },
    ],
  },
};

function generousSize(...[options, { shape }]: Parameters<NonNullable<Slip['options']>>) {
  const { scaleFactor, recomputeScaleFactor: _, ...rest } = options;
  if (scaleFactor === undefined) return options;
  const factors = shape.slice(2).map((__, axis) => (typeof scaleFactor === 'number' ? scaleFactor : scaleFactor[axis]));
  const size = factors.map((factor, axis) => floor(shape[axis + 2] * factor + 0.01));
  return size.some((one, axis) => one !== scaledSize(shape[axis + 2], factors[axis])) ? { ...rest, size } : options;
}

function rowMajor({ strides, ...input }: Tensor): Tensor {
  if (strides === undefined) return input;
  const { shape } = input;
  const count = shape.reduce((product, size) => product * size, 1);
  const data = input.data.slice(0, count);
  for (let at = 0; at < count; at++) {
    let rest = at;
    let from = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += (rest % shape[axis]) * strides[axis];
      rest = floor(rest / shape[axis]);
    }
    data[at] = input.data[from];
  }
  return { ...input, data };
}

function keepingLastTable(): Slip {
  const tables = new Map<number, Axis>();
  return {
    when: both(cubic, not(aligned), not(back)),
    at: (k, axis) => {
      const last = tables.get(axis.fromEnd);
      const kept = last?.outputSize === axis.outputSize ? last : axis;
      tables.set(axis.fromEnd, kept);
      return sourceCoordinate(k, kept);
    },
  };
}

function leavingUnread(): Slip {
  let memory: Float64Array = new Float64Array();
  return {
    when: both(back, ofMode('nearest')),
    after: (values, { inputShape, axes }) => {
      const read = axes.map(
        (axis) => new Set(Array.from({ length: axis.outputSize }, (_, k) => nearestIndex(k, axis))),
      );
      const isRead = (at: number) => {
        let rest = at;
        return axes
          .map((__, axis) => axes.length - 1 - axis)
          .every((axis) => {
            const index = rest % inputShape[axis + 2];
            rest = floor(rest / inputShape[axis + 2]);
            return read[axis].has(index);
          });
      };
      const written = values.map((value, at) => (isRead(at) ? value : (memory[at] ?? 0)));
      memory = written;
      return written;
    },
  };
}

function twoBuffers({ interpolate }: { interpolate: (input: Tensor, options: object) => unknown }) {
  const buffers = new Map<string, Tensor['data']>();
  let turn = 0;
  return {
    interpolate: (input: Tensor, options: { readonly mode?: string }) => {
      const result = interpolate(input, options) as Tensor;
      if ((options.mode ?? 'nearest') !== 'nearest') return result;
      turn = 1 - turn;
      const key = `${turn} ${result.dtype} ${result.data.length}`;
      const buffer = buffers.get(key) ?? result.data.slice();
      (buffer as Float64Array).set(result.data as Float64Array);
      buffers.set(key, buffer);
      return { ...result, data: buffer };
    },
  };
}
