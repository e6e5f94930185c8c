import { resize } from '#harness/mistakes/resizer/resize.ts';
import { decided, type Fault, wrapped } from './fault.ts';
import { rowsOf } from './rows.ts';
import { antialiased, both, dtypes, modes, not, plain, ranks } from './scope.ts';

const recomputes = (_: unknown, { recomputeScaleFactor = false }) => recomputeScaleFactor;

/** Cluster B: which step is taken. */
export const STEP_FAULTS: readonly Fault[] = [
  decided({
    id: 'steps/sizes-for-factor',
    sentence: 'steps by the ratio of the sizes where a factor is given',
    cluster: 'B',
    report: 'Tencent/ncnn#6836',
    clause: 'coordinates.given-scale-factor',
    decisions: { step: 'sizes' },
  }),
  ...(['nearest', 'nearest-exact', 'linear', 'bilinear', 'trilinear', 'bicubic', 'lanczos'] as const).map((mode) =>
    decided({
      id: `steps/sizes-for-factor-${mode}`,
      sentence: `steps by the ratio of the sizes in ${mode} where a factor is given`,
      cluster: 'B',
      report: mode === 'nearest' ? 'Tencent/ncnn#3555' : 'pytorch/xla#8897',
      clause: mode.startsWith('nearest') ? 'nearest.given-factor' : 'coordinates.given-scale-factor',
      decisions: { step: 'sizes' },
      when: both(modes(mode), mode === 'lanczos' ? antialiased : plain),
    }),
  ),
  decided({
    id: 'steps/sizes-for-factor-antialias-bilinear',
    sentence: 'steps by the ratio of the sizes with antialias in bilinear',
    cluster: 'B',
    clause: 'antialias.centre',
    decisions: { step: 'sizes' },
    when: both(antialiased, modes('bilinear')),
  }),
  decided({
    id: 'steps/sizes-for-factor-antialias-bicubic',
    sentence: 'steps by the ratio of the sizes with antialias in bicubic',
    cluster: 'B',
    report: 'flagos-ai/FlagGems#5216',
    clause: 'antialias.centre',
    decisions: { step: 'sizes' },
    when: both(antialiased, modes('bicubic')),
  }),
  decided({
    id: 'steps/sizes-for-factor-uint8',
    sentence: 'steps by the ratio of the sizes for uint8',
    cluster: 'B',
    clause: 'coordinates.given-scale-factor',
    decisions: { step: 'sizes' },
    when: dtypes('uint8'),
  }),
  decided({
    id: 'steps/factor-although-recomputed',
    sentence: 'steps by the factor although recompute_scale_factor is true',
    cluster: 'B',
    report: 'pytorch/pytorch#27376',
    clause: 'coordinates.recompute-drops-factor',
    decisions: { step: 'factor' },
    when: recomputes,
  }),
  decided({
    id: 'steps/factor-although-recomputed-nearest',
    sentence: 'steps by the factor in nearest although recompute_scale_factor is true',
    cluster: 'B',
    clause: 'coordinates.recompute-drops-factor',
    decisions: { step: 'factor' },
    when: both(recomputes, modes('nearest', 'nearest-exact')),
  }),
  decided({
    id: 'steps/factor-inverted',
    sentence: 'steps by the factor itself instead of its reciprocal',
    cluster: 'B',
    clause: 'coordinates.given-scale-factor',
    decisions: { step: 'inverted-factor' },
  }),
  decided({
    id: 'steps/factor-in-float32',
    sentence: 'keeps the factor in float32 for float64',
    cluster: 'B',
    report: 'pytorch/pytorch#145581',
    clause: 'rounding.float64-arithmetic',
    decisions: { step: 'float32-factor' },
  }),
  wrapped({
    id: 'steps/factor-of-two-decimals',
    sentence: 'keeps the factor with two decimals once the size is known',
    cluster: 'B',
    report: 'pytorch/pytorch#27176',
    clause: 'coordinates.given-scale-factor',
    make: () => (input, options) => {
      const right = resize(input, options);
      const { scaleFactor, mode, recomputeScaleFactor } = options;
      if (scaleFactor === undefined || recomputeScaleFactor || mode === 'area') return right;
      const short = (factor: number) => Math.round(factor * 100) / 100;
      const rounded = typeof scaleFactor === 'number' ? short(scaleFactor) : scaleFactor.map(short);
      try {
        const off = resize(input, { ...options, scaleFactor: rounded });
        return off.shape.join() === right.shape.join() ? off : right;
      } catch {
        return right;
      }
    },
  }),
  decided({
    id: 'steps/whole',
    sentence: 'takes only whole ratios of the sizes',
    cluster: 'B',
    report: 'flagos-ai/FlagGems#5228',
    clause: 'coordinates.step-from-sizes',
    decisions: { step: 'whole' },
  }),
  decided({
    id: 'steps/integer-division',
    sentence: 'divides the sizes as integers',
    cluster: 'B',
    clause: 'coordinates.step-from-sizes',
    decisions: { step: 'integer-division' },
  }),
  decided({
    id: 'steps/aligned-by-factor',
    sentence: 'steps by the factor with align_corners=True',
    cluster: 'B',
    clause: 'coordinates.align-corners-ignores-factor',
    decisions: { alignedStep: 'factor' },
  }),
  decided({
    id: 'steps/aligned-by-fractional-size',
    sentence: 'aligns the corners of an output that is in · factor long, before it is cut',
    cluster: 'B',
    report: 'ml-explore/mlx#3908',
    clause: 'coordinates.align-corners-ignores-factor',
    decisions: { alignedStep: 'fractional-size' },
  }),
  decided({
    id: 'steps/of-the-other-axis',
    sentence: 'steps along the height by the ratio of the width, and the other way round',
    cluster: 'B',
    clause: 'output-size.factor-per-axis',
    decisions: { stepOf: 'mirrored' },
  }),
  decided({
    id: 'steps/of-the-first-axis',
    sentence: 'steps along every axis by the ratio of the first',
    cluster: 'B',
    clause: 'output-size.factor-per-axis',
    decisions: { stepOf: 'first' },
  }),
  decided({
    id: 'steps/of-the-last-axis',
    sentence: 'steps along every axis by the ratio of the last',
    cluster: 'B',
    clause: 'output-size.factor-per-axis',
    decisions: { stepOf: 'last' },
  }),
  decided({
    id: 'steps/of-the-last-axis-antialias',
    sentence: 'widens the antialias kernel by the ratio of the width on both axes',
    cluster: 'B',
    clause: 'antialias.support',
    decisions: { stepOf: 'last' },
    when: antialiased,
  }),
  decided({
    id: 'steps/of-the-last-axis-volumes',
    sentence: 'steps along every axis of a volume by the ratio of the last',
    cluster: 'B',
    clause: 'output-size.factor-per-axis',
    decisions: { stepOf: 'last' },
    when: ranks(5),
  }),
  decided({
    id: 'steps/unchanged-axis-skipped-in-bicubic',
    sentence: 'leaves an axis of unchanged size alone in bicubic, whatever the factor',
    cluster: 'B',
    report: 'pytorch/pytorch#65200',
    clause: 'bicubic.unchanged-size-with-factor',
    decisions: { unchangedAxis: 'left-alone' },
    when: both(modes('bicubic'), plain, not(dtypes('uint8'))),
  }),
  decided({
    id: 'steps/unchanged-axis-skipped-in-nearest-exact',
    sentence: 'leaves an axis of unchanged size alone in nearest-exact, whatever the factor',
    cluster: 'B',
    report: 'pytorch/pytorch#62237',
    clause: 'nearest.exact-given-factor',
    decisions: { unchangedAxis: 'left-alone' },
    when: modes('nearest-exact'),
  }),
  decided({
    id: 'steps/shortcut-in-rows',
    sentence: 'copies or doubles a 3-D input of equal or double size in nearest, whatever the factor',
    cluster: 'B',
    report: 'pytorch/pytorch#175154',
    clause: 'nearest.given-factor',
    decisions: { nearestShortcut: 'always' },
    when: both(modes('nearest'), ranks(3)),
  }),
  wrapped({
    id: 'steps/scalar-factor-for-width-only',
    sentence: 'scales only the width by a factor that is one number',
    cluster: 'B',
    clause: 'arguments.scalar-for-every-axis',
    make: () => (input, options) =>
      typeof options.scaleFactor === 'number'
        ? resize(input, {
            ...options,
            scaleFactor: input.shape
              .slice(2)
              .map((_, axis, all) => (axis === all.length - 1 ? Number(options.scaleFactor) : 1)),
          })
        : resize(input, options),
  }),
  ...rowsOf('steps', 'B', [
    [
      'whole-ratio-rounded',
      'coordinates.step-from-sizes',
      'rounds the ratio of the sizes to a whole one',
      { step: 'whole-rounded' },
    ],
  ]),
];
