/**
 * `npm run hostile [KIND…]`: what implementations may do instead of answering, by the kinds of plug-ins, and what the
 * suite says of each. Every call but the hostile one is answered well.
 */
import { hasChromium } from './checks/chromium.ts';
import { KINDS, type Kind } from './hostile/behaviours.ts';
import { plugIns } from './hostile/plug-ins.ts';
import { cellsOf, tableText } from './hostile/table.ts';
import { skip } from './tools.ts';

const IN_BROWSER: readonly Kind[] = ['worker', 'page'];

const words = process.argv.slice(2);
const unknown = words.find((word) => !KINDS.some((kind) => kind === word));
if (unknown !== undefined) {
  console.error(`hostile: expected kinds of plug-ins out of ${KINDS.join(', ')}, got '${unknown}'`);
  process.exit(2);
}
const chosen = KINDS.filter((kind) => words.length === 0 || words.includes(kind));
const isBrowserThere = hasChromium();
const kinds = chosen.filter((kind) => isBrowserThere || !IN_BROWSER.includes(kind));
const plugs = plugIns();
const cells = (await Promise.all(kinds.map((kind) => cellsOf(kind, plugs)))).flat();
const failing = cells.filter(({ faults }) => faults.length > 0).length;
console.log(tableText(kinds, cells));
if (kinds.length < chosen.length) skip('no Chromium here');
console.log(`${cells.length - failing} of ${cells.length} as expected`);
process.exit(failing === 0 ? 0 : 1);
