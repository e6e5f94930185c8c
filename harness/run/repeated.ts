import { sameBytes } from '../core/intrinsics.ts';
import type { Outcome } from '../core/open-implementation.ts';
import type { Finding, Status } from '../core/verdict.ts';
import type { Exchange } from '../suite/evidence.ts';

/** One round of a case. */
export interface Round {
  readonly finding: Finding;
  readonly exchanges: readonly Exchange[];
}

/** How the rounds of one case differ, where they do. */
export interface Unsteadiness {
  /** The status of each round: an implementation that is right now and then is flaky. */
  runs?: readonly Status[];
  /** The same status each time, and not the same bits. */
  varies?: true;
}

/** From the most harmless. */
const GRAVITY: readonly Status[] = ['pass', 'unsupported', 'fail', 'error', 'invalid-output', 'timeout', 'crash'];

/** The round that counts: the gravest, and of those the first. */
export function gravestRound(rounds: readonly Round[]): Round {
  return rounds.reduce((gravest, round) =>
    GRAVITY.indexOf(round.finding.status) > GRAVITY.indexOf(gravest.finding.status) ? round : gravest,
  );
}

export function unsteadiness(rounds: readonly Round[]): Unsteadiness {
  if (rounds.length < 2) return {};
  const runs = rounds.map(({ finding }) => finding.status);
  if (new Set(runs).size > 1) return { runs };
  return rounds.some((round) => !sameAnswers(round, rounds[0])) ? { varies: true } : {};
}

function sameAnswers(left: Round, right: Round): boolean {
  if (left.exchanges.length !== right.exchanges.length) return false;
  return left.exchanges.every(({ outcome }, at) => sameBits(outcome, right.exchanges[at].outcome));
}

/** Of what is no tensor only the kind is compared. */
export function sameBits(left: Outcome, right: Outcome): boolean {
  if (left.kind !== 'tensor' || right.kind !== 'tensor') return left.kind === right.kind;
  return sameBytes(left.tensor.data, right.tensor.data);
}
