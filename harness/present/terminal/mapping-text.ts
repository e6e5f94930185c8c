import { printableLine } from '../../core/printable.ts';
import type { Report } from '../../report/report.ts';

/** Which call of its library answers for which modes, as the implementation says: a line for each call. */
export function mappingTexts({ implementation: { mapping = {} } }: Pick<Report, 'implementation'>): string[] {
  const modes = Object.entries(mapping);
  return [...new Set(Object.values(mapping))].map((call) => {
    const own = modes.filter(([, other]) => other === call).map(([mode]) => mode);
    return printableLine(`${own.join(', ')} ← ${call}`, 400);
  });
}
