import { posix } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** The TypeScript files by path, with their text. */
export type Sources = ReadonlyMap<string, string>;

interface Row {
  name: string;
  /** The folders that it may import, beside itself. */
  imports: readonly string[];
  /** Whether each of them is named: else it may import all above. */
  names: boolean;
}

/** One line for each import against the table of folders, for each folder without a row, and for each row that is not true. */
export function folderProblems(table: string, sources: Sources): string[] {
  const rows = rowsOf(table);
  const used = new Set<string>();
  const problems: string[] = [];
  for (const [file, text] of sources) {
    const from = folderOf(file);
    used.add(from);
    const row = rows.get(from);
    if (row === undefined) problems.push(`${file}: the table has no row for ${from}`);
    if (row === undefined || isForTests(file)) continue;
    for (const { line, path } of importsOf(file, text)) {
      const to = folderOf(path);
      used.add(`${from} ${to}`);
      if (from === to || row.imports.includes(to)) continue;
      const why = importsInTheEnd(rows, to, from) ? `${to} imports ${from}: a circle` : `its row does not name ${to}`;
      problems.push(`${file}:${line}: ${from} imports ${path}, but ${why}`);
    }
  }
  for (const { name, imports, names } of rows.values()) {
    if (!used.has(name)) problems.push(`the table has a row for ${name}, where no file is`);
    for (const other of names ? imports : []) {
      if (!isAbove(rows, other, name)) problems.push(`the row of ${name} names ${other}, which is no row above it`);
      else if (!used.has(`${name} ${other}`))
        problems.push(`the row of ${name} names ${other}, which it does not import`);
    }
  }
  return problems;
}

/** `| folder | what it holds | what it imports |`, the lowest first. */
function rowsOf(table: string): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const [, name, imports] of table.matchAll(/^\| ([a-z][a-z/-]*) \|[^|]*\| ([^|]+) \|$/gm)) {
    if (name === 'folder') continue;
    const above = [...rows.keys()];
    if (imports === 'all above') rows.set(name, { name, imports: above, names: false });
    else rows.set(name, { name, imports: imports === '–' ? [] : imports.split(', '), names: true });
  }
  return rows;
}

function isAbove(rows: ReadonlyMap<string, Row>, one: string, other: string): boolean {
  const order = [...rows.keys()];
  return order.includes(one) && order.indexOf(one) < order.indexOf(other);
}

function importsInTheEnd(rows: ReadonlyMap<string, Row>, from: string, to: string): boolean {
  return (rows.get(from)?.imports ?? []).some(
    (next) => next === to || (isAbove(rows, next, from) && importsInTheEnd(rows, next, to)),
  );
}

/** A folder below `harness`, or one of the root; what lies deeper belongs to it. */
function folderOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  return folders.slice(0, folders[0] === 'harness' ? 2 : 1).join('/');
}

function isForTests(file: string): boolean {
  return file.endsWith('.test.ts') || posix.basename(file) === 'fakes.ts';
}

/** The files of the repository that a file imports: values or types, at once or later. */
function importsOf(file: string, text: string): { line: number; path: string }[] {
  const found: { line: number; path: string }[] = [];
  const add = ({ start, source }: { start: number; source: object | null }) => {
    const specifier = source !== null && 'value' in source && typeof source.value === 'string' ? source.value : '';
    const line = text.slice(0, start).split('\n').length;
    if (specifier.startsWith('.')) found.push({ line, path: posix.join(posix.dirname(file), specifier) });
    if (specifier.startsWith('#')) found.push({ line, path: specifier.slice(1) });
  };
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
  }).visit(program);
  return found;
}
