import { execa } from 'execa';

/** A named command of the project. It passes when it exits with 0. */
export interface Step {
  name: string;
  command: readonly [string, ...string[]];
}

export interface StepResult {
  passed: boolean;
  seconds: number;
  output: string;
}

/** Runs a command that lives in `node_modules/.bin` or on the path. Nothing is thrown: a missing command has failed. */
export async function runStep(step: Step): Promise<StepResult> {
  const [file, ...args] = step.command;
  const started = performance.now();
  const result = await execa(file, args, { preferLocal: true, reject: false, all: true, stdin: 'ignore', env: QUIET });
  const trouble = result.exitCode === undefined ? (result.shortMessage ?? '') : '';
  return {
    passed: !result.failed,
    seconds: (performance.now() - started) / 1000,
    output: [result.all, trouble].filter(Boolean).join('\n'),
  };
}

const QUIET = { NO_COLOR: '1', FORCE_COLOR: undefined };

/** `7 passed, 0 failed`: how every run of ours ends, so that the counts of one can be read by another. */
export function tally(passed: number, failed: number): string {
  return `${passed} passed, ${failed} failed`;
}

/** The counts of the last tally in a text, or undefined when there is none. */
export function readTally(text: string): { passed: number; failed: number } | undefined {
  const last = [...text.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return last && { passed: Number(last[1]), failed: Number(last[2]) };
}
