import { describe, expect, it } from 'vitest';
import { HYPOTHESES } from '../mistakes/all.ts';
import { askedCall } from '../mistakes/asked.ts';
import { predicted } from './hypothesis.ts';

describe("OpenCV's INTER_LINEAR for bytes", () => {
  it('is predicted to the level', () => {
    const data = Uint8Array.of(0, 255, 31, 7, 200, 90, 45, 128, 254, 3, 77, 160);
    const asked = askedCall({
      entry: 'interpolate',
      input: { dtype: 'uint8', shape: [1, 1, 3, 4], data },
      options: { mode: 'bilinear', size: [5, 7] },
    });
    const hypothesis = HYPOTHESES.find(({ id }) => id === 'rounding.uint8-quarter-levels');
    const prediction = hypothesis && predicted(hypothesis, asked);
    // What @techstark/opencv-js 5.0.0-release.1 answers to cv.resize of this picture.
    const answer = [
      [0, 91, 237, 143, 29, 15, 7],
      [80, 119, 181, 113, 38, 49, 55],
      [200, 161, 98, 68, 51, 98, 128],
      [232, 163, 52, 51, 70, 117, 147],
      [254, 164, 21, 40, 83, 130, 160],
    ];
    expect(prediction).toMatchObject({ shape: [1, 1, 5, 7], data: Uint8Array.from(answer.flat()) });
  });
});
