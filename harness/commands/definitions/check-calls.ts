import type { Command } from 'commander';
import { IMPLEMENTATION, withTimeout } from './options.ts';

export function defineCheckCalls(command: Command): void {
  command
    .description('tell for each call of your own model whether an implementation answers it faithfully')
    .argument('<calls>', 'a JSON file: [{ "shape", "dtype", "options", "name"?, "count"? }]')
    .argument('<implementation>', IMPLEMENTATION);
  withTimeout(command).option('--json', 'as JSON').addHelpText('after', HELP);
}

const HELP = `
Examples:
  $ interpolate-conformance check-calls calls.json onnxruntime-web
  $ interpolate-conformance check-calls calls.json ./mine.mjs --json > checked.json

The options of a call are in PyTorch's spelling:
  [{ "name": "decoder.up1", "dtype": "float32", "shape": [1, 64, 32, 32],
     "options": { "scale_factor": 2, "mode": "bilinear", "align_corners": true } }]
In the Python package, record_calls and "python -m interpolate_conformance record-calls" write such a file from a model of PyTorch.
Values are random, and of many planes only some are asked, since planes do not depend on each other. A call that is not
answered faithfully is tried in other spellings with the same result in PyTorch.
Exit codes: 0 every call is answered faithfully; 1 some are not, or are unsupported; 2 they cannot be checked.`;
