import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { Tensor } from '#spec/signature.ts';
import { type Fault, type Interpolate, wrapped } from './fault.ts';
import { emptyLike, gathered, rearranged, unwritten } from './tensors.ts';

const H = { cluster: 'H' } as const;

/** What a wrapper does to a right result. */
const after =
  (change: (result: Tensor, input: Tensor) => Tensor): (() => Interpolate) =>
  () =>
  (input, options) =>
    change(resize(input, options), input);

/** What a wrapper does to the input before a right resize. */
const before =
  (change: (input: Tensor) => Tensor): (() => Interpolate) =>
  () =>
  (input, options) =>
    resize(change(input), options);

type Missed = (index: readonly number[], shape: readonly number[]) => boolean;

const last =
  (fromEnd: number): Missed =>
  (index, shape) =>
    shape.length >= fromEnd &&
    shape[shape.length - fromEnd] > 1 &&
    index[shape.length - fromEnd] === shape[shape.length - fromEnd] - 1;

const UNWRITTEN: readonly [id: string, sentence: string, missed: Missed, report?: string][] = [
  ['last-column', 'never writes the last column', last(1)],
  ['last-row', 'never writes the last row', (index, shape) => shape.length > 3 && last(2)(index, shape)],
  [
    'last-slice',
    'never writes the last slice of a volume',
    (index, shape) => shape.length > 4 && last(3)(index, shape),
  ],
  ['second-channel', 'never writes the second channel', ([, c]) => c === 1],
  [
    'last-channel',
    'never writes the last of several channels',
    ([, c], [, channels]) => channels > 1 && c === channels - 1,
  ],
  ['second-image', 'never writes the second image of a batch', ([n]) => n === 1],
  ['channels-from-five', 'writes only four channels', ([, c]) => c >= 4],
  [
    'channels-in-fours',
    'never writes channels after the last four',
    ([, channel], [, channels]) => channels > 4 && channel >= channels - (channels % 4),
  ],
  ['channels-from-nine', 'writes only eight channels', ([, c]) => c >= 8],
  [
    'odd-columns',
    'writes odd columns only up to the last pair',
    (index, shape) => {
      const width = shape[shape.length - 1];
      return width > 1 && width % 2 === 1 && index[index.length - 1] === width - 1;
    },
  ],
  [
    'columns-from-256',
    'writes 256 columns at most, one work group',
    (index) => index[index.length - 1] >= 256,
    'microsoft/onnxruntime#18311',
  ],
  ['rows-from-256', 'writes 256 rows at most', (index, shape) => shape.length > 3 && index[index.length - 2] >= 256],
  [
    'columns-from-1024',
    'writes 1024 columns at most',
    (index) => index[index.length - 1] >= 1024,
    'microsoft/onnxruntime#25264',
  ],
];

/** Flat elements beyond the last full block, unless there is no full block. */
function tail(block: number): (result: Tensor) => Tensor {
  return (result) => {
    const full = result.data.length - (result.data.length % block);
    if (full === 0) return result;
    const data = result.data.slice();
    data.fill(0, full);
    return { ...result, data };
  };
}

/** Columns beyond the last full block of each row. */
function rowTail(block: number): Missed {
  return (index, shape) => {
    const width = shape[shape.length - 1];
    const full = width - (width % block);
    return full > 0 && index[index.length - 1] >= full;
  };
}

/** Cluster H: memory. */
export const MEMORY_FAULTS: readonly Fault[] = [
  ...UNWRITTEN.map(([name, sentence, missed, report]) =>
    wrapped({
      id: `memory/${name}-unwritten`,
      sentence,
      ...H,
      ...(report !== undefined && { report }),
      clause: 'memory.independent-planes',
      make: after((result) => unwritten(result, (index) => missed(index, result.shape))),
    }),
  ),
  ...[4, 8, 16, 64].map((block) =>
    wrapped({
      id: `memory/tail-of-${block}-unwritten`,
      sentence: `never writes elements after the last full block of ${block}`,
      ...H,
      report: 'microsoft/onnxruntime#12019',
      clause: 'memory.no-state',
      make: after(tail(block)),
    }),
  ),
  ...[4, 8, 16].map((block) =>
    wrapped({
      id: `memory/row-tail-of-${block}-unwritten`,
      sentence: `never writes columns after the last full block of ${block}`,
      ...H,
      clause: 'memory.no-state',
      make: after((result) => unwritten(result, (index) => rowTail(block)(index, result.shape))),
    }),
  ),
  wrapped({
    id: 'memory/input-returned-where-sizes-are-unchanged',
    sentence: 'returns the memory of its input where no size changes',
    ...H,
    clause: 'memory.result-is-new',
    make: after((result, input) =>
      result.shape.join() === input.shape.join() ? { ...result, data: input.data } : result,
    ),
  }),
  wrapped({
    id: 'memory/input-reshaped-in-place',
    sentence: 'gives its input tensor the shape of the result',
    ...H,
    clause: 'memory.input-is-kept',
    make: after((result, input) => {
      input.shape = result.shape;
      return result;
    }),
  }),
  wrapped({
    id: 'memory/input-as-scratch',
    sentence: 'uses its input as scratch memory',
    ...H,
    clause: 'memory.input-is-kept',
    make: after((result, input) => {
      if (input.data.length > 0) input.data[input.data.length - 1] += 1;
      return result;
    }),
  }),
  wrapped({
    id: 'memory/input-cleaned-in-place',
    sentence: 'replaces the NaNs of its input in place, and puts nothing back',
    ...H,
    clause: 'memory.input-is-kept',
    make: after((result, input) => {
      if (input.dtype === 'float32' || input.dtype === 'float64') {
        for (let at = 0; at < input.data.length; at++) if (Number.isNaN(input.data[at])) input.data[at] = 0;
      }
      return result;
    }),
  }),
  wrapped({
    id: 'memory/input-index-16-bits',
    sentence: 'reads its input at an index of 16 bits',
    ...H,
    report: 'pytorch/pytorch#81665',
    clause: 'memory.independent-planes',
    make: before((input) => wrappedAround(input, 2 ** 16)),
  }),
  wrapped({
    id: 'memory/input-index-15-bits',
    sentence: 'reads its input at an index of 15 bits and sign',
    ...H,
    report: 'pytorch/pytorch#144855',
    clause: 'memory.independent-planes',
    make: before((input) => wrappedAround(input, 2 ** 15)),
  }),
  wrapped({
    id: 'memory/output-index-16-bits',
    sentence: 'writes its result at an index of 16 bits',
    ...H,
    report: 'pytorch/pytorch#141831',
    clause: 'memory.independent-planes',
    make: after((result) => writtenAround(result, 2 ** 16)),
  }),
  wrapped({
    id: 'memory/input-index-half-float',
    sentence: 'keeps the index of its input in a float of 11 bits',
    ...H,
    clause: 'memory.independent-planes',
    make: before((input) => {
      const data = input.data.slice();
      for (let at = 2048; at < data.length; at++) {
        const quantum = 2 ** (Math.floor(Math.log2(at)) - 10);
        data[at] = input.data[Math.min(Math.floor(at / quantum) * quantum, data.length - 1)];
      }
      return { ...input, data };
    }),
  }),
  wrapped({
    id: 'memory/size-8-bits',
    sentence: 'keeps input columns in a byte',
    ...H,
    clause: 'coordinates.step-from-sizes',
    make: before((input) => rearranged(input, (index) => index.with(-1, index[index.length - 1] % 256))),
  }),
  wrapped({
    id: 'memory/plain-array',
    sentence: 'returns its elements in an array without a dtype',
    ...H,
    clause: 'rounding.result-dtype',
    make: after((result) => ({ ...result, data: Array.from(result.data) }) as unknown as Tensor),
  }),
  wrapped({
    id: 'memory/too-long',
    sentence: 'returns a buffer that is padded to a multiple of four',
    ...H,
    report: 'microsoft/onnxruntime#27419',
    clause: 'output-size.explicit-size',
    make: after((result) => {
      const padded = emptyLike(result.data, Math.ceil(result.data.length / 4) * 4);
      padded.set(result.data as never);
      return { ...result, data: padded };
    }),
  }),
  wrapped({
    id: 'memory/channels-in-blocks-of-four',
    sentence: 'reads channels after the fourth from the block before',
    ...H,
    clause: 'memory.independent-planes',
    make: after((result) => rearranged(result, ([n, c, ...rest]) => [n, c >= 4 ? c - 4 : c, ...rest])),
  }),
  wrapped({
    id: 'memory/batch-stride-missing',
    sentence: 'reads every image of a batch from the first',
    ...H,
    report: 'pytorch/pytorch#193689',
    clause: 'memory.independent-planes',
    make: after((result) => rearranged(result, ([, ...rest]) => [0, ...rest])),
  }),
  wrapped({
    id: 'memory/channel-stride-missing',
    sentence: 'reads every channel from the first',
    ...H,
    clause: 'memory.independent-planes',
    make: after((result) => rearranged(result, (index) => index.with(1, 0))),
  }),
  wrapped({
    id: 'memory/dimensions-of-one-squeezed',
    sentence: 'drops the batch dimension where it is 1',
    ...H,
    clause: 'output-size.explicit-size',
    make: after((result) => (result.shape[0] === 1 ? { ...result, shape: result.shape.slice(1) } : result)),
  }),
  wrapped({
    id: 'memory/empty-batch-throws',
    sentence: 'throws for a batch without images',
    cluster: 'K',
    clause: 'arguments.empty-batch',
    make: after((result) => {
      if (result.shape[0] === 0) throw new RangeError('empty buffer');
      return result;
    }),
  }),
  wrapped({
    id: 'memory/columns-interleaved',
    sentence: 'reads the input as if channels came last',
    ...H,
    report: 'llvm/torch-mlir#3453',
    clause: 'memory.independent-planes',
    make: before((input) => {
      const [n, c, ...spatial] = input.shape;
      const last = { ...input, shape: [n, ...spatial, c] };
      return gathered(last, input.shape, ([image, channel, ...at]) => [image, ...at, channel]);
    }),
  }),
  wrapped({
    id: 'arithmetic/zero-for-everything',
    sentence: 'returns zeros',
    cluster: 'H',
    report: 'pytorch/pytorch#129118',
    clause: 'memory.independent-planes',
    make: () => (input, options) => {
      const result = resize(input, options);
      return { ...result, data: result.data.slice().fill(0) as Tensor['data'] };
    },
  }),
];

function wrappedAround(input: Tensor, period: number): Tensor {
  if (input.data.length <= period) return input;
  return { ...input, data: input.data.map((_, at, data) => data[at % period]) as Tensor['data'] };
}

function writtenAround(result: Tensor, period: number): Tensor {
  if (result.data.length <= period) return result;
  const data = emptyLike(result.data, result.data.length);
  for (let at = 0; at < data.length; at++) data[at % period] = result.data[at];
  return { ...result, data };
}
