import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';

const PATIENCE_MS = 5_000;
const PRINTED = /^(.*):(\d+)\r?\n(.*)\r?\n([ \t]*)\^/m;
const LONGEST_LINE = 120;

/**
 * `mine.mjs:2:7: const = 2;`, or '': where the text of a module breaks the syntax, or asks another for an export that
 * it has not. Node keeps the place for the trace that it prints of an error that nobody catches. No module has run by then.
 */
export function syntaxPlace(error: unknown, url: string, flags: readonly string[]): string {
  if (!(error instanceof SyntaxError) || !/^\s*at .*\(node:internal\/modules\//m.test(error.stack ?? '')) return '';
  const program = `import ${JSON.stringify(url)};`;
  const { stderr } = spawnSync(process.execPath, [...flags, '--input-type=module', '--eval', program], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: PATIENCE_MS,
  });
  const [, file, row, line, blanks] = PRINTED.exec(stderr) ?? [];
  if (file === undefined) return '';
  return `${basename(file)}:${row}:${blanks.length + 1}: ${line.trim().slice(0, LONGEST_LINE)}`;
}
