import { expect, test } from 'vitest';
import { UsageError } from '../core/open-implementation.ts';
import { commandWords } from './command-line.ts';

test.each([
  ['python mine.py', ['python', 'mine.py']],
  ['  ./a.out   --fast ', ['./a.out', '--fast']],
  [`python "my file.py" 'it is "here"' --name="x y"`, ['python', 'my file.py', 'it is "here"', '--name=x y']],
  [
    String.raw`"C:\Program Files\py\python.exe" C:\work\mine.py`,
    ['C:\\Program Files\\py\\python.exe', 'C:\\work\\mine.py'],
  ],
  [String.raw`my\ program it\'s "say \"no\""`, ['my program', "it's", 'say "no"']],
  [`program '' ""`, ['program', '', '']],
  ['echo $HOME | cat > x; *', ['echo', '$HOME', '|', 'cat', '>', 'x;', '*']],
])('%s', (command, words) => {
  expect(commandWords(command)).toEqual(words);
});

test.each([
  ['', /expected a command after exec:/],
  ['   ', /expected a command after exec:/],
  ['python "mine.py', /expected a closing " for the one that opens in it/],
  ["python 'mine.py", /expected a closing '/],
  [String.raw`"C:\work\" x`, /expected a closing "/],
])('%j is a usage error', (command, message) => {
  expect(() => commandWords(command)).toThrow(UsageError);
  expect(() => commandWords(command)).toThrow(message);
});
