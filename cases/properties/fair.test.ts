import { describe, expect, test } from 'vitest';
import { isFair, isTieFree } from './fair.ts';
import { BICUBIC, BILINEAR, BILINEAR_ALIGNED, BILINEAR_ANTIALIAS, NEAREST, NEAREST_EXACT } from './formula.ts';
import type { Resize } from './resize.ts';

const bySize = (from: number, to: number): Resize => ({ from: [from], size: [to] });
const byFactor = (from: number, factor: number): Resize => ({ from: [from], factor: [factor], recompute: false });

describe('nearest', () => {
  test('is asked where every accepted law picks one index', () => {
    expect(isFair(NEAREST, bySize(3, 7), 'float32')).toBe(true);
    expect(isFair(NEAREST, byFactor(5, 3), 'float32')).toBe(true);
  });

  test('is not asked at a tie that float32 misses: 26 → 22 reads 12 or 13', () => {
    expect(isFair(NEAREST, bySize(26, 22), 'float32')).toBe(false);
    expect(isFair(NEAREST, bySize(2, 82), 'float64')).toBe(false);
  });

  test('is not asked where a factor meets the shortcuts of some ranks', () => {
    expect(isFair(NEAREST, byFactor(3, 1.3), 'float32')).toBe(false);
    expect(isFair(NEAREST, byFactor(4, 2.05), 'float32')).toBe(false);
    expect(isFair(NEAREST, byFactor(4, 2), 'float32')).toBe(true);
  });

  test('exact is not asked at a tie that a fused product moves: 2 → 41', () => {
    expect(isFair(NEAREST_EXACT, bySize(2, 41), 'float32')).toBe(false);
  });

  test('exact is mirrored only without ties', () => {
    expect(isTieFree(bySize(3, 5))).toBe(true);
    expect(isTieFree(bySize(4, 2))).toBe(false);
  });
});

describe('blending modes', () => {
  test('are not asked about an unchanged axis with another factor, where only some resample', () => {
    expect(isFair(BILINEAR, byFactor(3, 1.3), 'float32')).toBe(false);
    expect(isFair(BILINEAR_ANTIALIAS, byFactor(3, 1.3), 'float32')).toBe(false);
    expect(isFair(BICUBIC, byFactor(3, 1.3), 'float32')).toBe(true);
    expect(isFair(BILINEAR_ALIGNED, byFactor(3, 1.3), 'float32')).toBe(true);
    expect(isFair(BILINEAR, { from: [3], factor: [1.3], recompute: true }, 'float32')).toBe(true);
  });

  test('are not asked about one column where the target repeats a row', () => {
    expect(isFair(BILINEAR_ANTIALIAS, { from: [6, 4], size: [3, 1] }, 'float32')).toBe(false);
    expect(isFair(BILINEAR, { from: [6, 4], size: [3, 1] }, 'uint8')).toBe(false);
    expect(isFair(BILINEAR, { from: [6, 4], size: [3, 1] }, 'float32')).toBe(true);
  });

  test('are not asked in float64 just below an integer, where the target rounds up', () => {
    expect(isFair(BICUBIC, byFactor(9, 1.00000001), 'float64')).toBe(false);
    expect(isFair(BICUBIC, byFactor(9, 1.00000001), 'float32')).toBe(true);
  });
});
