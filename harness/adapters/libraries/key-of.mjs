/** `bilinear`, `bilinear align_corners`, `bicubic antialias`: the names of a mapping. */
export function keyOf({ mode = 'nearest', alignCorners, antialias }) {
  return [mode, ...(alignCorners ? ['align_corners'] : []), ...(antialias ? ['antialias'] : [])].join(' ');
}
