import { SuiteError } from '../core/suite-error.ts';
import { isFailing } from '../report/case-report.ts';
import type { SuiteCase } from '../suite/suite.ts';
import { examiner, type LaneSessions, laneSessions } from './examination.ts';
import { type LaneMessage, type LaneTask, sideBySide } from './lanes.ts';
import { runPlan } from './run-options.ts';
import { ownParts } from './run-parts.ts';

// The main process ends this one: Ctrl-C in a terminal goes to both.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

let sessions: LaneSessions | undefined;

process.on('disconnect', () => void end());
process.once('message', (task) => void work(task as LaneTask));

async function work(task: LaneTask): Promise<void> {
  try {
    await examineAll(task);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new SuiteError(String(error));
    await tell({ kind: 'failed', name, message });
  }
}

async function examineAll({ implementation, options, cases, isEvidenceWanted }: LaneTask): Promise<void> {
  const plan = runPlan(options);
  const parts = await ownParts();
  const { timeout, loadTimeout } = plan;
  sessions = laneSessions(() => parts.openImplementation(implementation, { timeout, loadTimeout }));
  const examine = examiner(sessions, plan, parts);
  const lanes = new Map(cases.map(({ id, lane }) => [id, lane]));
  const entries = new Map((await parts.loadEntries()).map((entry) => [entry.id, entry]));
  const laneOf = ({ id }: SuiteCase) => lanes.get(id) ?? 0;
  const own = await parts.loadCases(cases.flatMap(({ id }) => entries.get(id) ?? []));
  await sideBySide(own, laneOf, async (suiteCase) => {
    const { id } = suiteCase;
    const { report, evidence } = await examine(suiteCase, laneOf(suiteCase));
    const { finding, exchanges } = evidence;
    const isWanted = isEvidenceWanted || isFailing(report);
    await tell({ kind: 'examined', id, report, ...(isWanted && { evidence: { finding, exchanges } }) });
  });
}

function tell(message: LaneMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined || !process.connected) resolve();
    else process.send(message, undefined, undefined, () => resolve());
  });
}

async function end(): Promise<void> {
  await sessions?.close();
  process.exit();
}
