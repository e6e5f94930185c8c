import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { PROFILES, type Profile } from '#cases/case.ts';
import { UsageError } from '../core/open-implementation.ts';
import { goldensFrom } from '../goldens/checked-goldens.ts';
import { type GoldenStore, type Goldens, MANIFEST } from '../goldens/goldens.ts';
import type { RunParts } from '../run/examination.ts';
import { examine } from '../run/examine.ts';
import type { SuiteCase } from '../suite/suite.ts';
import { suiteCases } from '../suite/suite-cases.ts';
import { OWN_IDENTITY } from './own-identity.ts';

/** Brings a file of `cases/golden`, such as `manifest.json`. */
export type GoldenReader = (path: string) => Promise<Uint8Array>;

/** Files that are fetched at once: as many as browsers ask one server for. */
const AT_ONCE = 6;

/** The parts of a run without Node: the golden files of a profile are fetched before it begins. */
export function browserParts(
  read: GoldenReader,
  profile: Profile,
  openImplementation: RunParts['openImplementation'],
): RunParts {
  let loaded: Promise<readonly SuiteCase[]> | undefined;
  const loadSuite = () => {
    loaded ??= fetchedGoldens(read, profile).then(suiteCases);
    return loaded;
  };
  return {
    identity: () => OWN_IDENTITY,
    loadEntries: loadSuite,
    loadCases: async (entries) => entries as readonly SuiteCase[],
    openImplementation,
    examine,
    diagnose: async (...given) => (await import('../diagnosis/diagnose.ts')).diagnose(...given, loadSuite),
    today: () => new Date().toISOString().slice(0, 10),
    async readJson(path) {
      throw new UsageError(`known: expected the list itself, got a path ('${path}'), and there are no files here`);
    },
  };
}

async function fetchedGoldens(read: GoldenReader, profile: Profile): Promise<Goldens> {
  const files = new Map([[MANIFEST, await read(MANIFEST)]]);
  const store: GoldenStore = {
    folder: 'cases/golden',
    // `crypto.subtle` is there at secure addresses only, and a phone opens `serve --host` at another.
    sha256: (bytes) => bytesToHex(sha256(bytes)),
    read(file) {
      const bytes = files.get(file);
      if (bytes === undefined) throw new Error('it was not fetched');
      return bytes;
    },
  };
  const goldens = goldensFrom(store, OWN_IDENTITY.target);
  const wanted = filesOf(goldens, PROFILES.slice(0, PROFILES.indexOf(profile) + 1));
  let next = 0;
  const fetchNext = async (): Promise<void> => {
    while (next < wanted.length) {
      const file = wanted[next++];
      files.set(file, await read(file));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
  return goldens;
}

function filesOf({ cases, models }: Goldens, profiles: readonly Profile[]): string[] {
  const asked = cases.filter(({ profile }) => profiles.includes(profile));
  const ofModels = models.filter(({ profile }) => profiles.includes(profile));
  const files = [
    ...asked.flatMap(({ input, output }) => [input, ...(output === undefined ? [] : [output])]),
    ...ofModels.flatMap(({ steps, output }) => [...steps.map(({ input }) => input), output]),
  ];
  return [...new Set(files.map(({ file }) => file))];
}
