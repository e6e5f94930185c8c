import { posix } from 'node:path';

/** The Markdown files by path, and whether any other path of the repository exists. */
export interface Repository {
  pages: ReadonlyMap<string, string>;
  exists(path: string): boolean;
}

/** One line for each link to a file or heading of the repository that leads nowhere. */
export function brokenLinks(repository: Repository): string[] {
  const anchors = new Map([...repository.pages].map(([path, text]) => [path, anchorsOf(text)]));
  return [...repository.pages].flatMap(([page, text]) =>
    linksOf(text).flatMap(({ line, target }) => {
      const [path = '', fragment] = decodeURI(target).split('#');
      const destination = path === '' ? page : posix.join(posix.dirname(page), path);
      const where = `${page}:${line}: ${target}`;
      if (!anchors.has(destination) && !repository.exists(destination)) return [`${where}: there is no ${destination}`];
      const lost = fragment !== undefined && anchors.get(destination)?.has(fragment) === false;
      return lost ? [`${where}: no heading of ${destination} gives #${fragment}`] : [];
    }),
  );
}

function linksOf(text: string): { line: number; target: string }[] {
  return prose(text)
    .map((line) => line.replace(/(`+)[^`]*\1/g, ''))
    .flatMap((line, index) =>
      [...line.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s*(\S+)/g)].map((match) => ({
        line: index + 1,
        target: match[1] ?? match[2] ?? '',
      })),
    )
    .filter(({ target }) => !/^[a-z][a-z+.-]*:/i.test(target));
}

/** The fragments as GitHub makes them: repeated headings are numbered. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const line of prose(text)) {
    for (const [, id = ''] of line.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const slug = slugOf(heading);
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

function slugOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
}

/** The lines of a page; those of code blocks are empty. */
function prose(text: string): string[] {
  let fence = '';
  return text.split('\n').map((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    const inside = fence !== '';
    if (inside ? mark.startsWith(fence) : mark !== '') fence = inside ? '' : mark;
    return inside || mark !== '' ? '' : line;
  });
}
