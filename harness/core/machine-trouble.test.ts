import { expect, it } from 'vitest';
import { machineTrouble } from './machine-trouble.ts';

function failing(code: string, message = 'no'): Error {
  return Object.assign(new Error(message), { code });
}

it.each([
  ['EMFILE', /^too many files are open \(EMFILE\); allow more, for example with ulimit -n 1024$/],
  ['ENOMEM', /^this machine has no memory left/],
])('%s is said in a sentence', (code, sentence) => {
  expect(machineTrouble(failing(code))).toMatch(sentence);
});

it('a missing file of the package is named, and what to do', () => {
  const message = "Cannot find module '/p/run.js' imported from /p/main.js";
  expect(machineTrouble(failing('ERR_MODULE_NOT_FOUND', message))).toBe(
    "a file that the suite needs is missing (Cannot find module '/p/run.js'); install the package again",
  );
});

it('a working folder that is gone is named', () => {
  const error = Object.assign(new Error('ENOENT: no such file or directory, uv_cwd'), {
    code: 'ENOENT',
    syscall: 'uv_cwd',
  });
  expect(machineTrouble(error)).toBe('the working folder was removed; change to one that is there, and run again');
});

it.each([new Error('another'), 'words', null, undefined])('%s is none', (error) => {
  expect(machineTrouble(error)).toBeUndefined();
});
