import { hasAxes } from '#harness/mistakes/calls.ts';
import { after } from '#harness/mistakes/rows.ts';
import { unwritten } from '#harness/mistakes/tensors.ts';
import type { FaultRow } from './fault.ts';

/** Memory, layout, and what a call remembers of those before it. */
export const MEMORY_FAULTS: Readonly<Record<string, FaultRow>> = {
  'memory/last-column-unwritten': ['memory.unwritten-last-column'],
  'memory/last-row-unwritten': ['memory.unwritten-last-row'],
  'memory/last-slice-unwritten': ['memory.unwritten-last-slice'],
  'memory/second-channel-unwritten': ['memory.unwritten-second-channel'],
  'memory/last-channel-unwritten': ['memory.unwritten-last-channel'],
  'memory/second-image-unwritten': [
    'memory.unwritten-second-image',
    { change: after((right) => unwritten(right, ([image]) => image === 1)) },
  ],
  'memory/channels-from-five-unwritten': ['memory.unwritten-channels-after-four'],
  'memory/channels-in-fours-unwritten': ['memory.unwritten-channel-tail-of-4'],
  'memory/channels-from-nine-unwritten': ['memory.unwritten-channels-after-eight'],
  'memory/odd-columns-unwritten': ['memory.unwritten-odd-columns'],
  'memory/columns-from-256-unwritten': [
    'memory.unwritten-columns-after-256',
    { report: 'microsoft/onnxruntime#18311' },
  ],
  'memory/rows-from-256-unwritten': ['memory.unwritten-rows-after-256'],
  'memory/columns-from-1024-unwritten': [
    'memory.unwritten-columns-after-1024',
    { report: 'microsoft/onnxruntime#25264' },
  ],
  'memory/tail-of-4-unwritten': ['memory.unwritten-tail-of-4', { report: 'microsoft/onnxruntime#12019' }],
  'memory/tail-of-8-unwritten': ['memory.unwritten-tail-of-8', { report: 'microsoft/onnxruntime#12019' }],
  'memory/tail-of-16-unwritten': ['memory.unwritten-tail-of-16', { report: 'microsoft/onnxruntime#12019' }],
  'memory/tail-of-64-unwritten': ['memory.unwritten-tail-of-64', { report: 'microsoft/onnxruntime#12019' }],
  'memory/row-tail-of-4-unwritten': ['memory.unwritten-row-tail-of-4'],
  'memory/row-tail-of-8-unwritten': ['memory.unwritten-row-tail-of-8'],
  'memory/row-tail-of-16-unwritten': ['memory.unwritten-row-tail-of-16'],
  'memory/input-index-16-bits': ['memory.input-index-of-16-bits', { report: 'pytorch/pytorch#81665' }],
  'memory/input-index-15-bits': ['memory.input-index-of-15-bits', { report: 'pytorch/pytorch#144855' }],
  'memory/output-index-16-bits': ['memory.output-index-of-16-bits', { report: 'pytorch/pytorch#141831' }],
  'memory/input-index-half-float': ['memory.input-index-in-float16'],
  'memory/size-8-bits': ['memory.input-index-of-8-bits'],
  'memory/too-long': ['memory.buffer-of-another-length', { report: 'microsoft/onnxruntime#27419' }],
  'memory/batch-stride-missing': ['memory.batch-stride-missing', { report: 'pytorch/pytorch#193689' }],
  'memory/empty-batch-throws': ['arguments.refuses-empty-batch', { cluster: 'K' }],
  'memory/columns-interleaved': ['layout.channels-last-for-first', { report: 'llvm/torch-mlir#3453' }],
  'layout/transposed-square': ['layout.result-transposed', { report: 'pytorch/pytorch#22312' }],
  'layout/transposed-where-unchanged': [
    'layout.result-transposed',
    {
      when: ({ accepted, input }) => accepted?.outputShape.join() === input.shape.join(),
      report: 'pytorch/pytorch#22312',
    },
  ],
  'layout/read-as-width-height': ['layout.height-and-width-swapped'],
  'layout/steps-swapped-in-portrait': [
    'layout.steps-exchanged-in-portrait',
    { or: ['steps.of-the-other-axis'], report: 'intel/torch-xpu-ops#4322' },
  ],
  'layout/steps-swapped-in-landscape': ['layout.steps-exchanged-in-landscape', { or: ['steps.of-the-other-axis'] }],
  'layout/columns-clamped-to-height': ['layout.columns-clamped-to-height', { report: 'intel/torch-xpu-ops#4322' }],
  'layout/rows-clamped-to-width': ['layout.rows-clamped-to-width', { report: 'intel/torch-xpu-ops#4322' }],
  'layout/rows-reversed': ['layout.rows-reversed', { report: 'microsoft/DirectML#482' }],
  'layout/channels-reversed': ['layout.channels-reversed', { when: ({ input }) => input.shape[1] === 3 }],
  'layout/depth-and-width-exchanged': [
    'layout.depth-and-width-exchanged',
    { report: 'openvinotoolkit/openvino#30546' },
  ],
  'layout/depth-folded-into-channels': ['layout.depth-repeated'],
  'layout/input-rows-padded-to-4': ['layout.input-rows-padded-to-4', { when: hasAxes(2) }],
  'state/stale-last-column': [
    'state.buffer-of-the-call-before',
    { or: ['memory.unwritten-last-column'], report: 'microsoft/onnxruntime#12019' },
  ],
};
