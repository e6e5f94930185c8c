import { CallFault } from '../calling/call-fault.ts';
import { address, type WasmInstance } from './wasm-instance.ts';

/** Bytes before the first buffer, between two and after the last: more than a row of most images. */
const GUARD_BYTES = 4_096;
/** A NaN in every floating-point dtype, so that what is read from a guard shows in the result. */
const GUARD_BYTE = 0xff;
/** Every buffer begins at a multiple of this; so may a vector of 128 bits. */
const ALIGNMENT = 16;
const SMALLEST_BLOCK = 65_536;
const BLOCK_ALIGNMENT = 8;

/** A buffer of one call. */
export interface Buffer {
  name: string;
  content: Uint8Array;
  /** The module may write here; whatever else it changes is a breach. */
  writable?: boolean;
}

interface Placed extends Buffer {
  start: number;
}

export type GuardedMemory = ReturnType<typeof guardedMemory>;

interface Block {
  start: number;
  bytes: number;
}

/**
 * A block of the module's memory that holds the buffers of one call, with guards around each. It is taken from the module at
 * the first call and kept, and a larger one taken when it must be.
 */
export function guardedMemory(instance: WasmInstance, others: () => readonly Block[]) {
  let block: Block = { start: 0, bytes: 0 };
  let placed: readonly Placed[] = [];
  let end = 0;

  function ensure(bytes: number): void {
    if (block.bytes >= bytes) return;
    if (block.bytes > 0) instance.call('interpolate_free', block.start, block.bytes);
    block = { start: 0, bytes: 0 };
    let size = SMALLEST_BLOCK;
    while (size < bytes) size *= 2;
    block = allocated(instance, size, others());
  }

  return {
    get block(): Block {
      return block;
    },
    /** Puts the buffers there, each surrounded by guards; the pointers to them. */
    place(buffers: readonly Buffer[]): readonly number[] {
      const needed = buffers.reduce((sum, { content }) => sum + content.length + GUARD_BYTES + ALIGNMENT, GUARD_BYTES);
      ensure(needed + ALIGNMENT);
      const memory = instance.bytes();
      let at = block.start;
      placed = buffers.map((buffer) => {
        const start = aligned(at + GUARD_BYTES);
        at = start + buffer.content.length;
        return { ...buffer, start };
      });
      end = aligned(at + GUARD_BYTES) - ALIGNMENT;
      memory.fill(GUARD_BYTE, block.start, end);
      for (const { content, start } of placed) memory.set(content, start);
      return placed.map(({ start }) => start);
    },
    /** A copy of what a buffer holds now. */
    contentOf(name: string): Uint8Array {
      const found = placed.find((buffer) => buffer.name === name);
      return found === undefined
        ? new Uint8Array()
        : instance.bytes().slice(found.start, found.start + found.content.length);
    },
    /** From now on what the call has written must stay. */
    seal(): void {
      const memory = instance.bytes();
      placed = placed.map(({ writable: _, ...buffer }) => ({
        ...buffer,
        content: memory.slice(buffer.start, buffer.start + buffer.content.length),
      }));
    },
    /** What was written where nothing may be written, as a sentence; undefined if nothing was. */
    breach(): string | undefined {
      return breachIn(instance.bytes(), placed, block.start, end);
    },
  };
}

/** Every pointer that the module hands out is checked: a wrong one would be our own write into its memory. */
function allocated(instance: WasmInstance, bytes: number, others: readonly Block[]): Block {
  const start = instance.call('interpolate_allocate', bytes) >>> 0;
  const asked = `interpolate_allocate(${bytes})`;
  if (start === 0) throw new CallFault('crash', `${asked} returned 0: it has no more memory`);
  const breach = (what: string) => new CallFault('invalid-output', `${asked} returned ${address(start)}: ${what}`);
  if (start % BLOCK_ALIGNMENT !== 0) throw breach(`expected a multiple of ${BLOCK_ALIGNMENT}`);
  const size = instance.bytes().length;
  if (start + bytes > size) throw breach(`the block would end beyond its memory of ${size} bytes`);
  if (others.some((other) => start < other.start + other.bytes && other.start < start + bytes))
    throw breach('the block overlaps one that was not freed');
  return { start, bytes };
}

function breachIn(memory: Uint8Array, placed: readonly Placed[], from: number, end: number): string | undefined {
  let gapStart = from;
  for (const [place, buffer] of placed.entries()) {
    const outside = breachOfGap(memory, gapStart, buffer.start, placed[place - 1], buffer);
    if (outside !== undefined) return outside;
    gapStart = buffer.start + buffer.content.length;
    if (buffer.writable) continue;
    for (let index = 0; index < buffer.content.length; index++)
      if (memory[buffer.start + index] !== buffer.content[index])
        return `it changed byte ${index} of ${buffer.name}, which it must not write`;
  }
  return breachOfGap(memory, gapStart, end, placed[placed.length - 1], undefined);
}

/** The guard between two buffers: a change is told by the buffer that it is nearer to. */
function breachOfGap(
  memory: Uint8Array,
  start: number,
  end: number,
  before: Placed | undefined,
  after: Placed | undefined,
): string | undefined {
  let first = start;
  while (first < end && memory[first] === GUARD_BYTE) first += 1;
  if (first >= end) return undefined;
  let last = end - 1;
  while (memory[last] === GUARD_BYTE) last -= 1;
  if (before !== undefined && (after === undefined || first - start <= end - 1 - last))
    return `it wrote outside ${before.name}, at bytes ${first - start} to ${last - start} after its end`;
  return `it wrote outside ${after?.name}, at bytes ${end - first} to ${end - last} before its start`;
}

function aligned(position: number): number {
  return Math.ceil(position / ALIGNMENT) * ALIGNMENT;
}
