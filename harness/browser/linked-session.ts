import { messageSession, type News } from '../calling/message-session.ts';
import { BETWEEN_CALLS, type Session } from '../calling/session.ts';
import type { Link } from './link.ts';
import type { MessageFromPage, MessageToPage } from './messages.ts';
import { packed, unpacked } from './wire.ts';

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
      const { message, data } = unpacked(bytes) as { message: MessageFromPage; data: ArrayBuffer };
      if (message.kind !== 'ending') listener({ ...message, data });
      else {
        finish(`${message.how ?? 'it exited'}${message.betweenCalls ? BETWEEN_CALLS : ''}`);
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
