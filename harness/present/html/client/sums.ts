import { indexAt } from '#spec/shape.ts';
import { explainedElement } from '../../../inspect/explain/explained-element.ts';
import { elementText } from '../../terminal/element-text.ts';
import { plain } from '../../terminal/paint.ts';
import type { Picture } from './picture.ts';

/** Columns of the page's text. */
const WIDTH = 96;

/** How the worst element comes about, in the words of `explain`: coordinates, taps, sums, the slack and what came. */
export async function worstElementText({ call, answer, shape, worst }: Picture): Promise<string> {
  const element = await explainedElement(call, { index: indexAt(shape, worst), chosen: '', got: answer });
  return elementText(element, call.input.dtype, { paint: plain, width: WIDTH });
}
