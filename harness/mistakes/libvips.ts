import { isAligned } from './asked.ts';
import type { Mistake } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { and, type Concerns, decided, isAntialiased, isPlaced, not, ofDtypes, or, shrinks } from './rows.ts';

const isLanczos: Concerns = ({ method }) => method === 'antialias-lanczos';
const hasOwnInterpolator = and(or(isPlaced, isAntialiased), not(isAligned), not(isLanczos));
const grows: Concerns = ({ accepted }) =>
  accepted?.axes.some(({ inputSize, outputSize }) => outputSize > inputSize) ?? false;

/** Bytes are blended with products of 12 bits, or by cubic weights cut off after 12 bits at the nearest 64th. */
const BYTES: Partial<Decisions> = {
  uint8Passes: 'product-weights',
  cubicPhases: '64ths',
  uint8Weights: 'cut-12',
  uint8Range: 'clamped-at-the-end',
};

/** With real numbers, and with those that libvips has for bytes. */
function ofLibvips(
  id: string,
  clause: Mistake['clause'],
  sentence: string,
  concerns: Concerns,
  decisions: Partial<Decisions>,
  also: string,
): Mistake {
  return {
    ...decided(id, clause, sentence, concerns, decisions, also),
    otherwise: [decided(id, clause, sentence, and(concerns, ofDtypes('uint8')), { ...decisions, ...BYTES }, also)],
  };
}

/** What libvips has of its own, and sharp with it. */
export const LIBVIPS_MISTAKES: readonly Mistake[] = [
  ofLibvips(
    'coordinates.affine-transform',
    'coordinates.half-pixel',
    'It looks at k · step, without the half pixels, in a picture with zeros around it; its cubic coefficient is −0.5, and it ignores antialias.',
    hasOwnInterpolator,
    {
      transform: 'asymmetric',
      linearBorder: 'zero',
      cubicBorder: 'zero',
      cubicCoefficient: -0.5,
      computedAs: { 'antialias-bilinear': 'linear', 'antialias-bicubic': 'bicubic' },
    },
    'the affine transform of libvips and sharp, and so RawImage.resize of transformers.js in Node',
  ),
  ofLibvips(
    'lanczos.enlarged-by-affine-transform',
    'antialias.lanczos-kernel',
    'Where no axis shrinks it computes lanczos as bicubic with the coefficient −0.5, at k · step − ½, so that an axis of unchanged size is moved by half an element.',
    and(isLanczos, grows, not(shrinks)),
    {
      computedAs: { 'antialias-lanczos': 'bicubic' },
      cubicCoefficient: -0.5,
      transform: 'asymmetric',
      shift: -0.5,
      unchangedAxis: 'resampled',
    },
    'libvips and sharp where they enlarge, and so RawImage.resize of transformers.js in Node',
  ),
];
