import type { Why } from '#spec/signature.ts';
import { count, counted, percent, printableLine } from '../../core/printable.ts';
import { WHYS } from '../../core/unsupported.ts';
import type { ModelTally } from '../../report/model-tally.ts';
import type { Report } from '../../report/report.ts';

// What a report says beside its matrix, its causes and its failures: lines of text that each of its forms shows.

/** Which call of its library answers for which modes, as the implementation says: a line for each call. */
export function mappingTexts({ implementation: { mapping = {} } }: Pick<Report, 'implementation'>): string[] {
  const modes = Object.entries(mapping);
  return [...new Set(Object.values(mapping))].map((call) => {
    const own = modes.filter(([, other]) => other === call).map(([mode]) => mode);
    return printableLine(`${own.join(', ')} ← ${call}`, 400);
  });
}

export function coverageText({ summary: { cases, unsupported, coverage } }: Report): string {
  return `coverage: ${count(cases - unsupported)} of ${counted(cases, 'case')} run (${percent(coverage)})`;
}

const WHY_WORDS: Readonly<Record<Why, string>> = {
  'cannot-express': 'not expressible in its library',
  declined: 'declined by the implementation',
  refused: 'refused by its library',
};

/** The unsupported cases by the kind of no; nothing where the implementation does not say it of any. */
export function unsupportedTexts({ summary }: Pick<Report, 'summary'>): string[] {
  const { unsupported, unsupported_why: whys } = summary;
  if (whys === undefined) return [];
  const said = WHYS.flatMap((why) => (whys[why] === undefined ? [] : [`${count(whys[why])} ${WHY_WORDS[why]}`]));
  const silent = unsupported - WHYS.reduce((total, why) => total + (whys[why] ?? 0), 0);
  return [`unsupported: ${[...said, ...(silent > 0 ? [`${count(silent)} for other reasons`] : [])].join(', ')}`];
}

/** Networks, index ties, what a budget left out, and what the rounds of `--repeat` show. */
export function furtherTexts(report: Report): string[] {
  const models = modelsText(report);
  return [
    ...(models === undefined ? [] : [models]),
    ...(report.summary.index_ties.cases > 0 ? [tiesText(report)] : []),
    ...leftTexts(report),
    ...repeatTexts(report),
  ];
}

const SHOWN_NETWORKS = 8;

type NamedTally = Pick<ModelTally, 'name' | 'cases' | 'pass' | 'unsupported' | 'conforms' | 'of'>;

/** May a network run on this implementation? One line for all networks; none where no call of a network was examined. */
export function modelsText(report: { readonly models?: readonly NamedTally[] | undefined }): string | undefined {
  const { models = [] } = report;
  if (models.length === 0) return undefined;
  if (models.length === 1) return `model ${models.map(modelText).join()}`;
  const others = models.filter(({ conforms }) => !conforms);
  const sound = `models: every ${models.some(({ of }) => of !== undefined) ? 'asked ' : ''}call of ${count(models.length - others.length)} of ${counted(models.length, 'network')} passes`;
  if (others.length === 0) return sound;
  const hidden = others.length - SHOWN_NETWORKS;
  const shown = others.slice(0, SHOWN_NETWORKS).map(modelText);
  return `${sound}; not of ${shown.join(', ')}${hidden > 0 ? ` and ${count(hidden)} more` : ''}`;
}

function modelText({ name, cases, pass, unsupported, of }: NamedTally): string {
  const missing = unsupported > 0 ? `, ${count(unsupported)} unsupported` : '';
  const asked = of === undefined ? '' : `; ${count(cases)} of ${count(of)} asked`;
  return `${name} (${count(pass)} of ${counted(cases, 'call')}${missing}${asked})`;
}

export function tiesText({ summary: { index_ties } }: Pick<Report, 'summary'>): string {
  const ties = `${counted(index_ties.elements, 'element')} in ${counted(index_ties.cases, 'case')}`;
  return `index ties: ${ties} ${index_ties.elements === 1 ? 'takes' : 'take'} the other accepted input element`;
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  golden: 'recorded call',
  refusal: 'refused call',
  model: 'network',
  probe: 'probe',
  property: 'random relation',
};

/** What a run on a budget has not come to; nothing of any other run. */
function leftTexts({ left = {} }: Report): string[] {
  const kinds = Object.entries(left).map(([kind, cases]) => counted(cases, KIND_WORDS[kind] ?? kind));
  return kinds.length === 0 ? [] : [`not examined: ${kinds.join(', ')}`];
}

/** What `--repeat` found; nothing where every case was examined once. */
export function repeatTexts({ suite, summary }: Pick<Report, 'suite' | 'summary'>): string[] {
  if (suite.repeat === undefined) return [];
  const { flaky = 0, varying = 0 } = summary;
  if (flaky + varying === 0) return [`steady: the same bits in ${count(suite.repeat)} rounds of every case`];
  return [
    ...(flaky > 0 ? [`flaky: ${counted(flaky, 'case')} ended differently in ${count(suite.repeat)} rounds`] : []),
    ...(varying > 0
      ? [`varying: ${counted(varying, 'case')} other bits from round to round, with the same status`]
      : []),
  ];
}

/** What stands after the name of an erratum. */
export function erratumText({ target, rule }: Report['errata'][number]): string {
  return `the answer of PyTorch in ${counted(target, 'case')}, of the rule in ${count(rule)}`;
}

const SHOWN_CLAUSES = 5;

/** What most of the failures have in common; one failure says by itself what it is about. */
export function brokenTexts({ clauses, summary }: Report): string[] {
  if (summary.failures < 2 || clauses.length === 0) return [];
  const shown = clauses
    .slice(0, SHOWN_CLAUSES)
    .map(({ id, failed, asked }) => `${id} ${count(failed)}/${count(asked)}`);
  return [`clauses most broken (failing/all cases): ${shown.join(', ')}`];
}
