import { relative, sep } from 'node:path';
import { workingFolder } from '#harness/core/working-folder.ts';
import { publishedGoldens } from '#harness/goldens/golden-folder.ts';

/** The folder of the golden files as a line that is pasted here has to name it: short where it lies below. */
export function goldenPlace(): string {
  const folder = publishedGoldens();
  const below = relative(workingFolder(), folder);
  return (below.startsWith('..') ? folder : below).split(sep).join('/');
}
