import type { MessageFromChild, MessageToChild } from '../calling/child-messages.ts';

/** What is said to a page or its worker; elements travel beside the message. */
export type MessageToPage = { kind: 'load'; url: string } | Extract<MessageToChild, { kind: 'ask' }>;

/** What it answers: as a child process does. */
export type MessageFromPage = MessageFromChild;
