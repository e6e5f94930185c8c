import { Image } from 'image-js';

const x = Uint8Array.from({ length: 24 }, (_, at) => 40 * (at % 6));
const image = new Image(6, 4, { data: x, colorModel: 'GREY' });
const same = image.resize({ width: 6, height: 4, interpolationType: 'bilinear', borderType: 'replicate' });
export const y = { shape: [1, 1, 4, 6], data: same.getRawImage().data };
console.log(y.data);
