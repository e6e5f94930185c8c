import { UsageError } from '../core/open-implementation.ts';

const WORD = /(?:\\["'\s]|[^\s"'\\]|\\(?!["'\s])|"(?:\\"|[^"\\]|\\(?!"))*"|'[^']*')+/g;
const PART = /\\(["'\s])|"((?:\\"|[^"\\]|\\(?!"))*)"|'([^']*)'|([\s\S])/g;

/**
 * The words of a command, as a shell splits them: at white space, with single and double quotes. No shell runs, so
 * that nothing else in it has a meaning. A backslash is one of a Windows path, unless a quote or white space follows it.
 */
export function commandWords(command: string): [string, ...string[]] {
  const words = (command.match(WORD) ?? []).map(unquoted);
  const rest = command.replace(WORD, '').trim();
  if (rest !== '')
    throw new UsageError(`exec:${command}: expected a closing ${rest[0]} for the one that opens in it, got none`);
  const [program, ...args] = words;
  if (program === undefined || program === '')
    throw new UsageError(`exec:${command}: expected a command after exec:, as in 'exec:python mine.py', got none`);
  return [program, ...args];
}

function unquoted(word: string): string {
  return word.replace(
    PART,
    (_, escaped?: string, double?: string, single?: string, plain?: string) =>
      escaped ?? double?.replaceAll('\\"', '"') ?? single ?? plain ?? '',
  );
}
