import { UsageError } from '#harness/core/open-implementation.ts';
import { fullName } from '#harness/core/printable.ts';
import { explanationOf } from '#harness/inspect/explain/explanation-of.ts';
import { gatheredEvidence } from '#harness/inspect/explain/gathered-evidence.ts';
import { explanationText } from '#harness/present/terminal/explanation-text.ts';
import { loadSuite } from '#harness/suite/suite.ts';
import { EXIT } from './exit.ts';
import { checkPath, findCase, type ScenarioFlags, scenarioOf } from './find-case.ts';
import { goldenPlace } from './golden-place.ts';
import { withOpened } from './patience.ts';
import { type Streams, styleFor } from './streams.ts';

export interface ExplainFlags extends ScenarioFlags {
  element?: string;
  call?: number;
}

export async function explainCommand(
  id: string,
  implementation: string | undefined,
  flags: ExplainFlags,
  { stdout, stderr }: Streams,
): Promise<number> {
  const suite = await loadSuite();
  const suiteCase = findCase('explain', id, suite);
  checkPath('explain', flags.path, suiteCase);
  const chosen = {
    goldenFolder: goldenPlace(),
    ...(flags.element !== undefined && { element: elementIndex(flags.element) }),
    ...(flags.call !== undefined && { call: flags.call }),
  };
  const style = styleFor(stdout);
  if (implementation === undefined) {
    stdout.write(explanationText(await explanationOf(suiteCase, chosen), style));
    return EXIT.conforms;
  }
  const { context, limits } = scenarioOf(flags);
  return withOpened(implementation, limits, stderr, async (opened) => {
    const evidence = await gatheredEvidence(suiteCase, opened, context);
    const { likelyCauses } = await import('#harness/inspect/explain/likely-causes.ts');
    const causes = await likelyCauses(evidence, opened, suite, context);
    const explanation = await explanationOf(suiteCase, {
      ...chosen,
      evidence,
      implementation: fullName(opened),
      ...(causes && { causes }),
      ask: (call) => opened.ask(call),
    });
    stdout.write(explanationText(explanation, style));
    return EXIT.conforms;
  });
}

function elementIndex(text: string): number[] {
  if (/^\d{1,9}(,\d{1,9})*$/.test(text)) return text.split(',').map(Number);
  throw new UsageError(`--element: expected an index with commas between, as in 0,0,1,2, got '${text}'`);
}
