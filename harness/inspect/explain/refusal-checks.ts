import type { Call } from '#cases/case.ts';
import type { Refusal } from '#reference/arguments/refusal.ts';
import type { ClauseId } from '#spec/clauses.ts';

interface Check {
  readonly clauses: readonly ClauseId[];
  readonly note: string;
  /** Where a clause is checked at two places: whether this is the one for a refused call. */
  readonly isHere?: (call: Call, refusal: Refusal) => boolean;
}

const isSequence = ({ options: { size } }: Call) => typeof size !== 'number';
/** What the front end refuses before a kernel is called. */
const isByFrontEnd = (_: Call, { name }: Refusal) => name === 'ValueError' || name === 'OverflowError';
const hasBoth = ({ options: { size, scaleFactor } }: Call) => size !== undefined && scaleFactor !== undefined;

/** `arguments.order-of-checks`; the front ends look at their own arguments before. */
const CHECKS: readonly Check[] = [
  { clauses: ['front-ends.no-antialias'], note: 'of the front ends' },
  { clauses: ['arguments.align-corners'], note: '' },
  { clauses: ['arguments.one-of-size-and-factor'], note: 'both given', isHere: hasBoth },
  { clauses: ['arguments.size-length', 'arguments.size-integers'], note: 'of a sequence', isHere: isSequence },
  { clauses: ['arguments.factor-length'], note: '' },
  { clauses: ['arguments.one-of-size-and-factor'], note: 'neither given' },
  { clauses: ['arguments.recompute-needs-factor'], note: '' },
  { clauses: ['arguments.finite-factor'], note: 'of NaN and infinity, recomputed', isHere: isByFrontEnd },
  { clauses: ['arguments.antialias-modes'], note: '' },
  { clauses: ['arguments.lanczos-align-corners'], note: '4-D only' },
  { clauses: ['arguments.lanczos-needs-antialias'], note: '4-D only' },
  { clauses: ['arguments.ranks', 'arguments.mode-names'], note: '' },
  { clauses: ['arguments.size-integers'], note: 'of a lone number' },
  { clauses: ['arguments.finite-factor'], note: 'by the kernel' },
  { clauses: ['arguments.positive-sizes', 'arguments.area-allows-empty'], note: '' },
  { clauses: ['arguments.non-empty-input'], note: '' },
  { clauses: ['arguments.memory'], note: '' },
  { clauses: ['arguments.dtype-support'], note: '' },
];

export function explainedRefusal(call: Call, refusal: Refusal) {
  const { name, message, clause } = refusal;
  const checks = call.entry === 'interpolate' ? CHECKS.slice(1) : CHECKS;
  const refusing = checks.findIndex(
    ({ clauses, isHere }) => clauses.includes(clause) && (isHere?.(call, refusal) ?? true),
  );
  return {
    type: name,
    message,
    clause,
    /** In their order; the refusing one is the last that is made. */
    checks: checks.map(({ clauses, note }, place) => ({
      clauses,
      note,
      outcome: place < refusing ? 'passed' : place === refusing ? 'refuses' : 'not reached',
    })),
  };
}
