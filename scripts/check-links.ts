/** Every link of a Markdown file to a file or heading of this repository leads somewhere. */
import { existsSync } from 'node:fs';
import { brokenLinks } from './links.ts';
import { conclude, textsOf } from './tools.ts';

const pages = await textsOf('*.md');
const broken = brokenLinks({ pages, exists: existsSync });
conclude(broken, `${pages.size} Markdown files, ${broken.length} broken links`);
