import { Jimp, ResizeStrategy } from 'jimp';

const pixels = Buffer.alloc(4 * 24, 255);
for (let at = 0; at < 24; at++) pixels.fill(40 * (at % 6), 4 * at, 4 * at + 3);
const image = Jimp.fromBitmap({ data: pixels, width: 6, height: 4 });
image.resize({ w: 6, h: 4, mode: ResizeStrategy.BICUBIC });
export const y = { shape: [1, 1, 4, 6], data: Uint8Array.from(image.bitmap.data.filter((_, at) => at % 4 === 0)) };
console.log(y.data);
