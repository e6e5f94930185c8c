import { live } from './life.ts';
import { socketChannel } from './socket-channel.ts';

/** Where an implementation lives that a suite in Node drives: this worker, or this page. */
live(await socketChannel(new URL(location.hash.slice(1), location.href.replace(/^http/, 'ws')).href));
