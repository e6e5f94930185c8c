import type { InterpolateOptions } from '#spec/signature.ts';

/** The mode and its flags as PyTorch's keywords; what is false is left out. */
export function modeText({
  mode,
  alignCorners,
  antialias,
}: Pick<InterpolateOptions, 'mode' | 'alignCorners' | 'antialias'>): string {
  return `mode='${mode}'${alignCorners ? ', align_corners=True' : ''}${antialias ? ', antialias=True' : ''}`;
}
