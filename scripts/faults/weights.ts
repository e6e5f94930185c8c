import type { Decisions } from '#harness/resizer/decisions.ts';
import type { ClauseId } from '#spec/clauses.ts';
import { type Cluster, decided, type Fault } from './fault.ts';
import { antialiased, both, dtypes, modes, not, plain, type Scope } from './scope.ts';

type Row = [
  id: string,
  cluster: Cluster,
  clause: ClauseId,
  sentence: string,
  decisions: Partial<Decisions>,
  when: Scope,
];

const LINEAR = both(modes('linear', 'bilinear', 'trilinear'), plain);
const FLOAT = dtypes('float32', 'float64');
const BLENDED = both(FLOAT, not(modes('nearest', 'nearest-exact')));

const ROWS: readonly Row[] = [
  ['linear-sum-to-097', 'E', 'linear.weights', 'has linear weights that sum to 0.97', { gain: 0.97 }, LINEAR],
  [
    'linear-sum-to-1003-along-every-axis',
    'E',
    'linear.weights',
    'has linear weights that sum to 1.003 along an unchanged axis, too',
    { gain: 1.003, unchangedAxis: 'resampled' },
    LINEAR,
  ],
  [
    'bicubic-result-of-256ths',
    'E',
    'bicubic.kernel',
    'multiplies the result of bicubic by 255/256',
    { gain: 255 / 256, gainOf: 'result' },
    both(modes('bicubic'), plain),
  ],
  [
    'antialias-sum-to-102',
    'F',
    'antialias.normalised',
    'has antialias weights that sum to 1.02',
    { gain: 1.02 },
    antialiased,
  ],
  ['area-sum-to-09', 'E', 'area.mean', 'has area weights that sum to 0.9', { gain: 0.9 }, modes('area')],
  ['of-9-bits', 'I', 'rounding.float-arithmetic', 'keeps weights of 9 bits', { weightPrecision: 'fixed-9' }, BLENDED],
  [
    'cut-to-10-bits',
    'I',
    'rounding.float-arithmetic',
    'cuts weights off after 10 bits',
    { weightPrecision: 'cut-10' },
    BLENDED,
  ],
];

export const WEIGHT_FAULTS: readonly Fault[] = [
  ...ROWS.map(([id, cluster, clause, sentence, decisions, when]) =>
    decided({ id: `weights/${id}`, sentence, cluster, clause, decisions, when }),
  ),
  decided({
    id: 'steps/scaled-by-101',
    sentence: 'steps by 1.01 times the ratio of the sizes',
    cluster: 'B',
    clause: 'coordinates.step-from-sizes',
    decisions: { stepGain: 1.01 },
    when: both(modes('linear', 'bilinear', 'trilinear', 'bicubic'), FLOAT),
  }),
];
