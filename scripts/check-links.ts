/** Every link of a Markdown file to a file or heading of this repository leads somewhere. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { execa } from 'execa';

interface Link {
  file: string;
  line: number;
  target: string;
}

const { stdout } = await execa('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md']);
const files = stdout.split('\n').filter((file) => file !== '' && existsSync(file));
const problems = files.flatMap(linksOf).flatMap(problemOf);
for (const problem of problems) console.log(problem);
console.log(`${files.length} Markdown files, ${problems.length} broken links`);
process.exitCode = problems.length === 0 ? 0 : 1;

function linksOf(file: string): Link[] {
  return prose(file).flatMap((text, index) =>
    [...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s*(\S+)/g)].map((match) => ({
      file,
      line: index + 1,
      target: match[1] ?? match[2] ?? '',
    })),
  );
}

function problemOf({ file, line, target }: Link): string[] {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return [];
  const [path = '', fragment] = decodeURI(target).split('#');
  const destination = path === '' ? file : normalize(join(dirname(file), path));
  if (!existsSync(destination)) return [`${file}:${line}: ${target}: there is no ${destination}`];
  if (fragment === undefined || statSync(destination).isDirectory() || !destination.endsWith('.md')) return [];
  return anchorsOf(destination).has(fragment) ? [] : [`${file}:${line}: ${target}: no heading gives #${fragment}`];
}

/** The fragments as GitHub makes them: repeated headings are numbered. */
function anchorsOf(file: string): Set<string> {
  const anchors = new Set<string>();
  for (const text of prose(file, false)) {
    for (const [, id = ''] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(text)?.[1];
    if (heading === undefined) continue;
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** The lines of a file, those of code blocks blank; code within a line goes too unless it is part of a heading. */
function prose(file: string, withoutCode = true): string[] {
  let fence = '';
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((text) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(text)?.[1] ?? '';
      const inside = fence !== '';
      if (inside ? mark.startsWith(fence) : mark !== '') fence = inside ? '' : mark;
      if (inside || mark !== '') return '';
      return withoutCode ? text.replace(/(`+)[^`]*\1/g, '') : text;
    });
}
