import type { CaseReport } from '../../report/case-report.ts';
import { DEFAULT_TIMEOUT } from '../../run/run-options.ts';

/**
 * The command that examines one case again, under the same demands; without a specifier a placeholder stands for it.
 * `run`: the command and the implementation, where another program has started the suite.
 */
export function againCommand(
  specifier: string | undefined,
  options: readonly string[],
  run = `npx interpolate-conformance run ${specifier === undefined ? 'IMPLEMENTATION' : shellWord(specifier)}`,
): (one: CaseReport) => string {
  const rest = options.map(shellWord);
  return ({ id, path }) => {
    const replay = path === undefined ? [] : ['--path', path];
    return [run, '--filter', shellWord(id), ...rest, ...replay].join(' ');
  };
}

interface Demands {
  readonly profile: string;
  readonly level: string;
  readonly seed: number;
  readonly fresh?: boolean | undefined;
  readonly timeout?: number;
  readonly repeat?: number;
}

/** What differs from the defaults and changes what a single case is asked. */
export function sameDemands({ profile, level, seed, fresh, timeout = DEFAULT_TIMEOUT, repeat = 1 }: Demands): string[] {
  return [
    ...(profile === 'standard' ? [] : ['--profile', profile]),
    ...(level === 'faithful' ? [] : ['--level', level]),
    ...(seed === 1 ? [] : ['--seed', String(seed)]),
    ...(fresh ? ['--fresh'] : []),
    ...(timeout === DEFAULT_TIMEOUT ? [] : ['--timeout', String(timeout)]),
    ...(repeat === 1 ? [] : ['--repeat', String(repeat)]),
  ];
}

/** Quoted where a shell would read more into it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
