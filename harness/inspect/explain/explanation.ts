import type { ErratumId } from '#cases/errata-table.ts';
import type { SlackParts } from '#harness/judge/slack-parts.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Status } from '../../core/verdict.ts';
import type { LikelyCauses } from './likely-causes.ts';
import type { explainedRefusal } from './refusal-checks.ts';

/** Why a case has the answer that it has, as data: a terminal prints it, a page may draw it. */
export interface Explanation {
  readonly id: string;
  readonly fact: string;
  readonly clauses: readonly ClauseText[];
  /** The call that is explained, where a case makes several. */
  readonly place?: string;
  /** Lines of PyTorch to paste. */
  readonly snippet: readonly string[];
  /** What the call is given: an input, or of a gradient that of the output. */
  readonly input: Tensor;
  readonly inputName: 'input' | 'gradient of the output';
  /** What an implementation made of the case. */
  readonly verdict?: { readonly implementation: string; readonly status: Status; readonly message: string };
  /** Of a case that failed: what was done instead. */
  readonly causes?: LikelyCauses;
  readonly element?: ElementExplanation;
  readonly refusal?: ReturnType<typeof explainedRefusal>;
  /** Of a property: what must hold between the answers, in words. */
  readonly relation?: string;
  /** Errata that the case is marked with. */
  readonly errata: readonly ClauseText[];
  /** Present where the answer has no elements: its shape. */
  readonly emptyShape?: readonly number[];
  /** Lengths that a factor makes, by axis. */
  readonly sizes: readonly string[];
}

export interface ClauseText {
  readonly id: ClauseId;
  readonly page: string;
  readonly sentence: string;
}

/** One element of an answer: where it looks along every axis, what it adds up, and what is accepted. */
export interface ElementExplanation {
  /** Of a gradient the element is one of the input, and its taps are the output elements that read it. */
  readonly isGradient: boolean;
  readonly index: readonly number[];
  /** Why this one. */
  readonly chosen: string;
  /** Outermost first. */
  readonly axes: readonly AxisExplanation[];
  /** What an implementation reads, the heaviest first, where its weights are no product of weights along the axes. */
  readonly entangled?: readonly ElementTap[];
  /** In the order of the passes, innermost axis first; none where an element is copied. */
  readonly sums: readonly WeightedSum[];
  readonly expected: number;
  readonly slack: number;
  /** Absent where equality is due, and for uint8. */
  readonly parts?: SlackParts;
  /** Accepted values one by one, where they are few: of a copy, and of uint8. */
  readonly accepted?: readonly number[];
  /** Values beside these that errata accept here, where they differ. */
  readonly errata: readonly { readonly ids: readonly ErratumId[]; readonly value: number; readonly slack: number }[];
  /** What PyTorch was recorded to answer. */
  readonly recorded?: number;
  readonly got?: number;
  /** In multiples of the bound. */
  readonly multiple?: number;
}

export interface AxisExplanation {
  /** `D`, `H` or `W`. */
  readonly name: string;
  readonly inputSize: number;
  readonly outputSize: number;
  /** On the side of the answer: an output index, or of a gradient an input index. */
  readonly index: number;
  readonly isLeftAlone: boolean;
  /** Absent where the axis is left as it is, and of a gradient. */
  readonly placing?: Placing;
  /** Expected, each index once. */
  readonly taps: readonly Tap[];
  readonly seen?: SeenTaps;
}

/** Where an output index looks on the input axis. */
export interface Placing {
  /** `source coordinate`, `centre`, `window`. */
  readonly what: string;
  readonly formula: string;
  /** A fraction where the sizes make the step. */
  readonly exact: string;
  /** The same with every operation rounded to float32; absent where integers do it. */
  readonly float32?: number;
  /** What follows from it: the window, the index, the reason why two are accepted. */
  readonly notes: readonly string[];
}

export interface Tap {
  readonly index: number;
  readonly weight: number;
}

/** An input element by its index on the spatial axes. */
export interface ElementTap {
  readonly index: readonly number[];
  readonly weight: number;
}

/** What an implementation was seen to use, asked with the unit vectors along the axis. */
export type SeenTaps =
  | { readonly kind: 'taps'; readonly taps: readonly Tap[]; readonly resolution: number }
  | { readonly kind: 'none'; readonly reason: string };

export interface WeightedSum {
  /** The axis that is summed along. */
  readonly axis: string;
  /** Where on the other axes, as in `H 3`. */
  readonly at: string;
  /** Of uint8 the weights are integers, and the sum of the products is divided by 2^precision. */
  readonly terms: readonly { readonly weight: number; readonly value: number }[];
  readonly value: number;
  readonly precision?: number;
  /** Of uint8: the level that the pass rounds and clamps to. */
  readonly level?: number;
}
