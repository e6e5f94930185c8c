import type { Tensor } from '#spec/signature.ts';
import type { Outcome } from '../core/open-implementation.ts';
import type { Finding } from '../core/verdict.ts';

/** The tensor of an outcome, or what disqualifies it. */
export function soundAnswer(
  outcome: Outcome,
  expected: Pick<Tensor, 'dtype' | 'shape'>,
): { tensor: Tensor; fault?: undefined } | { tensor?: undefined; fault: Finding } {
  const fault = faultOf(outcome, expected);
  return fault === undefined ? { tensor: (outcome as Extract<Outcome, { kind: 'tensor' }>).tensor } : { fault };
}

/** What disqualifies an outcome before its values are looked at. */
export function faultOf(outcome: Outcome, expected: Pick<Tensor, 'dtype' | 'shape'>): Finding | undefined {
  if (outcome.kind !== 'tensor') return withoutAnswer(outcome);
  const { tensor, inputChanged, aliasesInput, changedEarlierResult } = outcome;
  if (tensor.dtype !== expected.dtype) {
    return {
      status: 'invalid-output',
      message: `dtype: expected ${expected.dtype}, got ${tensor.dtype} (rounding.result-dtype)`,
    };
  }
  if (tensor.shape.join() !== expected.shape.join()) {
    return {
      status: 'invalid-output',
      message: `shape: expected (${expected.shape.join(', ')}), got (${tensor.shape.join(', ')}) (spec/output-size.md)`,
    };
  }
  if (inputChanged) {
    return { status: 'fail', level: 'divergent', message: 'the input was changed by the call (memory.input-is-kept)' };
  }
  if (aliasesInput) {
    return {
      status: 'fail',
      level: 'divergent',
      message: 'the result shares memory with the input (memory.result-is-new)',
    };
  }
  if (changedEarlierResult) {
    return {
      status: 'fail',
      level: 'divergent',
      message:
        'the result of an earlier call was changed by this call, or after answering that one (memory.result-is-new)',
    };
  }
  return undefined;
}

/** The finding for an outcome that is no tensor. */
export function withoutAnswer(outcome: Exclude<Outcome, { kind: 'tensor' }>): Finding {
  switch (outcome.kind) {
    case 'threw':
      return { status: 'error', message: threwText(outcome) };
    case 'unsupported':
      return { status: 'unsupported', message: outcome.reason, ...(outcome.why !== undefined && { why: outcome.why }) };
    case 'crash':
      return { status: 'crash', message: outcome.message };
    case 'timeout':
      return { status: 'timeout', message: timeoutText(outcome) };
    case 'invalid-output':
      return { status: 'invalid-output', message: outcome.message };
  }
}

function timeoutText({ milliseconds, first, printed = '' }: Extract<Outcome, { kind: 'timeout' }>): string {
  const why = first ? ', the time of a first call, which may load or compile' : '';
  return `no answer within ${milliseconds} ms${why}${printed}`;
}

function threwText({ name, message, frames }: Extract<Outcome, { kind: 'threw' }>): string {
  if (name === 'refused') return `refused a valid call: ${message}; to decline a call, say that it is unsupported`;
  const advice = DECLINING.test(message) ? '; to decline a call, say that it is unsupported' : '';
  return `threw on a valid call: ${name}: ${message}${advice}${frames === undefined ? '' : `\n${frames}`}`;
}

/** The words of an author who wants to decline a call. */
const DECLINING = /\b(?:refus|declin|unsupported|not (?:yet )?(?:supported|implemented))/i;
