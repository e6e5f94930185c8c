import { z } from 'zod';
import { elementCount } from '#spec/shape.ts';
import { ITEM_BYTES } from '../core/intrinsics.ts';
import { MOST_AXES } from '../core/protocol.ts';
import { descriptionShape, dtypeSchema } from '../core/schemas.ts';
import { WHYS } from '../core/unsupported.ts';
import type { MessageFromChild } from './child-messages.ts';

const text = z.string();
const tensor = z.object({ dtype: dtypeSchema, shape: z.array(z.int().nonnegative()).max(MOST_AXES) });

const outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tensor'),
    tensor,
    inputChanged: z.boolean(),
    aliasesInput: z.boolean(),
    changedEarlierResult: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('threw'), name: text, message: text, frames: text.optional() }),
  z.object({ kind: z.literal('unsupported'), reason: text, why: z.enum(WHYS).optional() }),
  z.object({ kind: z.enum(['crash', 'invalid-output']), message: text }),
]);

const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('loaded'), description: z.object(descriptionShape) }),
  z.object({ kind: z.literal('refused'), message: text, code: text.optional() }),
  z.object({ kind: z.literal('answered'), id: z.int(), outcome }),
  z.object({ kind: z.literal('ending'), how: text.optional(), betweenCalls: z.boolean() }),
]);

/**
 * What was said at the other end, if our own code can have said it. An implementation shares its realm, and may have got
 * hold of the way to the suite: then the word is its own, and nothing in it is trusted.
 */
export function messageFrom(value: unknown, data: ArrayBuffer): MessageFromChild | undefined {
  const checked = message.safeParse(value);
  if (!checked.success) return undefined;
  const heard = checked.data as MessageFromChild;
  if (heard.kind !== 'answered' || heard.outcome.kind !== 'tensor') return heard;
  const { dtype: type, shape } = heard.outcome.tensor;
  return elementCount(shape) * ITEM_BYTES[type] === data.byteLength ? heard : undefined;
}
