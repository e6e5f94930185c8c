import type { OpenImplementation } from '../../core/open-implementation.ts';
import { type ExaminationContext, examine } from '../../run/examine.ts';
import { type CaseEvidence, notedImplementation } from '../../suite/evidence.ts';
import type { SuiteCase } from '../../suite/suite.ts';

/** Puts one case to an implementation and keeps what was asked; of a property that fails, only its counterexample. */
export async function gatheredEvidence(
  suiteCase: SuiteCase,
  opened: OpenImplementation,
  context: ExaminationContext,
): Promise<CaseEvidence> {
  const noted = notedImplementation(opened);
  const finding = await examine(suiteCase, noted.opened, context);
  const exchanges = noted.take();
  if (finding.path === undefined) return { suiteCase, finding, exchanges };
  const replayed = await examine(suiteCase, noted.opened, { ...context, path: finding.path });
  const replay = noted.take();
  // What comes and goes may not come again: the search has seen it, in one of its last calls.
  if (replayed.status === 'pass') return { suiteCase, finding, exchanges: exchanges.slice(-replay.length) };
  return { suiteCase, finding: { ...finding, ...replayed, path: finding.path }, exchanges: replay };
}
