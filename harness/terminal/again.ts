import type { CaseReport } from '../report/case-report.ts';

/** The command that examines one case again, under the same demands; without a specifier a placeholder stands for it. */
export function againCommand(specifier: string | undefined, options: readonly string[]): (one: CaseReport) => string {
  const implementation = specifier === undefined ? '<implementation>' : shellWord(specifier);
  const rest = options.map(shellWord);
  return ({ id, path }) => {
    const replay = path === undefined ? [] : ['--path', path];
    return ['npx interpolate-conformance run', implementation, '--filter', shellWord(id), ...rest, ...replay].join(' ');
  };
}

/** Quoted where a shell would read more into it. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
