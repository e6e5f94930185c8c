import type { z } from 'zod';
import { type Call, LAYOUT_OF } from '#cases/case.ts';
import { arranged } from '../core/arrangement.ts';
import { suiteIdentity } from '../core/identity.ts';
import { bytesOf } from '../core/intrinsics.ts';
import { type ImplementationDescription, UsageError } from '../core/open-implementation.ts';
import { present, toJson } from '../core/protocol.ts';
import { type Frame, frameBytes } from './frame.ts';
import { FROM_PROGRAM, PROTOCOL_1, PROTOCOL_2, PROTOCOLS, type ProgramMessage, type SuiteMessage } from './messages.ts';

const SHOWN_JSON = 200;

/** What the suite says first. */
export function suiteHello(): Uint8Array[] {
  const { version, target } = suiteIdentity();
  return frameBytes({
    kind: 'hello',
    protocol: PROTOCOL_1,
    protocols: [...PROTOCOLS],
    suite: version,
    target,
  } satisfies SuiteMessage);
}

/** A call, with its input as the payload. */
export function runFrame(id: number, call: Call): Uint8Array[] {
  const { entry, options, input, arrangement } = call;
  const { data, ...place } = arrangement === undefined ? { data: input.data } : arranged(input, arrangement);
  const message: SuiteMessage = {
    kind: 'run',
    id,
    entry,
    options: toJson(options),
    dtype: input.dtype,
    shape: [...input.shape],
    ...(call.entry === 'interpolate.backward' && { input_shape: [...call.inputShape] }),
    ...('strides' in place && { strides: [...place.strides], offset: place.offset }),
  };
  return frameBytes(message, bytesOf(data));
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
export function helloOf(frame: Frame): ImplementationDescription | string {
  const message = messageOf(frame);
  if (typeof message === 'string') return message;
  if (message.kind !== 'hello') return `its first frame: expected a hello, got ${shown(frame.json.toString('utf8'))}`;
  const { name, version, aspects, exclusive, environment, mapping, compiles, layouts, entries = [] } = message;
  const isLater = message.protocol === PROTOCOL_2;
  return {
    name,
    ...present({ version, aspects, exclusive, environment, mapping, compiles, layouts: isLater ? layouts : undefined }),
    has: {
      upsample: entries.includes('upsample'),
      createUpsample: entries.includes('nn.Upsample'),
      interpolateBackward: isLater && entries.includes('interpolate.backward'),
    },
  };
}

/** It has ended without a hello. */
export function endedUnheard(how: string): UsageError {
  return new UsageError(how.startsWith('cannot start') ? how : `its hello: expected one, got none: ${how}`);
}

/** Why a call is not sent to such a program. */
export function unclaimed(
  { has, layouts = [] }: ImplementationDescription,
  { entry, arrangement }: Call,
): string | undefined {
  const layout = arrangement && LAYOUT_OF[arrangement];
  if (layout !== undefined && !layouts.includes(layout)) return `its hello names no '${layout}' among the layouts`;
  switch (entry) {
    case 'interpolate':
      return undefined;
    case 'interpolate.backward':
      return has.interpolateBackward ? undefined : `its hello in ${PROTOCOL_2} names no '${entry}' among the entries`;
    case 'upsample':
      return has.upsample ? undefined : `its hello names no '${entry}' among the entries`;
    default:
      return has.createUpsample ? undefined : "its hello names no 'nn.Upsample' among the entries";
  }
}
