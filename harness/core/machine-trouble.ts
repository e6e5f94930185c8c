export const WORKING_FOLDER_GONE = 'the working folder was removed; change to one that is there, and run again';

/**
 * What the machine lacks, in a sentence that says what to do; undefined for any other error. This file imports nothing:
 * it may be the only one that could still be loaded.
 */
export function machineTrouble(error: unknown): string | undefined {
  const { code, message = '', syscall } = (error ?? {}) as { code?: unknown; message?: string; syscall?: unknown };
  if (syscall === 'uv_cwd') return WORKING_FOLDER_GONE;
  switch (code) {
    case 'EMFILE':
    case 'ENFILE':
      return `too many files are open (${code}); allow more, for example with ulimit -n 1024`;
    case 'ENOMEM':
      return `this machine has no memory left (${code}); end other programs, or run fewer cases with --filter`;
    case 'ERR_MODULE_NOT_FOUND':
      return `a file that the suite needs is missing (${message.split(' imported from ')[0]}); install the package again`;
    default:
      return undefined;
  }
}
