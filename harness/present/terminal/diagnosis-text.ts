import { count, counted, printableLine } from '../../core/printable.ts';
import type { Diagnosis, Report } from '../../report/report.ts';
import { RIGHT_AFRESH } from '../../report/state-claims.ts';

/** `Its cubic coefficient is A ≈ −0.5, … (explains 42 of 42 failing bicubic cases; bicubic.coefficient)`. */
export function diagnosisText(diagnosis: Diagnosis): string {
  const { hypothesis, sentence, also, equally = [], explains, of, scope, clause, measured } = diagnosis;
  const likewise = also === undefined ? '' : ` So does: ${also}.`;
  const where = scope === '' ? '' : `${scope} `;
  const cases = `${where}case${of === 1 ? '' : 's'}${hypothesis === RIGHT_AFRESH ? ' that were asked again' : ''}`;
  const others = equally.map((other) => ` Or: ${other.sentence}`).join('');
  return `${sentence}${likewise}${others} (${measured ? 'measured in' : 'explains'} ${count(explains)} of ${count(of)} failing ${cases}; ${clause})`;
}

/** What no diagnosis explains, if there is such a thing. */
export function undiagnosedText(report: Report): string | undefined {
  const texts = [unexplainedText(report), diagnosisErrorText(report)].filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts.join('; ');
}

function diagnosisErrorText({ diagnosis_error: error }: Report): string | undefined {
  if (error === undefined) return undefined;
  return `part of the diagnosis failed, and the verdict is the same without it: ${printableLine(error, 300)}`;
}

function unexplainedText({ undiagnosed, search_incomplete: isIncomplete, diagnoses }: Report): string | undefined {
  if (undiagnosed === undefined) return undefined;
  const { cases, of } = undiagnosed;
  const isRemembering = diagnoses.some(({ hypothesis }) => hypothesis.startsWith('state.'));
  const memory = isRemembering ? '; they may come of the calls before' : '';
  return `no known mistake explains ${count(cases)} of ${counted(of, 'failing case')}${isIncomplete ? ', and not every one of them was searched' : ''}${memory}`;
}
