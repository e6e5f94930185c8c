import { expect, test } from 'vitest';
import type { Tensor } from '#spec/signature.ts';
import { askImplementation } from './ask-implementation.ts';

const input: Tensor = { dtype: 'float32', shape: [1, 1, 2, 2], data: Float32Array.of(1, 2, 3, 4) };
const call = { entry: 'interpolate', input, options: { size: [2, 2] }, arrangement: 'sliced' } as const;

/** Reads its input by the strides, and notes what it got. */
function copying(notes: Tensor[], more: object) {
  return {
    name: 'copying',
    ...more,
    interpolate(given: Tensor): Tensor {
      notes.push(given);
      const [, , down = 2, across = 1] = given.strides ?? [];
      const data = Float32Array.from([0, across, down, down + across], (place) => given.data[place]);
      return { dtype: 'float32', shape: [1, 1, 2, 2], data };
    },
  };
}

test('an implementation that claims a layout gets the first element first, and strides', async () => {
  const notes: Tensor[] = [];
  const outcome = await askImplementation(copying(notes, { layouts: ['strided'] }), call);
  expect(outcome).toMatchObject({ kind: 'tensor', tensor: { data: input.data }, inputChanged: false });
  expect(notes[0].strides).toEqual([72, 24, 6, 2]);
  expect(notes[0].data.byteOffset).toBe(4 * (1 + 6 + 24 + 72));
});

test('writing between the elements changes the input', async () => {
  const implementation = copying([], { layouts: ['strided'] });
  const writing = {
    ...implementation,
    interpolate(given: Tensor) {
      given.data[1] = 0;
      return implementation.interpolate(given);
    },
  };
  expect(await askImplementation(writing, call)).toMatchObject({ kind: 'tensor', inputChanged: true });
});

test.each([[undefined], [['channels-last']]])('with the layouts %j a strided input is unsupported', async (layouts) => {
  const outcome = await askImplementation(copying([], layouts ? { layouts } : {}), call);
  expect(outcome).toEqual({ kind: 'unsupported', reason: 'the implementation does not claim strided inputs' });
});

test('row-major inputs have no strides', async () => {
  const notes: Tensor[] = [];
  await askImplementation(copying(notes, { layouts: ['strided'] }), { ...call, arrangement: undefined } as never);
  expect(notes[0].strides).toBeUndefined();
});
