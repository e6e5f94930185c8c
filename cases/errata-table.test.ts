import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DType, Mode } from '#spec/signature.ts';
import { ERRATA, type ErratumId, errataOf } from './errata-table.ts';

const page = readFileSync(new URL('../spec/errata.md', import.meta.url), 'utf8');

test('the table has the errata of the page, in its order, each with the clause that it breaks', () => {
  const entries = [...page.matchAll(/^### (errata\.\S+)[\s\S]*?^\*\*E\d+\*\* breaks\s+\[([^\]]+)\]/gm)];
  expect(ERRATA.map(({ id, breaks }) => [id, breaks])).toEqual(entries.map(([, id, breaks]) => [id, breaks]));
});

/** Input and output sizes of an axis, and the factor where one is given. */
type Axis = readonly [from: number, to: number, factor?: number];

interface Asked {
  mode: Mode;
  axes: readonly Axis[];
  dtype?: DType;
  channels?: number;
  antialias?: true;
  aligned?: true;
  of?: 'output' | 'gradient';
}

const met = ({ mode, axes, dtype = 'float32', channels = 2, antialias, aligned, of = 'output' }: Asked) => {
  const sized = axes.map(([inputSize, outputSize, scaleFactor]) => ({
    inputSize,
    outputSize,
    alignCorners: aligned === true,
    scaleFactor,
  }));
  const shape = [1, channels, ...axes.map(([from]) => from)];
  return errataOf({ mode, antialias: antialias === true, axes: sized }, { dtype, shape }, of).map(({ id }) => id);
};

const f64 = { dtype: 'float64' } as const;
const u8 = { dtype: 'uint8' } as const;

/** Calls on both sides of every condition. */
const CALLS: Readonly<Record<ErratumId, { met: readonly Asked[]; not: readonly Asked[] }>> = {
  'errata.antialias-width-one': {
    met: [
      {
        mode: 'bilinear',
        antialias: true,
        axes: [
          [6, 3],
          [1, 1],
        ],
      },
      {
        mode: 'bicubic',
        antialias: true,
        axes: [
          [2, 3],
          [4, 1],
        ],
      },
    ],
    not: [
      {
        mode: 'bilinear',
        antialias: true,
        ...u8,
        axes: [
          [6, 3],
          [1, 1],
        ],
      },
      {
        mode: 'bilinear',
        axes: [
          [6, 3],
          [1, 1],
        ],
      },
      {
        mode: 'bilinear',
        antialias: true,
        axes: [
          [6, 3],
          [1, 2],
        ],
      },
      {
        mode: 'bilinear',
        antialias: true,
        axes: [
          [6, 1],
          [1, 1],
        ],
      },
      {
        mode: 'bilinear',
        antialias: true,
        axes: [
          [1, 3],
          [1, 1],
        ],
      },
      {
        mode: 'bilinear',
        antialias: true,
        axes: [
          [3, 3],
          [2, 1],
        ],
      },
      {
        mode: 'bilinear',
        antialias: true,
        axes: [
          [6, 3],
          [1, 1],
        ],
        of: 'gradient',
      },
    ],
  },
  'errata.uint8-width-one': {
    met: [
      {
        mode: 'bilinear',
        ...u8,
        axes: [
          [6, 3],
          [1, 1],
        ],
      },
      {
        mode: 'bicubic',
        ...u8,
        antialias: true,
        axes: [
          [6, 3],
          [4, 1],
        ],
      },
    ],
    not: [
      {
        mode: 'bilinear',
        axes: [
          [6, 3],
          [1, 1],
        ],
      },
      {
        mode: 'nearest',
        ...u8,
        axes: [
          [6, 3],
          [1, 1],
        ],
      },
      {
        mode: 'area',
        ...u8,
        axes: [
          [6, 3],
          [1, 1],
        ],
      },
      {
        mode: 'bilinear',
        ...u8,
        axes: [
          [6, 3],
          [1, 2],
        ],
      },
      {
        mode: 'bilinear',
        ...u8,
        axes: [
          [6, 3],
          [1, 1],
          [1, 1],
        ],
      },
    ],
  },
  'errata.nearest-factor-shortcut': {
    met: [
      {
        mode: 'nearest',
        axes: [
          [3, 3, 1.3],
          [2, 5, 2.5],
        ],
      },
      {
        mode: 'nearest',
        axes: [
          [2, 5, 2.5],
          [4, 8, 2.05],
        ],
      },
      {
        mode: 'nearest',
        axes: [
          [2, 2, 1],
          [2, 2, 1],
          [3, 3, 1.3],
        ],
      },
    ],
    not: [
      { mode: 'nearest', axes: [[3, 3, 1.3]] },
      {
        mode: 'nearest',
        axes: [
          [3, 3, 1],
          [4, 8, 2],
        ],
      },
      {
        mode: 'nearest',
        axes: [
          [3, 3],
          [4, 8],
        ],
      },
      {
        mode: 'nearest',
        axes: [
          [3, 4, 1.4],
          [4, 9, 2.3],
        ],
      },
      {
        mode: 'nearest-exact',
        axes: [
          [3, 3, 1.3],
          [2, 5, 2.5],
        ],
      },
      {
        mode: 'nearest',
        axes: [
          [3, 3, 1.3],
          [2, 5, 2.5],
        ],
        aligned: true,
      },
      {
        mode: 'nearest',
        axes: [
          [3, 3, 1.3],
          [2, 5, 2.5],
        ],
        of: 'gradient',
      },
    ],
  },
  'errata.nearest-float64-step': {
    met: [
      { mode: 'nearest', ...f64, axes: [[2, 164]] },
      { mode: 'nearest', ...f64, axes: [[2, 164]], of: 'gradient' },
      // Of this one the step is right, and its product with the index is not.
      { mode: 'nearest', ...f64, axes: [[4000, 5233]] },
      { mode: 'nearest', ...f64, axes: [[100, 110, 1.1]] },
      { mode: 'nearest-exact', ...f64, axes: [[14, 23]] },
      {
        mode: 'nearest',
        ...f64,
        axes: [
          [2, 164],
          [1, 1],
          [1, 1],
        ],
      },
      {
        mode: 'nearest',
        ...f64,
        axes: [
          [2, 164],
          [1, 1],
        ],
      },
    ],
    not: [
      { mode: 'nearest', axes: [[2, 164]] },
      { mode: 'nearest', ...f64, axes: [[4, 256]] },
      { mode: 'nearest', ...f64, axes: [[3, 3]] },
      { mode: 'nearest', ...f64, axes: [[5, 5, 1.1]] },
      { mode: 'nearest', ...f64, axes: [[3, 200]] },
      { mode: 'nearest-exact', ...f64, axes: [[3, 200]] },
      { mode: 'linear', ...f64, axes: [[2, 164]] },
      // A small image: rows and columns come to 128 at most.
      {
        mode: 'nearest',
        ...f64,
        axes: [
          [5, 1],
          [2, 82],
        ],
      },
    ],
  },
  'errata.linear-unchanged-axis': {
    met: [
      { mode: 'linear', axes: [[3, 3, 1.3]] },
      {
        mode: 'bilinear',
        axes: [
          [3, 7, 2.5],
          [3, 3, 1.2],
        ],
      },
      {
        mode: 'bicubic',
        ...u8,
        axes: [
          [3, 3, 1.3],
          [2, 5, 2.5],
        ],
      },
      { mode: 'linear', axes: [[3, 3, 1.3]], of: 'gradient' },
    ],
    not: [
      { mode: 'linear', axes: [[3, 3]] },
      { mode: 'linear', axes: [[3, 3, 1]] },
      { mode: 'linear', axes: [[3, 6, 2.1]] },
      { mode: 'linear', axes: [[3, 3, 1.3]], aligned: true },
      {
        mode: 'bicubic',
        axes: [
          [3, 3, 1.3],
          [2, 5, 2.5],
        ],
      },
      { mode: 'nearest', ...u8, axes: [[3, 3, 1.3]] },
      {
        mode: 'bilinear',
        antialias: true,
        axes: [
          [3, 3, 1.3],
          [2, 5, 2.5],
        ],
      },
    ],
  },
  'errata.antialias-unchanged-axis': {
    met: [
      {
        mode: 'lanczos',
        antialias: true,
        axes: [
          [3, 3, 1.3],
          [2, 5, 2.5],
        ],
      },
      {
        mode: 'bilinear',
        antialias: true,
        axes: [
          [2, 5, 2.5],
          [3, 3, 1.3],
        ],
        of: 'gradient',
      },
    ],
    not: [
      {
        mode: 'bilinear',
        axes: [
          [3, 3, 1.3],
          [2, 5, 2.5],
        ],
      },
      {
        mode: 'bilinear',
        antialias: true,
        axes: [
          [3, 3],
          [2, 5],
        ],
      },
    ],
  },
  'errata.float64-floor': {
    met: [
      { mode: 'linear', ...f64, axes: [[3, 1, 0.333333334]] },
      {
        mode: 'bicubic',
        ...f64,
        axes: [
          [1, 1],
          [3, 1, 0.333333334],
        ],
      },
      { mode: 'linear', ...f64, axes: [[4000, 4111]] },
      { mode: 'linear', ...f64, axes: [[4112, 4111]], aligned: true },
      { mode: 'linear', ...f64, axes: [[4000, 4111]], of: 'gradient' },
    ],
    not: [
      { mode: 'linear', axes: [[3, 1, 0.333333334]] },
      { mode: 'linear', ...f64, axes: [[3, 1]] },
      { mode: 'linear', ...f64, axes: [[3, 1, 0.3333]] },
      { mode: 'linear', ...f64, axes: [[3, 5]] },
      { mode: 'linear', ...f64, axes: [[5, 1]], aligned: true },
      { mode: 'linear', ...f64, axes: [[5, 9]], aligned: true },
      { mode: 'area', ...f64, axes: [[4000, 4111]] },
      {
        mode: 'bilinear',
        ...f64,
        antialias: true,
        axes: [
          [1, 1],
          [3, 1, 0.333333334],
        ],
      },
    ],
  },
  'errata.uint8-rgb-to-one': {
    met: [
      {
        mode: 'bilinear',
        ...u8,
        channels: 3,
        axes: [
          [6, 1],
          [1, 1],
        ],
      },
      {
        mode: 'bilinear',
        ...u8,
        channels: 3,
        axes: [
          [2, 1],
          [5, 1],
        ],
      },
    ],
    not: [
      {
        mode: 'bilinear',
        ...u8,
        channels: 2,
        axes: [
          [6, 1],
          [1, 1],
        ],
      },
      {
        mode: 'bilinear',
        ...u8,
        channels: 3,
        axes: [
          [1, 1],
          [6, 1],
        ],
      },
      {
        mode: 'bilinear',
        ...u8,
        channels: 3,
        axes: [
          [6, 1],
          [3, 2],
        ],
      },
      {
        mode: 'nearest',
        ...u8,
        channels: 3,
        axes: [
          [6, 1],
          [1, 1],
        ],
      },
      {
        mode: 'bilinear',
        channels: 3,
        axes: [
          [6, 1],
          [1, 1],
        ],
      },
    ],
  },
  'errata.half-area-5d': {
    met: [
      {
        mode: 'area',
        dtype: 'float16',
        axes: [
          [3, 2],
          [3, 2],
          [3, 2],
        ],
      },
      {
        mode: 'area',
        dtype: 'bfloat16',
        axes: [
          [3, 1],
          [3, 1],
          [3, 1],
        ],
        of: 'gradient',
      },
    ],
    not: [
      {
        mode: 'area',
        axes: [
          [3, 2],
          [3, 2],
          [3, 2],
        ],
      },
      {
        mode: 'area',
        dtype: 'float16',
        axes: [
          [3, 2],
          [3, 2],
        ],
      },
      {
        mode: 'trilinear',
        dtype: 'float16',
        axes: [
          [3, 2],
          [3, 2],
          [3, 2],
        ],
      },
    ],
  },
  'errata.gradient-factor': {
    met: [
      { mode: 'nearest', axes: [[3, 3, 1.3]], of: 'gradient' },
      { mode: 'nearest', axes: [[4, 8, 2.05]], of: 'gradient' },
      {
        mode: 'bicubic',
        axes: [
          [3, 3, 1.3],
          [2, 2, 1.2],
        ],
        of: 'gradient',
      },
    ],
    not: [
      { mode: 'nearest', axes: [[3, 3, 1.3]] },
      { mode: 'nearest', axes: [[3, 4, 1.4]], of: 'gradient' },
      {
        mode: 'bicubic',
        axes: [
          [3, 3, 1.3],
          [2, 3, 1.7],
        ],
        of: 'gradient',
      },
      {
        mode: 'bicubic',
        antialias: true,
        axes: [
          [3, 3, 1.3],
          [2, 2, 1.2],
        ],
        of: 'gradient',
      },
      {
        mode: 'bilinear',
        axes: [
          [3, 3, 1.3],
          [2, 2, 1.2],
        ],
        of: 'gradient',
      },
    ],
  },
};

describe('a call meets an erratum only where the target gives an answer of its own', () => {
  const rows = Object.entries(CALLS).flatMap(([id, { met: yes, not }]) => [
    ...yes.map((call) => ({ id, call, isMet: true })),
    ...not.map((call) => ({ id, call, isMet: false })),
  ]);
  test.each(rows)('$id, $isMet: $call', ({ id, call, isMet }) => {
    expect(met(call).includes(id as ErratumId)).toBe(isMet);
  });
});

describe('where the target was recorded, it gave its own answer', () => {
  const axes = [{ inputSize: 3, outputSize: 3, alignCorners: false, scaleFactor: 1.3 }] as const;
  const recorded = (id: ErratumId, sizes: readonly number[]) =>
    ERRATA.find((one) => one.id === id)?.isRecorded?.(
      { mode: 'nearest', antialias: false, axes: sizes.map((outputSize) => ({ ...axes[0], outputSize })) },
      { dtype: 'float32', shape: [1, 1, ...sizes] },
    );

  test.each([
    ['errata.nearest-factor-shortcut', [64, 64], true],
    ['errata.nearest-factor-shortcut', [64, 65], false],
    ['errata.nearest-factor-shortcut', [4, 4, 4], false],
    ['errata.uint8-rgb-to-one', [1, 1], false],
    ['errata.half-area-5d', [1, 1, 2], true],
    ['errata.half-area-5d', [1, 1, 1], false],
  ] as const)('%s for %j: %s', (id, sizes, isRecorded) => {
    expect(recorded(id, sizes)).toBe(isRecorded);
  });
});
