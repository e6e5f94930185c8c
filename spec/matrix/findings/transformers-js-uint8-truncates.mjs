import { interpolate, Tensor } from '@huggingface/transformers';

const x = new Tensor('uint8', Uint8Array.of(0, 1, 0, 1), [1, 1, 4]);
const { data } = interpolate(x, [1, 2], 'bilinear', false);
export const y = { shape: [1, 1, 1, 2], data };
console.log(data);
