import type { Implementation, Tensor } from '#spec/signature.ts';
import { type Asked, askedCall } from './asked.ts';
import type { Concerns } from './calls.ts';
import { frontEnds } from './front-end.ts';
import type { GradientMistake } from './gradients.ts';
import type { Mistake } from './mistake.ts';
import type { AxisScope } from './resizer/axis-scope.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';

/** Where a mistake is made, and with which number. */
export interface Making {
  /** Of the calls that the mistake concerns. */
  readonly when?: Concerns;
  readonly along?: AxisScope;
  readonly number?: number;
  /** In place of those that the row has. */
  readonly decisions?: Partial<Decisions>;
}

/** An implementation that makes one mistake, and nothing else is wrong with it. */
export function faulty(name: string, mistake: Mistake | GradientMistake, making: Making): Implementation {
  const made = 'made' in mistake ? mistake.made?.[name] : undefined;
  if (made !== undefined) {
    const own = made();
    const interpolate = typeof own === 'function' ? own : resize;
    return { name, interpolate, ...frontEnds(interpolate), ...(typeof own === 'object' && own) };
  }
  if (mistake.kind === 'backward') {
    const { interpolateBackward } = mistake;
    return { name, interpolate: resize, ...frontEnds(resize), interpolateBackward };
  }
  const answering = (entry: Asked['call']['entry']): Implementation['interpolate'] => {
    return (input, options) => answer(mistake, making, askedCall({ entry, input, options }));
  };
  return { name, interpolate: answering('interpolate'), ...frontEnds(answering('upsample'), answering('nn.Upsample')) };
}

function answer(mistake: Mistake, { when, ...making }: Making, asked: Asked): Tensor {
  const { input, options } = asked;
  if (when?.(asked) === false) return resize(input, options);
  const decisions = decisionsOf(mistake, making, asked);
  if (decisions !== undefined) return resize(input, options, decisions);
  switch (mistake.kind) {
    case 'mended': {
      const mended = mistake.mend(asked);
      return resize(mended?.input ?? input, mended?.options ?? options);
    }
    case 'changed':
      return asked.accepted && mistake.concerns(asked) ? mistake.change(asked) : resize(input, options);
    case 'refusing':
      if (mistake.concerns(asked)) throw new TypeError('not supported');
      return resize(input, options);
    default:
      throw new TypeError(`nothing says how ${mistake.id} is made`);
  }
}

/** Undefined where the mistake is no other decision. */
function decisionsOf(
  mistake: Mistake,
  { along, number, decisions }: Making,
  asked: Asked,
): Partial<Decisions> | undefined {
  const own = decisions ?? ownDecisions(mistake, number);
  if (own === undefined) return undefined;
  const isConcerned = mistake.kind === 'mended' ? mistake.mend(asked) !== undefined : concerns(mistake, asked);
  return isConcerned ? { ...own, ...(along && { along }) } : {};
}

function concerns(mistake: Mistake, asked: Asked): boolean {
  return 'concerns' in mistake && mistake.concerns(asked);
}

function ownDecisions(mistake: Mistake, number = Number.NaN): Partial<Decisions> | undefined {
  switch (mistake.kind) {
    case 'decided':
    case 'mended':
      return mistake.decisions;
    case 'fitted':
      return mistake.decisions(number);
    default:
      return undefined;
  }
}
