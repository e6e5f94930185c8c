import type { Limits } from '../calling/session.ts';
import { writtenImplementations } from '../implementations/fakes.ts';

/** For tests: programs in JavaScript, started as `exec:node FILE`; `close` ends and removes them all. */
export function programs(standard: Limits) {
  return writtenImplementations('programs-', standard, (path) => `exec:"${process.execPath}" "${path}"`);
}

/** The protocol in a few lines: `send`, and `run(call, payload)` to be written by the program. */
export const SPEAKING = `
import { closeSync, writeSync } from 'node:fs';
function frame(message, payload = Buffer.alloc(0)) {
  const json = Buffer.from(typeof message === 'string' ? message : JSON.stringify(message));
  const prefix = Buffer.alloc(8);
  prefix.writeUInt32LE(json.length, 0);
  prefix.writeUInt32LE(payload.length, 4);
  return Buffer.concat([prefix, json, payload]);
}
const send = (...given) => process.stdout.write(frame(...given));
const write = (bytes) => { for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at); };
const close = (descriptor) => { try { closeSync(descriptor); } catch {} };
const later = (milliseconds, action) => setTimeout(action, milliseconds);
let kept = Buffer.alloc(0);
process.stdin.on('data', (piece) => {
  kept = Buffer.concat([kept, piece]);
  while (kept.length >= 8) {
    const jsonEnd = 8 + kept.readUInt32LE(0);
    const end = jsonEnd + kept.readUInt32LE(4);
    if (kept.length < end) return;
    const message = JSON.parse(kept.subarray(8, jsonEnd));
    const payload = Buffer.from(kept.subarray(jsonEnd, end));
    kept = kept.subarray(end);
    if (message.kind === 'hello') hello();
    if (message.kind === 'run') run(message, payload);
    if (message.kind === 'bye') process.exit(0);
  }
});
const PROTOCOL = 'interpolate-conformance/stdio@1';
const PROTOCOL_2 = 'interpolate-conformance/stdio@2';
`;

/** A program whose behaviours, by the mode of a call, are the members of this text. */
export function behavingProgram(behaviours: string): string {
  return `${SPEAKING}
import { spawn } from 'node:child_process';
function hello() { send({ kind: 'hello', protocol: PROTOCOL, name: 'hostile', version: '0.0.1', aspects: ['values'] }); }
const resultOf = ({ id, dtype, shape }) => ({ kind: 'result', id, dtype, shape });
const copy = (call, payload) => send(resultOf(call), payload);
const behaviours = { copy, ${behaviours} };
function run(call, payload) { behaviours[call.options.mode](call, payload); }
`;
}
