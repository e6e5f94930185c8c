import { loadEntries } from '#harness/suite/suite.ts';
import { htmlPage } from './html-page.ts';
import { markdownPage } from './markdown-page.ts';
import { entries } from './view.ts';

/** The pages, by their files from the root of the repository. */
export async function pages(): Promise<Record<string, string>> {
  const all = entries(await loadEntries());
  return { 'spec/matrix/MATRIX.md': markdownPage(all), 'spec/matrix/matrix.html': htmlPage(all) };
}
