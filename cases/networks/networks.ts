import type { InterpolateOptions } from '#spec/signature.ts';
import { clausesOfCall } from '../asked-clauses.ts';
import type { Design } from '../case.ts';
import { grid } from '../design.ts';
import { DETECTION } from './detection.ts';
import { IMAGE_TO_IMAGE } from './image-to-image.ts';
import type { Network } from './network.ts';
import { SEGMENTATION } from './segmentation.ts';
import { VISION_TRANSFORMERS } from './vision-transformers.ts';

/**
 * Shapes follow from an image of the network's own size where its maps are small, otherwise from a smaller image. What a
 * network calls through `nn.Upsample` or `F.upsample` is asked as the call of `F.interpolate` that these make.
 */
export const NETWORKS: readonly Network[] = [...SEGMENTATION, ...DETECTION, ...VISION_TRANSFORMERS, ...IMAGE_TO_IMAGE];

/** The network of a case, by the id of the case. */
export function networkOf(id: string): Network | undefined {
  return NETWORKS.find(({ name }) => id.startsWith(`models/${name}-`));
}

/** Pattern of the ids of its cases. */
export function casesOfNetwork({ name }: Network): string {
  return `models/${name}-*`;
}

export const networkDesigns: readonly Design[] = NETWORKS.flatMap(({ name, title, calls }) =>
  calls.map(({ words, does, shape, options, dtype }) => ({
    id: `models/${name}-${words}`,
    fact: `${title} ${does}${corners(options)}: ${shape.join('×')} ${request(options)} in ${dtype}`,
    clauses: clausesOfCall(options, dtype),
    aspect: 'values' as const,
    profile: 'standard' as const,
    entry: 'interpolate' as const,
    input: grid(shape, dtype),
    options,
  })),
);

function corners({ alignCorners }: InterpolateOptions): string {
  return alignCorners ? ' with align_corners true' : '';
}

function request({ size, scaleFactor }: InterpolateOptions): string {
  const times = (value: number | readonly number[]) => (typeof value === 'number' ? String(value) : value.join('×'));
  return size === undefined ? `by ${times(scaleFactor ?? [])}` : `to ${times(size)}`;
}
