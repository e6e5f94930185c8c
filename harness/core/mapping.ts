import { MODES } from './protocol.ts';

/** From the most particular; `''` is the mode whatever its options. */
const OPTIONS = [' align_corners antialias', ' align_corners', ' antialias', ''] as const;

const NAMES: readonly string[] = MODES.flatMap((mode) => OPTIONS.map((options) => `${mode}${options}`));

/** What the names of a mapping have to be, in words. */
export const MAPPING_NAMES = `${MODES.join(', ')}, each alone or with align_corners, antialias or both after it`;

/** Without the methods of arrays: the implementation may have replaced them. */
export function isMappingName(name: string): boolean {
  for (let at = 0; at < NAMES.length; at++) if (NAMES[at] === name) return true;
  return false;
}

interface Place {
  readonly mode: string;
  readonly align_corners: boolean;
  readonly antialias: boolean;
}

/** Which call of its library answers for a mode with its options, as the implementation says. */
export function mappingAt(
  mapping: Readonly<Record<string, string>> | undefined,
  { mode, align_corners, antialias }: Place,
): string | undefined {
  if (mapping === undefined) return undefined;
  const options = OPTIONS.filter(
    (one) => (align_corners || !one.includes('align_corners')) && (antialias || !one.includes('antialias')),
  );
  const name = options.map((one) => `${mode}${one}`).find((one) => Object.hasOwn(mapping, one));
  return name === undefined ? undefined : mapping[name];
}
