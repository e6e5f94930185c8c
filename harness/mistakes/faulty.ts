import { Refusal } from '#reference/arguments/refusal.ts';
import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { type Asked, askedCall } from './asked.ts';
import type { Concerns } from './calls.ts';
import type { Mistake } from './mistake.ts';
import type { AxisScope } from './resizer/axis-scope.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { resultBy, rightResult } from './right-result.ts';

/** Where a mistake is made, and with which number. */
export interface Making {
  /** On the way back, and not on the way forward. */
  readonly isBackward?: true;
  /** Of the calls that the mistake concerns. */
  readonly when?: Concerns;
  /** In place of the calls that it concerns. */
  readonly where?: Concerns;
  readonly along?: AxisScope;
  /** By default the first that is tried. */
  readonly number?: number;
  /** Which of the other ways of making it. */
  readonly way?: number;
  /** In place of what the row has, where the fault is made otherwise and bears its name all the same. */
  readonly decisions?: Partial<Decisions>;
  readonly change?: (asked: Asked) => Tensor;
}

/** An implementation that makes one mistake, and nothing else is wrong with it. */
export function faulty(name: string, mistake: Mistake, making: Making): Implementation {
  const made = mistake.made?.[name];
  if (made !== undefined) {
    const own = made();
    const interpolate = typeof own === 'function' ? own : resize;
    return { name, interpolate, ...frontEnds(interpolate), ...(typeof own === 'object' && own) };
  }
  const way = making.way === undefined ? mistake : (mistake.otherwise?.[making.way] ?? mistake);
  if (mistake.kind === 'backward' || making.isBackward) {
    const interpolateBackward: Implementation['interpolateBackward'] = (input, inputShape, options = {}) =>
      answer(way, making, askedCall({ entry: 'interpolate.backward', input, inputShape, options }));
    return { name, interpolate: resize, ...frontEnds(resize), interpolateBackward };
  }
  const answering = (entry: Asked['call']['entry']): Implementation['interpolate'] => {
    return (input, options) => answer(way, making, askedCall({ entry, input, options }));
  };
  return { name, interpolate: answering('interpolate'), ...frontEnds(answering('upsample'), answering('nn.Upsample')) };
}

function answer(mistake: Mistake, { when, where, along, ...making }: Making, asked: Asked): Tensor {
  const isMade = where?.(asked) ?? (isConcerned(mistake, asked) && when?.(asked) !== false);
  if (!isMade) return rightResult(asked);
  if (making.change !== undefined) return making.change(asked);
  const decisions = making.decisions ?? ownDecisions(mistake, making.number);
  if (decisions !== undefined) return resultBy(asked, { ...decisions, ...(along && { along }) });
  switch (mistake.kind) {
    case 'mended':
      return resultBy({ ...asked, options: mistake.mend(asked) ?? asked.options }, {});
    case 'changed':
      return asked.accepted ? mistake.change(asked) : rightResult(asked);
    case 'counted':
      return asked.accepted ? mistake.change(asked, making.number ?? mistake.candidates[0]) : rightResult(asked);
    case 'backward':
      return asked.accepted ? mistake.interpolateBackward(asked) : rightResult(asked);
    case 'refusing':
      throw new TypeError('not supported');
    default:
      throw new TypeError(`nothing says how ${mistake.id} is made`);
  }
}

function isConcerned(mistake: Mistake, asked: Asked): boolean {
  if (mistake.kind === 'mended') return mistake.mend(asked) !== undefined;
  return 'concerns' in mistake && mistake.concerns(asked);
}

function ownDecisions(mistake: Mistake, number?: number): Partial<Decisions> | undefined {
  switch (mistake.kind) {
    case 'decided':
    case 'mended':
      return mistake.decisions;
    case 'fitted':
      return mistake.decisions(number ?? mistake.candidates[0]);
    default:
      return undefined;
  }
}

type Interpolate = Implementation['interpolate'];

/** `F.upsample` and `nn.Upsample` around any `F.interpolate`, as the front-ends page has them. */
export function frontEnds(
  interpolate: Interpolate,
  ofModule = interpolate,
): Required<Pick<Implementation, 'upsample' | 'createUpsample'>> {
  return {
    upsample(input, options) {
      requireNone(options.antialias);
      requireNone(options.recomputeScaleFactor);
      return interpolate(input, options);
    },
    createUpsample(options) {
      requireNone(options.antialias);
      const kept = withoutZeroFactor(options);
      return { forward: (input) => ofModule(input, kept) };
    },
  };
}

/** `front-ends.module-factor-zero` */
function withoutZeroFactor({ scaleFactor, ...rest }: InterpolateOptions): InterpolateOptions {
  return scaleFactor === undefined || scaleFactor === 0 ? rest : { ...rest, scaleFactor };
}

export function requireNone(value: unknown): void {
  if (value !== undefined) throw new Refusal('TypeError', 'front-ends.no-antialias', 'unexpected keyword argument');
}
