import { Refusal } from '#reference/arguments/refusal.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { Expectation } from '../judge/expectation.ts';
import type { Decisions } from '../mistakes/resizer/decisions.ts';
import { TooLong } from '../mistakes/resizer/limits.ts';
import { resize } from '../mistakes/resizer/resize.ts';
import type { Exchange } from '../suite/evidence.ts';
import { type Asked, askedCall } from './asked.ts';

/** A call that failed, what came, and what was accepted. */
export interface Seen {
  readonly asked: Asked;
  readonly exchange: Exchange;
  /** The tensor that came, if one did. */
  readonly got?: Tensor;
  /** Absent where the call must be refused. */
  readonly expectation?: Expectation;
  /** The values are accepted: what is wrong is something else, and no prediction of values explains it. */
  readonly isRight: boolean;
  /** The exchanges of the same case before this one. */
  readonly before: readonly Exchange[];
  /** All exchanges of a series in which all else stays: what came may be what a call before has left. */
  readonly series?: readonly Exchange[];
}

interface Head {
  /** `concern.what-it-does`, permanent. */
  readonly id: string;
  /** What the implementation does instead, in plain words. */
  readonly sentence: string;
  /** The clause that it breaks. */
  readonly clause: ClauseId;
  /** Who else computes like that. */
  readonly also?: string;
  /** Of a mistake that is made along some axes only: the same along every axis. */
  readonly whole?: Hypothesis;
  /** The same mistake, where it can be made in more than one way. */
  readonly otherwise?: readonly Hypothesis[];
}

/** A change of the call before it is computed; undefined where the mistake does not touch it. */
export type Mended = { input?: Tensor; options?: InterpolateOptions } | undefined;

/**
 * One thing that an implementation may do instead. What it predicts for a call comes from another call that is computed
 * by the clauses (`mended`), from other decisions of a resize (`decided`), from a change of a right result (`changed`)
 * or is a refusal (`refusing`); what is only to be seen in the answer itself is no prediction (`shown`). The number of a
 * fitted one is estimated from the answer.
 */
export type Hypothesis = Head &
  (
    | { readonly kind: 'mended'; mend(asked: Asked): Mended }
    | { readonly kind: 'decided'; concerns(asked: Asked): boolean; readonly decisions: Partial<Decisions> }
    | {
        readonly kind: 'fitted';
        concerns(asked: Asked): boolean;
        decisions(parameter: number): Partial<Decisions>;
        /** What is tried first. */
        readonly candidates: readonly number[];
        /** Other numbers, as the answer suggests them; they are tried as they are and with fewer digits. */
        estimates?(seen: Seen): number[];
        /** Where a search for another number begins, if there may be one. */
        readonly start?: number;
        /** How the number is said. */
        said(parameter: number): string;
      }
    | { readonly kind: 'combined'; readonly parts: readonly Part[] }
    | { readonly kind: 'changed'; concerns(asked: Asked): boolean; change(asked: Asked): Tensor }
    | { readonly kind: 'refusing'; concerns(asked: Asked): boolean }
    | { readonly kind: 'shown'; readonly isVague?: boolean; shows(seen: Seen): boolean }
  );

/** One of two mistakes that meet in a call, as other options or other decisions. */
export type Part =
  | { mend(asked: Asked): Mended }
  | { concerns(asked: Asked): boolean; readonly decisions: Partial<Decisions> };

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

/** A changed call may have to be refused; what would take too long explains nothing, as a refusal of a call does not. */
export function attempted<T>(compute: () => T): T | 'refusal' {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Refusal || error instanceof TooLong) return 'refusal';
    throw error;
  }
}
