import { interpolate_4d, Tensor } from '@huggingface/transformers';

const x = new Tensor('float32', Float32Array.of(0, 1, 2), [1, 1, 1, 3]);
const { data } = await interpolate_4d(x, { size: [1, 2], mode: 'nearest' });
export const y = { shape: [1, 1, 1, 2], data };
console.log(data);
