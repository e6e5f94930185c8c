/** A way to where an implementation lives: a socket to a page, or the port of a worker. */
export interface Link {
  send(bytes: Uint8Array<ArrayBuffer>): void;
  /** From now on messages and the end go here; the end comes last and once, in words. */
  hear(listener: { message(bytes: Uint8Array): void; end(how: string): void }): void;
  /** The end of what it has printed since the last message to it, where that is heard. */
  printed(): string;
  /** Ends what is at the other end, whatever it is doing. */
  stop(): Promise<void>;
}
