import { CLAUSES, type ClauseId } from '#spec/clauses.ts';
import { count, counted, printableLine } from '../../core/printable.ts';
import { alsoSeenIn } from '../../report/also-seen-in.ts';
import type { Diagnosis, Report } from '../../report/report.ts';
import { isOfState, RIGHT_AFRESH } from '../../report/state-claims.ts';
import { hanging } from './wrapped.ts';

/** What every report says of a diagnosis, thought by thought. */
export function diagnosisText(diagnosis: Diagnosis, { implementation }: Pick<Report, 'implementation'>) {
  const { sentence, equally = [], clause } = diagnosis;
  const due = diagnosis.due ?? sentenceOf(clause);
  const also = alsoSeenIn(diagnosis.also, implementation.name);
  return {
    /** What the implementation does. */
    what: sentence,
    /** What PyTorch does; undefined where the clause is not known here, as in a report of another version. */
    due,
    share: shareText(diagnosis),
    clause,
    /** Who else makes the mistake. */
    also,
    /** Other mistakes that explain the same cases. */
    others: equally.map((other) => other.sentence),
  };
}

function sentenceOf(clause: string): string | undefined {
  return Object.hasOwn(CLAUSES, clause) ? CLAUSES[clause as ClauseId].sentence : undefined;
}

/** `explains 42 of 42 failing bicubic cases` */
function shareText({ hypothesis, explains, of, scope, measured }: Diagnosis): string {
  const where = scope === '' ? '' : `${scope} `;
  const again = hypothesis === RIGHT_AFRESH ? ' that were run again' : '';
  return `${measured ? 'measured in' : 'explains'} ${count(explains)} of ${count(of)} failing ${where}case${of === 1 ? '' : 's'}${again}`;
}

/** A line for each thought: the first says what the implementation does, the others belong to it. */
export function diagnosisLines({ what, due, share, clause, also, others }: ReturnType<typeof diagnosisText>): string[] {
  return [
    what,
    ...(due === undefined ? [] : [`→ PyTorch: ${due}`]),
    `${share}; ${clause}`,
    ...(also === undefined ? [] : [`also seen in: ${also}`]),
    ...others.map((other) => `explains the same cases: ${other}`),
  ];
}

/** The same for a terminal. */
export function diagnosisBlock(one: Diagnosis, report: Pick<Report, 'implementation'>, width: number): string[] {
  return diagnosisLines(diagnosisText(one, report)).flatMap((line, place) =>
    hanging(printableLine(line, 800), width, place === 0 ? '  ' : '    '),
  );
}

export const LIKELY_CAUSE = 'likely cause';
const AS_MEASURED = 'as measured';

/** `likely cause` for a known mistake, `as measured` for what the weights of probes show. */
export function diagnosisLabel({ measured }: Diagnosis): string {
  return measured ? AS_MEASURED : LIKELY_CAUSE;
}

/** What no diagnosis explains, if there is such a thing. */
export function undiagnosedText(report: Report): string | undefined {
  const texts = [unexplainedText(report), diagnosisErrorText(report)].filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts.join('; ');
}

function diagnosisErrorText({ diagnosis_error: error }: Report): string | undefined {
  if (error === undefined) return undefined;
  return `part of the diagnosis failed, which does not change the verdict: ${printableLine(error, 300)}`;
}

function unexplainedText({ undiagnosed, search_incomplete: isIncomplete, diagnoses }: Report): string | undefined {
  if (undiagnosed === undefined) return undefined;
  const { cases, of } = undiagnosed;
  const isRemembering = diagnoses.some(isOfState);
  const memory = isRemembering ? '; earlier calls may have caused them' : '';
  const searched = isIncomplete ? ', and not every one of them was searched' : '';
  return `no known mistake explains ${count(cases)} of ${counted(of, 'failing case')}${searched}${memory}`;
}

/** All causes as plain text, for where there is no report around them; undefined where there is none. */
export function causesText(diagnoses: readonly Diagnosis[], name: string): string | undefined {
  if (diagnoses.length === 0) return undefined;
  const blocks = diagnoses.map((one) =>
    diagnosisLines(diagnosisText(one, { implementation: { name } }))
      .map((line) => printableLine(line, 800))
      .join('\n    '),
  );
  return `${printableLine(name, 80)}, likely causes:\n  ${blocks.join('\n  ')}`;
}
