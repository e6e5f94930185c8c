import type { Fault } from './fault.ts';
import { mixedRows } from './rows.ts';
import { antialiased, both, dtypes, linear, modes, not, plain } from './scope.ts';

const LINEAR = both(linear, plain);
const FLOAT = dtypes('float32', 'float64');
const BLENDED = both(FLOAT, not(modes('nearest', 'nearest-exact')));

/** Weights that sum to something else, or have few bits, and steps that are scaled. */
export const WEIGHT_FAULTS: readonly Fault[] = mixedRows([
  ['weights/linear-sum-to-097', 'E', 'linear.weights', 'has linear weights that sum to 0.97', { gain: 0.97 }, LINEAR],
  [
    'weights/linear-sum-to-1003-along-every-axis',
    'E',
    'linear.weights',
    'has linear weights that sum to 1.003 along an unchanged axis, too',
    { gain: 1.003, unchangedAxis: 'resampled' },
    LINEAR,
  ],
  [
    'weights/bicubic-result-of-256ths',
    'E',
    'bicubic.kernel',
    'multiplies the result of bicubic by 255/256',
    { gain: 255 / 256, gainOf: 'result' },
    both(modes('bicubic'), plain),
  ],
  [
    'weights/antialias-sum-to-102',
    'F',
    'antialias.normalised',
    'has antialias weights that sum to 1.02',
    { gain: 1.02 },
    antialiased,
  ],
  ['weights/area-sum-to-09', 'E', 'area.mean', 'has area weights that sum to 0.9', { gain: 0.9 }, modes('area')],
  [
    'weights/of-9-bits',
    'I',
    'rounding.float-arithmetic',
    'keeps weights of 9 bits',
    { weightPrecision: 'fixed-9' },
    BLENDED,
  ],
  [
    'weights/cut-to-10-bits',
    'I',
    'rounding.float-arithmetic',
    'cuts weights off after 10 bits',
    { weightPrecision: 'cut-10' },
    BLENDED,
  ],
  [
    'steps/scaled-by-101',
    'B',
    'coordinates.step-from-sizes',
    'steps by 1.01 times the ratio of the sizes',
    { stepGain: 1.01 },
    both(modes('linear', 'bilinear', 'trilinear', 'bicubic'), FLOAT),
  ],
]);
