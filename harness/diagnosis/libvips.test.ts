import { describe, expect, it } from 'vitest';
import type { InterpolateOptions } from '#spec/signature.ts';
import { HYPOTHESES } from '../mistakes/all.ts';
import { callSeen } from './failing-calls.ts';
import { explanation } from './matching.ts';

const PICTURE = Uint8Array.of(0, 255, 31, 7, 200, 90, 45, 128, 254, 3, 77, 160);

/** Whether the hypothesis predicts every level of what came. */
function isExplained(id: string, options: InterpolateOptions, answer: readonly (readonly number[])[]): boolean {
  const hypothesis = HYPOTHESES.find((one) => one.id === id);
  const input = { dtype: 'uint8' as const, shape: [1, 1, 3, 4], data: PICTURE };
  const tensor = { dtype: 'uint8' as const, shape: [1, 1, 5, 7], data: Uint8Array.from(answer.flat()) };
  const seen = callSeen({
    call: { entry: 'interpolate', input, options },
    outcome: { kind: 'tensor', tensor, inputChanged: false, aliasesInput: false },
  });
  const found = hypothesis && seen && explanation(hypothesis, seen);
  return found?.isExact === true;
}

// What RawImage.resize of @huggingface/transformers 4.3.1 answers with sharp 0.35.5.
describe('the affine transform of libvips for bytes', () => {
  it('is predicted to the level in bilinear', () => {
    const answer = [
      [0, 146, 223, 95, 24, 10, 4],
      [120, 141, 139, 73, 51, 74, 46],
      [211, 132, 70, 57, 75, 123, 77],
      [243, 116, 28, 56, 94, 142, 88],
      [152, 66, 8, 34, 60, 89, 55],
    ];
    expect(isExplained('coordinates.affine-transform', { mode: 'bilinear', size: [5, 7] }, answer)).toBe(true);
  });

  it('is predicted to the level in bicubic', () => {
    const answer = [
      [0, 168, 247, 93, 9, 8, 2],
      [119, 166, 161, 69, 41, 79, 50],
      [225, 143, 55, 45, 77, 142, 92],
      [255, 124, 7, 48, 108, 168, 106],
      [160, 66, 0, 28, 69, 102, 64],
    ];
    expect(isExplained('coordinates.affine-transform', { mode: 'bicubic', size: [5, 7] }, answer)).toBe(true);
  });

  it('is predicted to the level where lanczos enlarges', () => {
    const answer = [
      [0, 2, 192, 244, 78, 3, 1],
      [0, 24, 185, 225, 74, 11, 15],
      [146, 145, 148, 120, 52, 50, 92],
      [239, 220, 112, 42, 45, 84, 141],
      [255, 240, 83, 1, 53, 108, 155],
    ];
    const options = { mode: 'lanczos', antialias: true, size: [5, 7] } as const;
    expect(isExplained('lanczos.enlarged-by-affine-transform', options, answer)).toBe(true);
  });
});
