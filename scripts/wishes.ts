import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';

type Wishes<Config extends ParseArgsConfig> = ReturnType<typeof parseArgs<Config>>;

/** The options of a script: `--help` says what they are, and so does the end of one that is asked for others. */
export function wishes<const Config extends ParseArgsConfig>(config: Config): Wishes<Config> {
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(usage(config));
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    const [sentence] = (error as Error).message.split(/\.(?:\s|$)/);
    console.error(`${sentence}; --help shows all options`);
    process.exit(2);
  }
}

/** Those whose name the pattern of an option matches. One that matches none is a typing mistake, and ends the script. */
export function matching<T>(option: string, pattern: string, all: readonly T[], nameOf: (one: T) => string): T[] {
  const chosen = all.filter((one) => new RegExp(pattern).test(nameOf(one)));
  if (chosen.length > 0) return chosen;
  console.error(`--${option} ${pattern}: it matches none of ${all.length} names`);
  process.exit(2);
}

/** The options by their names, and what the script says of itself at its top. */
function usage({ options = {} }: ParseArgsConfig): string {
  const script = process.argv[1];
  const said = /\/\*\*(.*?)\*\//s.exec(readFileSync(script, 'utf8'))?.[1] ?? '';
  const words = said.replaceAll(/^\s*\*? ?/gm, '').trim();
  const lines = Object.entries(options).map(([name, { type, default: ownDefault }]) => {
    const value = type === 'string' ? ' TEXT' : '';
    return `  --${name}${value}${ownDefault ? ` (default: ${String(ownDefault)})` : ''}`;
  });
  return [`Usage: ${relative('', script)} [options]`, '', words, '', 'Options:', ...lines, ''].join('\n');
}
