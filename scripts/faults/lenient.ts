import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import { type Fault, wrapped } from './fault.ts';
import { linear, modes } from './scope.ts';

type Mended = { input?: Tensor; options?: InterpolateOptions } | undefined;

type Row = [
  id: string,
  clause: ClauseId,
  sentence: string,
  mend: (input: Tensor, options: InterpolateOptions) => Mended,
];

const without = (options: InterpolateOptions, ...keys: (keyof InterpolateOptions)[]): InterpolateOptions =>
  Object.fromEntries(Object.entries(options).filter(([key]) => !keys.includes(key as keyof InterpolateOptions)));

const spatial = ({ shape }: Tensor) => shape.slice(2);

const fitted = (values: readonly number[], length: number) =>
  Array.from({ length }, (_, axis) => values[Math.min(axis, values.length - 1)] ?? 1);

const copying = modes('nearest', 'nearest-exact', 'area');

/** Each row makes a call that must be refused into one that passes; everything else is left to the checks. */
const LENIENT: readonly Row[] = [
  [
    'align-corners-ignored',
    'arguments.align-corners',
    'ignores align_corners in the nearest modes and area',
    (input, options) => (copying(input, options) ? { options: without(options, 'alignCorners') } : undefined),
  ],
  [
    'align-corners-false-accepted',
    'arguments.align-corners',
    'accepts align_corners=False in the nearest modes',
    (input, options) =>
      copying(input, options) && options.alignCorners === false
        ? { options: without(options, 'alignCorners') }
        : undefined,
  ],
  [
    'size-before-factor',
    'arguments.one-of-size-and-factor',
    'takes the size where both size and factor are given',
    (_, options) =>
      options.size !== undefined && options.scaleFactor !== undefined
        ? { options: without(options, 'scaleFactor') }
        : undefined,
  ],
  [
    'factor-before-size',
    'arguments.one-of-size-and-factor',
    'takes the factor where both size and factor are given',
    (_, options) =>
      options.size !== undefined && options.scaleFactor !== undefined
        ? { options: without(options, 'size') }
        : undefined,
  ],
  [
    'neither-copies',
    'arguments.one-of-size-and-factor',
    'copies where neither size nor factor is given',
    (_, options) =>
      options.size === undefined && options.scaleFactor === undefined
        ? { options: { ...options, scaleFactor: 1 } }
        : undefined,
  ],
  [
    'size-of-any-length',
    'arguments.size-length',
    'cuts or extends a size of another length',
    (input, options) =>
      typeof options.size === 'object'
        ? { options: { ...options, size: fitted(options.size, spatial(input).length) } }
        : undefined,
  ],
  [
    'factor-of-any-length',
    'arguments.factor-length',
    'cuts or extends factors of another length',
    (input, options) =>
      typeof options.scaleFactor === 'object'
        ? { options: { ...options, scaleFactor: fitted(options.scaleFactor, spatial(input).length) } }
        : undefined,
  ],
  [
    'fractional-sizes-cut',
    'arguments.size-integers',
    'cuts sizes with a fraction',
    (_, options) =>
      typeof options.size === 'object' ? { options: { ...options, size: options.size.map(Math.trunc) } } : undefined,
  ],
  [
    'fractional-size-cut',
    'arguments.size-integers',
    'cuts a lone size with a fraction',
    (_, options) =>
      typeof options.size === 'number' ? { options: { ...options, size: Math.trunc(options.size) } } : undefined,
  ],
  [
    'recompute-with-size',
    'arguments.recompute-needs-factor',
    'ignores recompute_scale_factor with a size',
    (_, options) => (options.size !== undefined ? { options: without(options, 'recomputeScaleFactor') } : undefined),
  ],
  [
    'antialias-in-every-mode',
    'arguments.antialias-modes',
    'ignores antialias in modes that do not have it',
    (input, options) =>
      modes('bilinear', 'bicubic', 'lanczos')(input, options) ? undefined : { options: without(options, 'antialias') },
  ],
  [
    'antialias-area',
    'arguments.antialias-modes',
    'ignores antialias in area',
    (input, options) => (modes('area')(input, options) ? { options: without(options, 'antialias') } : undefined),
  ],
  [
    'lanczos-without-antialias',
    'arguments.lanczos-needs-antialias',
    'computes lanczos without being asked for antialias',
    (input, options) => (modes('lanczos')(input, options) ? { options: { ...options, antialias: true } } : undefined),
  ],
  [
    'lanczos-aligned',
    'arguments.lanczos-align-corners',
    'ignores align_corners in lanczos',
    (input, options) => (modes('lanczos')(input, options) ? { options: without(options, 'alignCorners') } : undefined),
  ],
  [
    'linear-for-every-rank',
    'arguments.ranks',
    'takes linear, bilinear and trilinear for one mode',
    (input, options) =>
      linear(input, options)
        ? {
            options: {
              ...options,
              mode: (['linear', 'bilinear', 'trilinear'] as const)[spatial(input).length - 1] ?? 'linear',
            },
          }
        : undefined,
  ],
  [
    'bicubic-for-rows',
    'arguments.ranks',
    'computes a row in bicubic as an image',
    (input, options) =>
      modes('bicubic')(input, options) && input.shape.length === 3
        ? { input: { ...input, shape: [input.shape[0], input.shape[1], 1, input.shape[2]] }, options: asImage(options) }
        : undefined,
  ],
  [
    'bicubic-for-volumes',
    'arguments.ranks',
    'computes a volume in bicubic as trilinear',
    (input, options) =>
      modes('bicubic')(input, options) && input.shape.length === 5
        ? { options: { ...options, mode: 'trilinear' } }
        : undefined,
  ],
  [
    'unbatched',
    'arguments.ranks',
    'takes a plain image of rows and columns',
    (input, options) =>
      input.shape.length === 2 ? { input: { ...input, shape: [1, 1, ...input.shape] }, options } : undefined,
  ],
  [
    'mode-cubic',
    'arguments.mode-names',
    'takes cubic for bicubic',
    (_, options) => ((options.mode as string) === 'cubic' ? { options: { ...options, mode: 'bicubic' } } : undefined),
  ],
  [
    'unknown-mode-is-nearest',
    'arguments.mode-names',
    'takes an unknown mode for nearest',
    (_, options) =>
      isKnown(options.mode)
        ? undefined
        : { options: { ...without(options, 'alignCorners', 'antialias'), mode: 'nearest' } },
  ],
  [
    'mode-in-any-case',
    'arguments.mode-names',
    'compares modes without regard to case',
    (_, options) =>
      options.mode === undefined
        ? undefined
        : { options: { ...options, mode: String(options.mode).toLowerCase() as Mode } },
  ],
  [
    'output-of-zero-is-one',
    'arguments.positive-sizes',
    'makes an output of at least one element',
    (input, options) => {
      if (modes('area')(input, options)) return undefined;
      const sizes = sizesOf(input, options);
      return sizes.some((size) => size === 0)
        ? {
            options: bySizes(
              options,
              sizes.map((size) => Math.max(size, 1)),
            ),
          }
        : undefined;
    },
  ],
  [
    'output-of-zero-is-empty',
    'arguments.positive-sizes',
    'gives an empty result for an output size of zero',
    (input, options) =>
      !modes('area')(input, options) && sizesOf(input, options).some((size) => size === 0)
        ? { options: { size: sizesOf(input, options), mode: 'area' } }
        : undefined,
  ],
  [
    'negative-size-mirrored',
    'arguments.positive-sizes',
    'takes a negative size or factor for a positive one',
    (_, options) => ({
      options: {
        ...options,
        ...(typeof options.size === 'number' && { size: Math.abs(options.size) }),
        ...(typeof options.size === 'object' && { size: options.size.map(Math.abs) }),
        ...(typeof options.scaleFactor === 'number' && { scaleFactor: Math.abs(options.scaleFactor) }),
      },
    }),
  ],
  [
    'empty-input-is-zeros',
    'arguments.positive-sizes',
    'takes an input without elements for a zero',
    (input, options) => {
      if (!spatial(input).includes(0) || sizesOf(input, options).some((size) => size < 1)) return undefined;
      const shape = input.shape.map((size) => Math.max(size, 1));
      const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
      return input.dtype === 'float32'
        ? { input: { ...input, shape, data }, options: bySizes(options, sizesOf(input, options)) }
        : undefined;
    },
  ],
  [
    'no-channels-accepted',
    'arguments.non-empty-input',
    'gives an empty result for an input without channels',
    (input, options) =>
      input.shape[1] === 0 ? { options: { size: sizesOf(input, options), mode: 'area' } } : undefined,
  ],
  [
    'nan-factor-is-one',
    'arguments.finite-factor',
    'takes a factor that is NaN for one',
    (_, options) => ({
      options: { ...options, ...(Number.isNaN(options.scaleFactor) && { scaleFactor: 1 }) },
    }),
  ],
  [
    'infinite-factor-is-one',
    'arguments.finite-factor',
    'takes an infinite factor for one',
    (_, options) => ({
      options: {
        ...options,
        ...(Math.abs(Number(options.scaleFactor)) === Number.POSITIVE_INFINITY && { scaleFactor: 1 }),
      },
    }),
  ],
];

/** Cluster K: calls that must be refused and are not. */
export const LENIENT_FAULTS: readonly Fault[] = LENIENT.map(([name, clause, sentence, mend]) =>
  wrapped({
    id: `refusals/${name}`,
    sentence,
    cluster: 'K',
    clause,
    make: () => (input, options) => {
      try {
        return resize(input, options);
      } catch (refusal) {
        const mended = mend(input, options);
        if (mended === undefined) throw refusal;
        return resize(mended.input ?? input, mended.options ?? options);
      }
    },
  }),
);

const KNOWN = ['nearest', 'nearest-exact', 'linear', 'bilinear', 'trilinear', 'bicubic', 'area', 'lanczos'];

function isKnown(mode: string | undefined): boolean {
  return mode === undefined || KNOWN.includes(mode);
}

function asImage({ size, scaleFactor, ...rest }: InterpolateOptions): InterpolateOptions {
  const width = (value: number | readonly number[]) => (typeof value === 'number' ? value : value[0]);
  return {
    ...rest,
    ...(size !== undefined && { size: [1, width(size)] }),
    ...(scaleFactor !== undefined && { scaleFactor: [1, width(scaleFactor)] }),
  };
}

function bySizes(options: InterpolateOptions, size: readonly number[]): InterpolateOptions {
  return { ...without(options, 'scaleFactor', 'recomputeScaleFactor'), size };
}

/** By a plain reading of the options; no number where they make none. */
function sizesOf(input: Tensor, { size, scaleFactor }: InterpolateOptions): number[] {
  return spatial(input).map((from, axis) => {
    const given = typeof size === 'object' ? size[axis] : size;
    const factor = typeof scaleFactor === 'object' ? scaleFactor[axis] : scaleFactor;
    return given ?? Math.trunc(from * (factor ?? Number.NaN));
  });
}
