import type { ClauseId } from '#spec/clauses.ts';
import { type CaseReport, isFailing } from '../../report/case-report.ts';
import type { Diagnosis } from '../../report/report.ts';
import { isOfState } from '../../report/state-claims.ts';
import { modeOf, scopeOf, scopeText } from '../scope.ts';
import { measuredSentence } from './measured-words.ts';

const MOST_DIAGNOSES = 3;
const MOST_EXAMPLES = 5;

/** The clause of the weights of each mode. */
const FAMILIES: readonly [modes: RegExp, clause: ClauseId][] = [
  [/^(linear|bilinear|trilinear)$/, 'linear.weights'],
  [/^bicubic$/, 'bicubic.kernel'],
  [/^area$/, 'area.mean'],
  [/^nearest$/, 'nearest.index'],
  [/^nearest-exact$/, 'nearest.exact-index'],
  [/^antialiased bilinear$/, 'antialias.bilinear-kernel'],
  [/^antialiased bicubic$/, 'antialias.bicubic-coefficient'],
  [/^lanczos$/, 'antialias.lanczos-kernel'],
];

/** What the weights look like where none of the diagnoses explains a failing operator probe. */
export function measuredDiagnoses(cases: readonly CaseReport[], diagnoses: readonly Diagnosis[]): Diagnosis[] {
  // The weights of one call are none of another's where a call remembers.
  if (diagnoses.slice(0, 1).some(isOfState)) return [];
  const failing = cases.filter(isFailing);
  const isExplained = ({ hypotheses = [] }: CaseReport) => diagnoses.some(({ claim }) => hypotheses.includes(claim));
  const open = failing.filter((one) => one.taps !== undefined && !isExplained(one));
  return FAMILIES.flatMap(([modes, clause]): Diagnosis[] => {
    const some = open.filter((one) => modes.test(modeOf(one)));
    // A few cases that are left over of a mode that a known mistake explains are another matter.
    const family = failing.filter((one) => modes.test(modeOf(one)) && one.aspect === 'values');
    if (some.length === 0 || 2 * family.filter(isExplained).length > family.length) return [];
    return [
      {
        hypothesis: MEASURED,
        claim: MEASURED,
        sentence: measuredSentence(some.flatMap(({ taps }) => taps ?? [])),
        explains: some.length,
        of: open.filter((one) => modes.test(modeOf(one))).length,
        scope: scopeText(scopeOf(some)),
        clause,
        measured: true,
        cases: some.slice(0, MOST_EXAMPLES).map(({ id }) => id),
      },
    ];
  })
    .toSorted((left, right) => right.explains - left.explains)
    .slice(0, MOST_DIAGNOSES);
}

const MEASURED = 'taps.measured';
