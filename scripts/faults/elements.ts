import { always, and, dtypes, has, is, modes, not, or } from '#harness/mistakes/calls.ts';
import { signedBytes } from '#harness/mistakes/uint8.ts';
import { cutToFloat16 } from '#harness/mistakes/values.ts';
import { type FaultTable, named } from './fault.ts';

export const ELEMENTS_FAULTS: FaultTable = {
  // Memory, layout, and what a call remembers of those before it.
  ...named('memory/*-unwritten', 'memory.unwritten-*', {
    'second-image': [{ way: 0 }],
    'tail-of-4': ['microsoft/onnxruntime#12019'],
    'tail-of-8': ['microsoft/onnxruntime#12019'],
    'tail-of-16': ['microsoft/onnxruntime#12019'],
    'tail-of-64': ['microsoft/onnxruntime#12019'],
  }),
  ...named('memory/*-from-256-unwritten', 'memory.unwritten-*-after-256', {
    columns: ['microsoft/onnxruntime#18311'],
    rows: [],
  }),
  'memory/columns-from-1024-unwritten': ['memory.unwritten-columns-after-1024', 'microsoft/onnxruntime#25264'],
  'memory/channels-from-five-unwritten': ['memory.unwritten-channels-after-four'],
  'memory/channels-in-fours-unwritten': ['memory.unwritten-channel-tail-of-4'],
  'memory/channels-from-nine-unwritten': ['memory.unwritten-channels-after-eight'],
  'memory/input-index-16-bits': ['memory.input-index-of-16-bits', 'pytorch/pytorch#81665'],
  'memory/input-index-15-bits': ['memory.input-index-of-15-bits', 'pytorch/pytorch#144855'],
  'memory/output-index-16-bits': ['memory.output-index-of-16-bits', 'pytorch/pytorch#141831'],
  'memory/input-index-half-float': ['memory.input-index-in-float16'],
  'memory/size-8-bits': ['memory.input-index-of-8-bits'],
  'memory/too-long': ['memory.buffer-of-another-length', 'microsoft/onnxruntime#27419'],
  'memory/empty-batch-throws': ['arguments.refuses-empty-batch', { cluster: 'K' }],
  'memory/columns-interleaved': ['layout.channels-last-for-first', 'llvm/torch-mlir#3453'],
  'memory/batch-stride-missing': ['memory.batch-stride-missing', 'pytorch/pytorch#193689'],
  ...named('layout/*', 'layout.*', {
    'columns-clamped-to-height': ['intel/torch-xpu-ops#4322'],
    'rows-clamped-to-width': ['intel/torch-xpu-ops#4322'],
    'rows-reversed': ['microsoft/DirectML#482'],
    'channels-reversed': [({ input }) => input.shape[1] === 3],
    'depth-and-width-exchanged': ['openvinotoolkit/openvino#30546'],
    'input-rows-padded-to-4': [has.rows],
  }),
  ...named('layout/transposed-*', 'layout.result-transposed', {
    square: ['pytorch/pytorch#22312'],
    'where-unchanged': [
      ({ accepted, input }) => accepted?.outputShape.join() === input.shape.join(),
      'pytorch/pytorch#22312',
    ],
  }),
  ...named('layout/steps-swapped-in-*', 'layout.steps-exchanged-in-*', {
    portrait: ['intel/torch-xpu-ops#4322', { or: ['steps.of-the-other-axis'] }],
    landscape: [{ or: ['steps.of-the-other-axis'] }],
  }),
  'layout/read-as-width-height': ['layout.height-and-width-swapped'],
  'layout/depth-folded-into-channels': ['layout.depth-repeated'],
  'state/stale-last-column': [
    'state.buffer-of-the-call-before',
    'microsoft/onnxruntime#12019',
    { or: ['memory.unwritten-last-column'] },
  ],

  // What coordinates, weights, sums and values are kept in, and how bytes are rounded.
  ...named('arithmetic/weights-*', 'weights.*', {
    float16: ['pytorch/pytorch#38579'],
    bfloat16: [is.wide],
    '11-bits': [is.wide],
    '8-bits': [is.wide],
    '5-bits': [is.wide],
  }),
  ...named('arithmetic/*', 'precision.*', {
    'half-sums': ['pytorch/pytorch#121072'],
    'result-through-float16': [dtypes('float32')],
    'input-through-bfloat16': [dtypes('float32')],
  }),
  ...named('arithmetic/*', 'rounding.*', {
    'float16-cut': [{ change: (asked) => cutToFloat16(asked, 'float64') }],
    'uint8-half-even': [not(is.antialiased), { or: ['rounding.uint8-half-even-once'] }],
    'uint8-half-down': [not(is.antialiased)],
    'uint8-height-first': [modes('bicubic')],
    'uint8-signed': [{ when: is.blending, change: (asked) => signedBytes(asked, 'float32', (value) => value & 255) }],
  }),
  ...named('arithmetic/*', 'special-values.*', {
    'nan-over-row': [{ where: always }],
  }),
  'arithmetic/zero-for-everything': ['memory.zeros', 'pytorch/pytorch#129118', { cluster: 'H' }],
  'arithmetic/sums-float16': ['precision.float16'],
  'arithmetic/sums-bfloat16': ['precision.bfloat16'],
  'arithmetic/between-float16': ['precision.float16-between-passes'],
  'arithmetic/coordinates-float16': ['coordinates.in-float16'],
  'arithmetic/coordinates-in-half-dtype': [
    'coordinates.in-float16',
    is.half,
    { decisions: { coordinatePrecision: 'dtype' }, or: ['coordinates.in-bfloat16'] },
  ],
  'arithmetic/coordinates-accumulated': [
    'coordinates.accumulated',
    'pytorch/pytorch#144643',
    { or: ['nearest.index-accumulated'] },
  ],
  'arithmetic/float64-in-float32': ['precision.float32-for-float64'],
  'arithmetic/float64-coordinates-float32': ['coordinates.in-float32'],
  'arithmetic/float64-weights-float32': ['weights.float32'],
  'arithmetic/float64-antialias-float32': ['weights.float32', is.antialiased],
  'arithmetic/float64-sums-float32': ['precision.float32-sums'],
  ...named('arithmetic/half-*', 'precision.half-sums', {
    'area-sums': [is.area, { decisions: { sumPrecision: 'dtype' } }],
    'sums-linear': [or(is.linear, is.linearWindow), { decisions: { sumPrecision: 'dtype' } }],
    'sums-bicubic': [modes('bicubic'), 'pytorch/pytorch#104157', { decisions: { sumPrecision: 'dtype' } }],
  }),
  'arithmetic/half-between': ['precision.half-between-passes', 'pytorch/pytorch#112299'],
  'arithmetic/half-weights-8-bits': ['weights.8-bits', dtypes('float16')],
  'arithmetic/float16-weights-bfloat16': ['weights.bfloat16', dtypes('float16')],
  'arithmetic/nearest-through-float16': [
    'precision.result-through-float16',
    and(is.copying, dtypes('float32')),
    { or: ['precision.input-through-float16'] },
  ],
  'arithmetic/nearest-float64-through-float32': ['precision.float64-through-float32', is.copying],
  'arithmetic/uint8-truncated': [
    'rounding.uint8-truncates',
    'microsoft/onnxruntime#25417',
    { decisions: { uint8Passes: 'rounded-once', uint8Rounding: 'truncated' } },
  ],
  'arithmetic/uint8-truncated-each-pass': ['rounding.uint8-truncates-each-pass'],
  'arithmetic/uint8-rounded-up': ['rounding.uint8-rounds-up'],
  ...named('arithmetic/uint8-half-even-*', 'rounding.uint8-half-even', {
    antialias: [is.antialiased, { or: ['rounding.uint8-half-even-once'] }],
    once: [
      modes('bilinear'),
      { decisions: { uint8Rounding: 'half-even', uint8Passes: 'rounded-once' }, or: ['rounding.uint8-half-even-once'] },
    ],
    bicubic: [
      modes('bicubic'),
      { decisions: { uint8Rounding: 'half-even', uint8Weights: 'real' }, or: ['rounding.uint8-half-even-once'] },
    ],
  }),
  'arithmetic/uint8-half-down-antialias': ['rounding.uint8-half-down', is.antialiased],
  'arithmetic/uint8-wrapped': ['rounding.uint8-wraps'],
  'arithmetic/uint8-once-bicubic': ['rounding.uint8-rounds-once', modes('bicubic', 'lanczos'), 'pytorch/vision#8399'],
  'arithmetic/uint8-height-first-lanczos': ['rounding.uint8-height-first', is.lanczos],
  'arithmetic/uint8-normalised': ['rounding.uint8-through-unit-range'],
  'arithmetic/float16-saturated': ['special-values.overflow-saturates'],
  'arithmetic/nan-as-zero': ['special-values.nan-zeroed'],
  'arithmetic/nan-as-largest': ['special-values.nan-largest'],
  'arithmetic/infinity-as-largest': ['special-values.infinity-largest'],
  'arithmetic/infinity-as-nan': ['special-values.infinity-nan', is.copying],
  'arithmetic/infinity-as-zero': ['special-values.infinity-zero'],
  'arithmetic/nan-spreads-to-neighbours': [
    'special-values.nan-spoils-neighbours',
    { where: and(is.nearest, is.float) },
  ],
  'arithmetic/nan-over-planes': ['special-values.nan-over-channels'],
};
