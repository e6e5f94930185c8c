import type { MessageFromChild, MessageToChild } from '../calling/child-messages.ts';
import { messageSession, type News } from '../calling/message-session.ts';
import { messageFrom } from '../calling/news-schema.ts';
import type { Session } from '../calling/session.ts';
import { AFTER_ANSWER } from '../core/late-effect.ts';
import type { Link } from './link.ts';
import { packed, unpacked } from './wire.ts';

/** What is said to a page or its worker, which answers as a child process does; elements travel beside the message. */
export type MessageToPage = { kind: 'load'; url: string } | Extract<MessageToChild, { kind: 'ask' }>;

/** What a page says, if our own code can have said it. */
function heardFrom(bytes: Uint8Array): { message: MessageFromChild; data: ArrayBuffer } | undefined {
  try {
    const { message, data } = unpacked(bytes);
    const heard = messageFrom(message, data);
    return heard && { message: heard, data };
  } catch {
    return undefined;
  }
}

/** The implementation that the module at this address makes at the other end. What cannot be loaded is a `UsageError`. */
export function linkedSession(link: Link, url: string, loadTimeout: number): Promise<Session> {
  let end: string | undefined;
  let listener: (news: News) => void = () => {};
  const finish = (how: string) => {
    if (end !== undefined) return;
    end = how;
    listener({ kind: 'ended', how });
  };
  link.hear({
    message(bytes) {
      const heard = heardFrom(bytes);
      if (heard === undefined) {
        finish('it wrote to the way to the suite what only the code of the suite may write there');
        void link.stop();
        return;
      }
      const { message, data } = heard;
      if (message.kind !== 'ending') listener({ ...message, data });
      else {
        finish(`${message.how ?? 'it exited'}${message.betweenCalls ? AFTER_ANSWER : ''}`);
        void link.stop();
      }
    },
    end: finish,
  });
  const send = (message: MessageToPage, data?: Parameters<typeof packed>[1]) => link.send(packed(message, data));
  const first = new Promise<News>((resolve) => {
    listener = resolve;
  });
  send({ kind: 'load', url });
  const peer = {
    get end() {
      return end;
    },
    hear: (next: (news: News) => void) => {
      listener = next;
    },
    send,
    printed: () => link.printed(),
    stop: () => link.stop(),
  };
  return messageSession(peer, first, loadTimeout);
}
