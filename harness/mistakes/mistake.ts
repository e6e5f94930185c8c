import { Refusal } from '#reference/arguments/refusal.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { Expectation } from '../judge/expectation.ts';
import type { Exchange } from '../suite/evidence.ts';
import type { Asked } from './asked.ts';
import type { Decisions } from './resizer/decisions.ts';
import { TooLong } from './resizer/passes.ts';

/** A call that failed, what came, and what was accepted. */
export interface Seen {
  readonly asked: Asked;
  readonly exchange: Exchange;
  /** The tensor that came, if one did. */
  readonly got?: Tensor | undefined;
  /** Absent where the call must be refused. */
  readonly expectation?: Expectation | undefined;
  /** The values are accepted: what is wrong is something else, and no prediction of values explains it. */
  readonly isRight: boolean;
  /** The exchanges of the same case before this one. */
  readonly before: readonly Exchange[];
  /** Exchanges of other failing cases with the same shape of the answer: any may have been made before. */
  readonly others?: readonly Exchange[] | undefined;
  /** All exchanges of a series in which all else stays: what came may be what a call before has left. */
  readonly series?: readonly Exchange[] | undefined;
}

interface Head {
  /** `concern.what-it-does`, permanent. */
  readonly id: string;
  /** What the implementation does instead, in plain words. */
  readonly sentence: string;
  /** What PyTorch does, where the sentence of the clause does not say it plainly enough. */
  readonly due?: string;
  /** The clause that it breaks. */
  readonly clause: ClauseId;
  /** Who else computes like that. */
  readonly also?: string;
  /** Of a mistake that is made along some axes only: the same along every axis. */
  readonly whole?: Mistake;
  /** The same mistake, where it can be made in more than one way. */
  readonly otherwise?: readonly Mistake[];
  /** It is made in the answer, or shows there, whatever was asked: in a gradient as well. */
  readonly ofAnyAnswer?: true;
  /** It computes float64 as float32 is computed, and what meets it is as near as in float32. */
  readonly isInFloat32?: true;
  /** No call shows it when nothing else is wrong: whoever does just this conforms. */
  readonly isHonest?: true;
  /** Faults that make it, by their permanent ids, where it does not follow from the rest of the row how it is made. */
  readonly made?: Readonly<Record<string, Make>>;
}

/** A fresh implementation each time, or what it has for `interpolate`: some remember what they were asked before. */
export type Make = () => Implementation['interpolate'] | Partial<Implementation>;

/**
 * One thing that an implementation may do instead. What it predicts for a call comes from the same call with other options
 * (`mended`), from other decisions of a resize (`decided`, and with a number that is estimated from the answer, `fitted`),
 * from a change of a right result (`changed`), from a gradient of its own (`backward`), or is a refusal (`refusing`). What
 * only the answer shows is no prediction (`shown`).
 */
/** Of an option that calls remember: the value of a call, and whether another value has another right answer. */
export interface Remembered {
  value(asked: Asked): string;
  isTold(asked: Asked, expectation: Expectation): boolean;
}

export type Mistake = Head &
  (
    | {
        readonly kind: 'mended';
        /** The options that are computed instead; undefined where the mistake does not touch a call. */
        mend(asked: Asked): InterpolateOptions | undefined;
        /** The same as other decisions, which can hold along some axes only. */
        readonly decisions?: Partial<Decisions>;
      }
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
    | {
        /** As `changed`, by a number that the answer shows. */
        readonly kind: 'counted';
        concerns(asked: Asked): boolean;
        change(asked: Asked, count: number): Tensor;
        /** Those that others use. */
        readonly candidates: readonly number[];
        /** Those that the answer may show. */
        estimates(seen: Seen): readonly number[];
        said(count: number): string;
      }
    | { readonly kind: 'combined'; readonly parts: readonly Part[] }
    | { readonly kind: 'changed'; concerns(asked: Asked): boolean; change(asked: Asked): Tensor }
    | { readonly kind: 'backward'; concerns(asked: Asked): boolean; interpolateBackward(asked: Asked): Tensor }
    | { readonly kind: 'refusing'; concerns(asked: Asked): boolean }
    | {
        readonly kind: 'shown';
        readonly isVague?: boolean;
        shows(seen: Seen, count?: number): boolean;
        readonly remembered?: Remembered;
        /** The number that it shows, and how that is said. */
        count?(seen: Seen): number | undefined;
        said?(count: number): string;
      }
  );

/** One of two mistakes that meet in a call, as other options or other decisions. */
export type Part =
  | { mend(asked: Asked): InterpolateOptions | undefined }
  | { concerns(asked: Asked): boolean; readonly decisions: Partial<Decisions> };

/** A changed call may have to be refused; what would take too long explains nothing, as a refusal of a call does not. */
export function attempted<T>(compute: () => T): T | 'refusal' {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Refusal || error instanceof TooLong) return 'refusal';
    throw error;
  }
}
