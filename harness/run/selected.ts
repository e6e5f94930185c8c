import { ASPECTS, type Aspect, PROFILES, type Profile } from '#cases/case.ts';
import { networkOf } from '#cases/networks/networks.ts';
import { type OpenImplementation, UsageError } from '../core/open-implementation.ts';
import { printableLine } from '../core/printable.ts';
import { patternsMatcher, selectedCases } from '../suite/selection.ts';
import type { SuiteEntry } from '../suite/suite.ts';
import { type RunPlan, someAspects } from './run-options.ts';

/** What a run asks. Throws a `UsageError` where it would ask nothing, or not what it must. */
export function selection(
  suite: readonly SuiteEntry[],
  plan: RunPlan,
  aspects: readonly Aspect[],
  { layouts = [] }: OpenImplementation,
): SuiteEntry[] {
  const { profile, filter, modes, dtypes } = plan;
  const selected = selectedCases(suite, { profile, aspects, filter, modes, dtypes, layouts });
  const advice = `(profile ${plan.profile}, aspects ${aspects.join(', ')}); widen the profile, the aspects or the filter`;
  if (selected.length === 0) throw new UsageError(lackedModel(suite, plan) ?? `no case is selected ${advice}`);
  const missed = plan.require.find((pattern) => !selected.some(patternsMatcher([pattern])));
  if (missed !== undefined) throw new UsageError(`require '${missed}': its cases are not selected ${advice}`);
  const isReplay = selected.length === 1 && selected[0].kind === 'property';
  if (plan.path === undefined || isReplay) return selected;
  throw new UsageError('path: replays a scenario of one property; expected its whole id as the filter');
}

/** Where a model has no call in the profile: which profile has some. */
function lackedModel(suite: readonly SuiteEntry[], { models, profile }: RunPlan): string | undefined {
  const calls = (name: string, within: Profile) =>
    suite.filter(
      ({ id, profile: own }) => networkOf(id)?.name === name && PROFILES.indexOf(own) <= PROFILES.indexOf(within),
    );
  const name = models.find((one) => calls(one, profile).length === 0);
  if (name === undefined) return undefined;
  const wider = PROFILES.find((one) => calls(name, one).length > 0);
  const advice = wider === undefined ? '' : ` (${wider} has ${calls(name, wider).length}); give --profile ${wider}`;
  return `model ${name}: profile ${profile} has no call of it${advice}`;
}

/** What the same profile asks when no filter and no choice of aspects narrows it. */
export function leftOut(
  suite: readonly SuiteEntry[],
  { profile }: RunPlan,
  opened: OpenImplementation,
  selected: readonly SuiteEntry[],
) {
  const chosen = new Set(selected);
  const { layouts = [] } = opened;
  const all = selectedCases(suite, { profile, aspects: claimedAspects(opened), filter: [], layouts });
  return all.filter((one) => !chosen.has(one));
}

export function claimedAspects(opened: OpenImplementation): readonly Aspect[] {
  if (opened.aspects) return someAspects(`aspects of ${printableLine(opened.name)}`, opened.aspects);
  return ASPECTS.filter((aspect) => aspect !== 'gradients' || opened.has.interpolateBackward);
}
