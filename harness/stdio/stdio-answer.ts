import { elementCount } from '#spec/shape.ts';
import { checkedAnswer } from '../calling/answer.ts';
import { elementsAt, ITEM_BYTES } from '../core/intrinsics.ts';
import type { Outcome } from '../core/open-implementation.ts';
import type { Frame } from './frame.ts';
import type { ProgramMessage } from './messages.ts';
import { messageOf } from './speech.ts';

/** What a frame comes to as the answer to a call. `isLost`: what follows can belong to any call. */
export interface StdioAnswer {
  outcome: Outcome;
  isLost: boolean;
  /** The call that it says it answers. */
  answeredId?: number;
}

export function stdioAnswer(frame: Frame, id: number): StdioAnswer {
  const message = messageOf(frame);
  if (typeof message === 'string') return lost(message);
  if (message.kind === 'hello')
    return lost('its answer: expected result, unsupported, refused or error, got a second hello');
  if (message.id !== id)
    return {
      ...lost(`${message.kind}.id: expected ${id}, the id of the call, got ${message.id}`),
      answeredId: message.id,
    };
  return { outcome: outcomeOf(message, frame.payload), isLost: false };
}

function outcomeOf(message: Exclude<ProgramMessage, { kind: 'hello' }>, payload: Buffer): Outcome {
  switch (message.kind) {
    case 'result':
      return tensorOutcome(message, payload);
    case 'unsupported':
      return {
        kind: 'unsupported',
        reason: message.reason,
        ...(message.why !== undefined && { why: message.why }),
      };
    case 'refused':
      return { kind: 'threw', name: 'refused', message: message.reason };
    case 'error':
      return { kind: 'threw', name: 'error', message: message.reason, failed: true };
  }
}

function tensorOutcome(
  { dtype, shape, input_changed, aliases_input }: Extract<ProgramMessage, { kind: 'result' }>,
  payload: Buffer,
): Outcome {
  const expected = elementCount(shape) * ITEM_BYTES[dtype];
  if (payload.length !== expected)
    return {
      kind: 'invalid-output',
      message: `payload: expected ${expected} bytes for ${dtype} (${shape.join(', ')}), got ${payload.length}`,
    };
  const own = payload.buffer.slice(payload.byteOffset, payload.byteOffset + payload.length);
  const answer = checkedAnswer({ dtype, shape, data: elementsAt(dtype, own) });
  if (answer.kind === 'invalid-output') return answer;
  return {
    kind: 'tensor',
    tensor: answer.tensor,
    inputChanged: input_changed ?? false,
    aliasesInput: aliases_input ?? false,
  };
}

function lost(message: string): StdioAnswer {
  return { outcome: { kind: 'invalid-output', message }, isLost: true };
}
