import type { Tensor } from '#spec/signature.ts';
import { type Asked, askedInstead, isBackward } from '../mistakes/asked.ts';
import { attempted, type Mistake, type Part } from '../mistakes/mistake.ts';
import type { Decisions } from '../mistakes/resizer/decisions.ts';
import { resultBy } from '../mistakes/right-result.ts';

export { attempted, type Part, type Seen } from '../mistakes/mistake.ts';

/** A mistake, as the likely cause of what an implementation answers. */
export type Hypothesis = Mistake;

/** What a hypothesis expects of a call: a tensor, a refusal, or nothing of its own. */
export const predicted = keepingLast(computedPrediction);

function computedPrediction(hypothesis: Hypothesis, asked: Asked, parameter?: number): Tensor | 'refusal' | undefined {
  if (!isAbout(hypothesis, asked)) return undefined;
  switch (hypothesis.kind) {
    case 'changed':
      return attempted(() => hypothesis.change(asked));
    case 'counted':
      return parameter === undefined ? undefined : attempted(() => hypothesis.change(asked, parameter));
    case 'backward':
      return attempted(() => hypothesis.interpolateBackward(asked));
    case 'refusing':
      return 'refusal';
    default: {
      const one = predictedResize(hypothesis, asked, parameter);
      return one && attempted(() => resultBy(one, one.decisions));
    }
  }
}

/** The same is asked for several times in a row: of one element, of all of them, and where it was made. */
function keepingLast<T>(compute: (hypothesis: Hypothesis, asked: Asked, parameter?: number) => T): typeof compute {
  let last: { hypothesis: Hypothesis; asked: Asked; parameter: number | undefined; made: T } | undefined;
  return (hypothesis, asked, parameter) => {
    if (last?.hypothesis !== hypothesis || last.asked !== asked || last.parameter !== parameter) {
      last = { hypothesis, asked, parameter, made: compute(hypothesis, asked, parameter) };
    }
    return last.made;
  };
}

/** Whether a hypothesis may say something of a call. */
export function isAbout(hypothesis: Hypothesis, asked: Asked): boolean {
  if (isBackward(asked) && !isAboutGradients(hypothesis)) return false;
  switch (hypothesis.kind) {
    case 'shown':
    case 'mended':
      return true;
    case 'combined':
      return asked.accepted !== undefined;
    case 'backward':
      return isBackward(asked) && asked.accepted !== undefined && hypothesis.concerns(asked);
    default:
      return asked.accepted !== undefined && hypothesis.concerns(asked);
  }
}

const OF_ANSWERS: readonly Hypothesis['kind'][] = ['shown', 'changed', 'counted'];

/** A gradient is made by the weights of the forward call, whose values it does not know. */
function isAboutGradients(hypothesis: Hypothesis): boolean {
  return !OF_ANSWERS.includes(hypothesis.kind) || hypothesis.ofAnyAnswer === true;
}

/** A prediction that comes from one resize, or its gradient. */
export interface Resizing extends Pick<Asked, 'input' | 'options' | 'gradOutput'> {
  readonly decisions: Partial<Decisions>;
}

export const predictedResize = keepingLast(resizing);

function resizing(hypothesis: Hypothesis, asked: Asked, parameter?: number): Resizing | undefined {
  switch (hypothesis.kind) {
    case 'mended': {
      const options = hypothesis.mend(asked);
      return options && { ...asked, options, decisions: {} };
    }
    case 'decided':
      if (asked.accepted === undefined || !hypothesis.concerns(asked)) return undefined;
      return { ...asked, decisions: hypothesis.decisions };
    case 'fitted':
      if (asked.accepted === undefined || parameter === undefined || !hypothesis.concerns(asked)) return undefined;
      return { ...asked, decisions: hypothesis.decisions(parameter) };
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
      const options = part.mend(current);
      if (options === undefined) return undefined;
      current = askedInstead(current, options);
    } else {
      if (!part.concerns(current)) return undefined;
      decisions = { ...decisions, ...part.decisions };
    }
  }
  return { ...current, decisions };
}
