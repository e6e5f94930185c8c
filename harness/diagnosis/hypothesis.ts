import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { type Asked, askedCall } from '../mistakes/asked.ts';
import { attempted, type Mistake, type Part } from '../mistakes/mistake.ts';
import type { Decisions } from '../mistakes/resizer/decisions.ts';
import { resize } from '../mistakes/resizer/resize.ts';

export { attempted, type Part, type Seen } from '../mistakes/mistake.ts';

/** A mistake, as the likely cause of what an implementation answers. */
export type Hypothesis = Mistake;

/** What a hypothesis expects of a call: a tensor, a refusal, or nothing of its own. */
export function predicted(hypothesis: Hypothesis, asked: Asked, parameter?: number): Tensor | 'refusal' | undefined {
  switch (hypothesis.kind) {
    case 'changed':
      if (asked.accepted === undefined || !hypothesis.concerns(asked)) return undefined;
      return attempted(() => hypothesis.change(asked));
    case 'refusing':
      return asked.accepted !== undefined && hypothesis.concerns(asked) ? 'refusal' : undefined;
    default: {
      const resizing = predictedResize(hypothesis, asked, parameter);
      return resizing && attempted(() => resize(resizing.input, resizing.options, resizing.decisions));
    }
  }
}

/** Whether a hypothesis may say something of a call. */
export function isAbout(hypothesis: Hypothesis, asked: Asked): boolean {
  switch (hypothesis.kind) {
    case 'shown':
    case 'mended':
      return true;
    case 'combined':
      return asked.accepted !== undefined;
    default:
      return asked.accepted !== undefined && hypothesis.concerns(asked);
  }
}

/** A prediction that comes from one resize. */
export interface Resizing {
  readonly input: Tensor;
  readonly options: InterpolateOptions;
  readonly decisions: Partial<Decisions>;
}

export function predictedResize(hypothesis: Hypothesis, asked: Asked, parameter?: number): Resizing | undefined {
  const { input, options } = asked;
  switch (hypothesis.kind) {
    case 'mended': {
      const mended = hypothesis.mend(asked);
      return mended && { input: mended.input ?? input, options: mended.options ?? options, decisions: {} };
    }
    case 'decided':
      if (asked.accepted === undefined || !hypothesis.concerns(asked)) return undefined;
      return { input, options, decisions: hypothesis.decisions };
    case 'fitted':
      if (asked.accepted === undefined || parameter === undefined || !hypothesis.concerns(asked)) return undefined;
      return { input, options, decisions: hypothesis.decisions(parameter) };
    case 'combined':
      return asked.accepted && combined(hypothesis.parts, asked);
    default:
      return undefined;
  }
}

function combined(parts: readonly Part[], asked: Asked): Resizing | undefined {
  let current = asked;
  let decisions: Partial<Decisions> = {};
  for (const part of parts) {
    if ('mend' in part) {
      const mended = part.mend(current);
      if (mended === undefined) return undefined;
      const { input = current.input, options = current.options } = mended;
      current = askedCall({ entry: 'interpolate', input, options });
    } else {
      if (!part.concerns(current)) return undefined;
      decisions = { ...decisions, ...part.decisions };
    }
  }
  return { input: current.input, options: current.options, decisions };
}
