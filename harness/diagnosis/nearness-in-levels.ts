import type { Tensor } from '#spec/signature.ts';
import { expectationFor } from '../mistakes/answers.ts';
import type { Asked } from '../mistakes/asked.ts';
import type { Decisions } from '../mistakes/resizer/decisions.ts';
import { WHOLE_NUMBER } from '../mistakes/resizer/precision.ts';
import { resize } from '../mistakes/resizer/resize.ts';
import { UINT8 } from '../mistakes/resizer/uint8.ts';
import { largestOf } from '../mistakes/seen-numbers.ts';
import { attempted } from './hypothesis.ts';

/**
 * uint8: each pass rounded, with weights of the target or finer ones, or real numbers rounded once, whose slack in
 * float32 may carry them over a border between two levels. Where a hypothesis is about one of the two, it is that one.
 */
export function isNearInLevels(decisions: Partial<Decisions>, prediction: Tensor, asked: Asked, got: Tensor): boolean {
  const isCopying = asked.method === 'nearest' || asked.method === 'nearest-exact';
  const [low, high] = [prediction.data.slice(), prediction.data.slice()];
  const isOnce = decisions.uint8Passes === 'rounded-once';
  if (!isCopying && !isOnce && decisions.uint8Weights === undefined) {
    const finer = attempted(() => resize(asked.input, asked.options, { ...decisions, uint8Weights: 'real' }));
    if (finer !== 'refusal') {
      finer.data.forEach((level, element) => {
        low[element] = Math.min(low[element], level);
        high[element] = Math.max(high[element], level);
      });
    }
  }
  const isEach = Object.keys(decisions).some((key) => key.startsWith('uint8')) && !isOnce;
  if (!isCopying && !isEach) {
    const reals = realResult(decisions, asked);
    if (reals !== undefined) {
      reals.forEach(([least, most], element) => {
        low[element] = isOnce ? least : Math.min(low[element], least);
        high[element] = isOnce ? most : Math.max(high[element], most);
      });
    }
  }
  return got.data.every((level, element) => level >= low[element] && level <= high[element]);
}

function realResult(decisions: Partial<Decisions>, asked: Asked): [number, number][] | undefined {
  const input = { dtype: 'float64' as const, shape: asked.input.shape, data: Float64Array.from(asked.input.data) };
  const result = attempted(() => resize(input, asked.options, decisions));
  const slack = slackInFloat32(asked);
  if (result === 'refusal' || slack === undefined) return undefined;
  return Array.from(result.data, (value) => [levelOf(value - slack, decisions), levelOf(value + slack, decisions)]);
}

/** The largest slack of the same numbers as float32. */
export function slackInFloat32(asked: Asked): number | undefined {
  const { input, gradOutput } = asked;
  const narrow = { ...asked, input: inFloat32(input), ...(gradOutput && { gradOutput: inFloat32(gradOutput) }) };
  const slack = SLACKS.get(asked) ?? attempted(() => largestOf(expectationFor(narrow).slack()));
  if (slack === 'refusal') return undefined;
  SLACKS.set(asked, slack);
  return slack;
}

function inFloat32({ shape, data }: Tensor): Tensor {
  return { dtype: 'float32', shape, data: Float32Array.from(data) };
}

/** Kept while a call is looked at: every hypothesis asks for it. */
const SLACKS = new WeakMap<Asked, number>();

function levelOf(value: number, { uint8Rounding = UINT8.uint8Rounding }: Partial<Decisions>): number {
  return Math.min(Math.max(WHOLE_NUMBER[uint8Rounding](value), 0), 255);
}
