import { isFar } from '../mistakes/answers.ts';
import { isBackward } from '../mistakes/asked.ts';
import { resizedElement } from '../mistakes/resizer/resized-element.ts';
import { numbersOf } from '../mistakes/seen-numbers.ts';
import { attempted, type Hypothesis, predictedResize, type Seen } from './hypothesis.ts';
import { distanceBetween, slackFor } from './nearness.ts';

/** Whether a prediction misses the element that is most wrong, which is told without the others. */
export function missesMostWrong(hypothesis: Hypothesis, seen: Seen, parameter?: number): boolean {
  const { got, asked } = seen;
  const resizing = got && predictedResize(hypothesis, asked, parameter);
  // Gradients are small, and one of their elements is hardly told faster than all.
  if (resizing === undefined || isBackward(asked)) return false;
  const { came, largest, mostWrong } = numbersOf(seen);
  const { input, options, decisions } = resizing;
  const one = attempted(() => resizedElement(input, options, decisions, mostWrong?.index ?? []));
  // What came is a tensor.
  if (one === 'refusal' || input.dtype !== got?.dtype || one.shape.join() !== got.shape.join()) return true;
  if (one.value === undefined || mostWrong === undefined || got.dtype === 'uint8') return false;
  const value = came[mostWrong.element];
  return hypothesis.kind === 'mended'
    ? isFar(one.value, value, largest)
    : distanceBetween(one.value, value, got.dtype) > slackFor(hypothesis, seen);
}
