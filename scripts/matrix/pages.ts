import { htmlPage } from './html-page.ts';
import { markdownPage } from './markdown-page.ts';
import { entries } from './view.ts';

/** The pages, by their files from the root of the repository. */
export function pages(): Record<string, string> {
  const all = entries();
  return { 'spec/matrix/MATRIX.md': markdownPage(all), 'spec/matrix/matrix.html': htmlPage(all) };
}
