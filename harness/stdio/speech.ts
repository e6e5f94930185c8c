import type { z } from 'zod';
import type { Entry, ForwardCall } from '#cases/case.ts';
import { suiteIdentity } from '../core/identity.ts';
import { bytesOf } from '../core/intrinsics.ts';
import { toWire, toWireNumber, type WireNumber } from '../core/protocol.ts';
import type { SubjectDescription } from '../core/subject.ts';
import { type Frame, frameBytes } from './frame.ts';
import { FROM_PROGRAM, PROTOCOL, type ProgramMessage, type SuiteMessage } from './messages.ts';

const SHOWN_JSON = 200;

/** What the suite says first. */
export function suiteHello(): Uint8Array[] {
  const { version, target } = suiteIdentity();
  return frameBytes({ kind: 'hello', protocol: PROTOCOL, suite: version, target } satisfies SuiteMessage);
}

/** A call, with its input as the payload. */
export function runFrame(id: number, { entry, options, input: { dtype, shape, data } }: ForwardCall): Uint8Array[] {
  const { size, scale_factor, ...rest } = toWire(options);
  const message: SuiteMessage = {
    kind: 'run',
    id,
    entry,
    options: {
      ...(size !== undefined && { size: wireNumbers(size) }),
      ...(scale_factor !== undefined && { scale_factor: wireNumbers(scale_factor) }),
      ...rest,
    },
    dtype,
    shape: [...shape],
  };
  return frameBytes(message, bytesOf(data));
}

function wireNumbers(value: number | readonly number[]): WireNumber | WireNumber[] {
  return typeof value === 'number' ? toWireNumber(value) : value.map(toWireNumber);
}

/** What a frame says, or what is wrong with it. */
export function messageOf({ json }: Frame): ProgramMessage | string {
  const text = json.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `its frame: expected JSON, got ${shown(text)} (${(error as Error).message})`;
  }
  const kind = (value as { kind?: unknown } | null)?.kind;
  if (typeof kind !== 'string' || !Object.hasOwn(FROM_PROGRAM, kind))
    return `its frame: expected the kind ${Object.keys(FROM_PROGRAM).join(', ')}, got ${shown(text)}`;
  const schema: z.ZodType = FROM_PROGRAM[kind as keyof typeof FROM_PROGRAM];
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data as ProgramMessage;
  const [issue] = checked.error.issues;
  const place = [kind, ...issue.path].join('.');
  return `${place}: ${issue.message.replace(/^Invalid \w+: /, '').replaceAll('"', "'")}, in ${shown(text)}`;
}

function shown(text: string): string {
  return text.length > SHOWN_JSON ? `${text.slice(0, SHOWN_JSON)} …` : text;
}

/** What a program says of itself, or what is wrong with that. */
export function helloOf(frame: Frame): SubjectDescription | string {
  const message = messageOf(frame);
  if (typeof message === 'string') return message;
  if (message.kind !== 'hello') return `its first frame: expected a hello, got ${shown(frame.json.toString('utf8'))}`;
  const { name, version, aspects, exclusive, environment, entries = [] } = message;
  return {
    name,
    ...(version !== undefined && { version }),
    ...(aspects !== undefined && { aspects }),
    ...(exclusive !== undefined && { exclusive }),
    ...(environment !== undefined && { environment }),
    has: {
      upsample: entries.includes('upsample'),
      createUpsample: entries.includes('nn.Upsample'),
      interpolateBackward: false,
    },
  };
}

/** Why a call of this entry is not sent to such a program. */
export function missingEntry({ has }: SubjectDescription, entry: Entry): string | undefined {
  if (entry === 'interpolate') return undefined;
  if (entry === 'upsample') return has.upsample ? undefined : "its hello names no 'upsample' among the entries";
  return has.createUpsample ? undefined : "its hello names no 'nn.Upsample' among the entries";
}
