import { execa } from 'execa';
import onnxruntimeWeb from '#harness/adapters/onnxruntime-web.ts';
import tfjs from '#harness/adapters/tfjs.ts';
import { interpolate } from '#reference/interpolate.ts';
import { encoded } from '#reference/rounding.ts';
import type { DType, Implementation, InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { numberTable } from './number-table.ts';

const MODES: readonly Mode[] = ['nearest', 'bilinear', 'bicubic'];
const DTYPES: readonly DType[] = ['float32', 'float64', 'float16', 'bfloat16', 'uint8'];
const SIZES = [1e5, 1e6, 1e7];
const REFERENCE: Implementation = { name: 'the reference', interpolate };

/** CPU seconds that a round takes at least; the quickest of these rounds counts. */
const ROUND_SECONDS = 0.1;
const ROUNDS = 6;

/** What an output element costs the reference, and others, in an image that is enlarged to twice its sides. */
export async function referenceTexts(python: string | undefined): Promise<string> {
  const perDtype = await table('dtype', DTYPES, (dtype, mode) =>
    costOf(REFERENCE, { dtype, mode, elements: SIZES[0] }),
  );
  const perSize = await table('elements', SIZES, (elements, mode) =>
    costOf(REFERENCE, { dtype: 'float32', mode, elements }),
  );
  const others = [REFERENCE, await tfjs(), await onnxruntimeWeb()];
  const perImplementation = await table('implementation', others, (implementation, mode) =>
    costOf(implementation, { dtype: 'float32', mode, elements: SIZES[0] }),
  );
  return [
    'Nanoseconds of CPU time per output element, one thread.',
    '',
    `At ${SIZES[0].toExponential()} elements, by dtype:`,
    '',
    perDtype,
    '',
    'In float32, by the number of elements:',
    '',
    perSize,
    '',
    `In float32 at ${SIZES[0].toExponential()} elements, beside others, with the copies that their adapters make:`,
    '',
    [perImplementation, ...(python === undefined ? [] : await pytorchRows(python))].join('\n'),
  ].join('\n');
}

type Named = DType | number | Implementation;

async function table<Row extends Named>(
  title: string,
  rows: readonly Row[],
  cell: (row: Row, mode: Mode) => Promise<number | undefined>,
): Promise<string> {
  const lines: [string, ...string[]][] = [];
  for (const row of rows) {
    const line: [string, ...string[]] = [nameOf(row)];
    // One after the other: the CPU time is that of the process.
    for (const mode of MODES) line.push((await cell(row, mode))?.toFixed(1) ?? '–');
    lines.push(line);
  }
  return numberTable([title, ...MODES], lines);
}

function nameOf(row: Named): string {
  if (typeof row === 'number') return row.toExponential();
  return typeof row === 'string' ? row : [row.name, row.version].filter(Boolean).join(' ');
}

interface Asked {
  readonly dtype: DType;
  readonly mode: Mode;
  readonly elements: number;
}

/** Undefined where the implementation declines it. */
async function costOf(implementation: Implementation, { dtype, mode, elements }: Asked): Promise<number | undefined> {
  const side = 2 * Math.round(Math.sqrt(elements) / 2);
  const shape = [1, 1, side / 2, side / 2];
  const values = new Float64Array((side / 2) ** 2);
  for (let at = 0; at < values.length; at++) values[at] = at % 251;
  const input: Tensor = { dtype, shape, data: encoded(dtype, values) };
  const options: InterpolateOptions = { size: [side, side], mode };
  if ((implementation.supports?.({ dtype, shape, options }) ?? true) !== true) return undefined;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage();
    let calls = 0;
    let seconds = 0;
    while (seconds < ROUND_SECONDS) {
      await implementation.interpolate(input, options);
      calls += 1;
      seconds = cpuSeconds(process.cpuUsage(start));
    }
    best = Math.min(best, seconds / calls);
  }
  return (best * 1e9) / side ** 2;
}

/** The same calls in PyTorch on one thread: its kernels, and the decompositions that its compilers begin with. */
const PYTORCH = `
import sys, time, torch
from torch._decomp import get_decompositions
torch.set_num_threads(1)
F = torch.nn.functional.interpolate
side = 2 * round(int(sys.argv[1]) ** 0.5 / 2)
x = torch.arange((side // 2) ** 2).remainder(251).float().reshape(1, 1, side // 2, side // 2)
ops = torch.ops.aten
decomposed = get_decompositions([ops.upsample_nearest2d, ops.upsample_bilinear2d, ops.upsample_bicubic2d])
def table(name):
    for op, function in decomposed.items():
        if str(op).startswith(f'aten.{name}2d.default'): return function
calls = {
    'eager': [lambda m=m: F(x, size=(side, side), mode=m) for m in ('nearest', 'bilinear', 'bicubic')],
    'decompositions': [
        lambda: table('upsample_nearest')(x, (side, side), None, None),
        lambda: table('upsample_bilinear')(x, (side, side), False, None, None),
        lambda: table('upsample_bicubic')(x, (side, side), False, None, None),
    ],
}
for way, modes in calls.items():
    cells = []
    for call in modes:
        best = float('inf')
        try:
            for _ in range(${ROUNDS}):
                start, count = time.process_time(), 0
                while time.process_time() - start < ${ROUND_SECONDS}: call(); count += 1
                best = min(best, (time.process_time() - start) / count)
            cells.append(f'{best * 1e9 / side ** 2:.1f}')
        except Exception: cells.append('–')
    print(f'| PyTorch {torch.__version__}, {way} | ' + ' | '.join(cells) + ' |')
`;

async function pytorchRows(python: string): Promise<string[]> {
  const { stdout } = await execa(python, ['-c', PYTORCH, String(SIZES[0])]);
  return stdout.split('\n');
}
