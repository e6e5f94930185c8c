/** Adds the ids of new cases to cases/ids.txt, where an id stays for good. */
import { loadSuite } from '#harness/suite/suite.ts';
import { noteIds } from './ids.ts';

noteIds((await loadSuite()).map(({ id }) => id));
