import { count, counted } from '../../core/printable.ts';
import type { ModelTally } from '../../report/model-tally.ts';

const SHOWN = 8;

type NamedTally = Pick<ModelTally, 'name' | 'cases' | 'pass' | 'unsupported' | 'conforms' | 'of'>;

/** May a network run on this implementation? One line for all networks; none where no call of a network was examined. */
export function modelsText({
  models = [],
}: {
  readonly models?: readonly NamedTally[] | undefined;
}): string | undefined {
  if (models.length === 0) return undefined;
  if (models.length === 1) return `model ${models.map(modelText).join()}`;
  const others = models.filter(({ conforms }) => !conforms);
  const sound = `models: every ${models.some(({ of }) => of !== undefined) ? 'asked ' : ''}call of ${count(models.length - others.length)} of ${counted(models.length, 'network')} passes`;
  if (others.length === 0) return sound;
  const hidden = others.length - SHOWN;
  const shown = others.slice(0, SHOWN).map(modelText);
  return `${sound}; not of ${shown.join(', ')}${hidden > 0 ? ` and ${count(hidden)} more` : ''}`;
}

function modelText({ name, cases, pass, unsupported, of }: NamedTally): string {
  const missing = unsupported > 0 ? `, ${count(unsupported)} unsupported` : '';
  const asked = of === undefined ? '' : `; ${count(cases)} of ${count(of)} asked`;
  return `${name} (${count(pass)} of ${counted(cases, 'call')}${missing}${asked})`;
}
