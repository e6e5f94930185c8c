import { SuiteError } from '../core/suite-error.ts';
import { goldenFolder } from '../goldens/golden-folder.ts';
import { goldensOf, MANIFEST } from '../goldens/goldens.ts';
import type { Manifest } from '../goldens/manifest.ts';
import type { CaseContent, SuiteCase, SuiteEntry } from './suite.ts';

/** The cases of these entries, from the index of this very manifest. */
export async function casesOf(entries: readonly SuiteEntry[]): Promise<readonly SuiteCase[]> {
  const contents = new Map<string, CaseContent>();
  const idsOf = (...kinds: readonly SuiteEntry['kind'][]) =>
    new Set(entries.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id));
  const recorded = idsOf('golden', 'refusal', 'model');
  if (recorded.size > 0) addRecorded(contents, recorded);
  const probes = idsOf('probe');
  if (probes.size > 0) {
    for (const probe of (await import('#cases/probes.ts')).PROBES) {
      if (probes.has(probe.id)) contents.set(probe.id, { kind: 'probe', probe });
    }
  }
  const properties = idsOf('property');
  if (properties.size > 0) {
    for (const property of (await import('#cases/properties.ts')).PROPERTIES) {
      if (properties.has(property.id)) contents.set(property.id, { kind: 'property', property });
    }
  }
  return entries.map((entry) => {
    const content = contents.get(entry.id);
    if (content === undefined)
      throw new SuiteError(`${entry.id}: the index has it and the suite has not; run: npm run build`);
    return { ...entry, ...content };
  });
}

function addRecorded(contents: Map<string, CaseContent>, ids: ReadonlySet<string>): void {
  const store = goldenFolder();
  const { provenance, cases, models } = JSON.parse(new TextDecoder().decode(store.read(MANIFEST))) as Manifest;
  const isWanted = ({ id }: { id: string }) => ids.has(id);
  const wanted = { provenance, cases: cases.filter(isWanted), models: models.filter(isWanted) };
  const goldens = goldensOf(store, wanted);
  for (const golden of goldens.cases) {
    contents.set(golden.id, { kind: golden.refused === undefined ? 'golden' : 'refusal', golden, goldens });
  }
  for (const model of goldens.models) contents.set(model.id, { kind: 'model', model, goldens });
}
