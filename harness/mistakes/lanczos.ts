import type { Mistake } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { asked, type Concerns, decided } from './rows.ts';

const isLanczos: Concerns = ({ method }) => method === 'antialias-lanczos';

const LANCZOS: readonly [id: string, sentence: string, decisions: Partial<Decisions>][] = [
  ['two-lobes', 'Its Lanczos kernel has two lobes, not three.', { lanczosLobes: 2 }],
  ['four-lobes', 'Its Lanczos kernel has four lobes, not three.', { lanczosLobes: 4 }],
  ['without-window', 'It cuts a plain sinc off.', { lanczosWindow: 'none' }],
  ['hann', 'It has a Hann window over the sinc.', { lanczosWindow: 'hann' }],
  ['triangle', 'It has a triangular window over the sinc.', { lanczosWindow: 'triangle' }],
  ['hamming', 'It has a Hamming window over the sinc.', { lanczosWindow: 'hamming' }],
  ['blackman', 'It has a Blackman window over the sinc.', { lanczosWindow: 'blackman' }],
  ['cosine', 'It has a cosine window over the sinc.', { lanczosWindow: 'cosine' }],
  ['welch', 'It has a Welch window over the sinc.', { lanczosWindow: 'welch' }],
  ['sinc-of-half', 'It has the window of two lobes, sinc(u/2), and reads three.', { lanczosWindow: 'sinc-of-half' }],
  ['as-plain-bicubic', 'It computes lanczos as plain bicubic.', { computedAs: { 'antialias-lanczos': 'bicubic' } }],
];

/** What stands in for the kernel of lanczos, or for its window over the sinc. */
export const LANCZOS_MISTAKES: readonly Mistake[] = [
  asked(
    'lanczos.as-bicubic',
    'antialias.lanczos-kernel',
    'It computes lanczos as antialiased bicubic.',
    isLanczos,
    (options) => ({ ...options, mode: 'bicubic' }),
  ),
  ...LANCZOS.map(([id, sentence, decisions]) =>
    decided(`lanczos.${id}`, 'antialias.lanczos-kernel', sentence, isLanczos, decisions),
  ),
];
