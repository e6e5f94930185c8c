import {
  ANTIALIAS_KERNELS,
  type AntialiasMode,
  antialiasTaps,
  antialiasWindow,
  type Kernel,
} from '#reference/antialias.ts';
import { CUBIC_COEFFICIENT, cubicWeight } from '#reference/bicubic.ts';
import { inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { FLOAT_FORMATS, unitInTheLastPlace } from '#reference/rounding.ts';
import { neighbours, type Taps } from '#reference/taps.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import {
  aligned,
  antialiased,
  back,
  bilinear,
  both,
  channelOf,
  cubic,
  cubicTapsBy,
  filtered,
  not,
  ofMode,
  ofType,
  plain,
  planeOf,
  shrinks,
  summingToOne,
  through,
  unwritten,
  valued,
  within,
} from './words.ts';
import type { WrittenAway } from './written-away.ts';

const { abs, ceil, floor, fround, max, min, sin } = Math;

/** Written without a look at the known mistakes or the diagnosis, with what is due to each before any was asked. */
export const NINTH: Readonly<Record<string, WrittenAway>> = {
  // As half_pixel_centers and align_corners of TensorFlow, both set.
  'corners-with-half-pixels': {
    does: 'align_corners=True keeps its step and looks at the centres too: (k + ½) · (in − 1)/(out − 1) − ½',
    due: /^(?!.*(as (align_corners=)?False|(not|never) add|without|missing|edge)).*((k \+ (½|0\.5)|½ \+ k)\)? ?· ?(\(in|step|the (aligned )?step)|(half[- ]pixel|half an? (output )?(element|pixel)|½|cent(re|er)s?).*(as well|too|also|on top|\bwith align_corners|added|aligned step|keeps)|(as well|too|also|\badds?|\bwith|combin\w+).*(half|½|cent(re|er)s))/,
    vague: /align_corners|corner|coordinate|shift/,
    slips: [
      {
        when: both(not(antialiased), aligned, not(ofMode('nearest', 'nearest-exact', 'area'))),
        at: (k, axis) => (k + 0.5) * inputStep(axis) - 0.5,
      },
    ],
  },
  // As linspace(-1, 1, out) handed to grid_sample with align_corners=False.
  'unaligned-grid-to-the-edges': {
    does: 'bilinear without align_corners spreads its outputs from edge to edge: k · in/(out − 1) − ½',
    due: /in(putSize)? ?\/ ?\(out(putSize)? ?[−-] ?1\)|edge to edge|(from|between|spans?|to) (both |the )?(outer )?edges|outer edges?|first output.*(on|at) the (outer |left )?edge|\(out(putSize)? ?[−-] ?1\).*(in place|instead|rather)|divides? by (the )?out(put)?( size)? ?([−-] ?1|less one|minus one)|linspace/,
    vague: /coordinate|step|grid|align_corners|corner/,
    slips: [
      {
        when: both(bilinear, not(aligned)),
        at: (k, { inputSize, outputSize }) => (outputSize > 1 ? (k * inputSize) / (outputSize - 1) - 0.5 : -0.5),
      },
    ],
  },
  'half-pixel-taken-but-not-added': {
    does: 'the linear modes look at k · in/out − ½: the half of the output element is missing',
    due: /k ?(·|\*) ?(in(putSize)? ?\/ ?out(putSize)?|step|s|inputStep|\(in\/out\)|the step) ?[−-] ?(½|0\.5)|(half|½).*(not added|never added|missing|without adding|only (taken|subtract)|left out|forg)|(not|never|without|forgets?).*(add|\+).*(half|½)|(subtract|takes?).*(half|½).*(without|only|not|never)|(left|corner|start|edge) of the output (element|pixel|cell)|(half|½) (an |of an |a )?output (element|pixel)|½ ?· ?\(?(in|step)/,
    vague: /half|½|coordinate|shift/,
    slips: [{ when: both(plain, not(aligned)), at: (k, axis) => k * inputStep(axis) - 0.5 }],
  },
  // As scipy.ndimage with mode='mirror'.
  'linear-mirrors-the-coordinate': {
    does: 'the linear modes mirror a coordinate beyond the first or last element instead of limiting it',
    due: /mirror|reflect|fold|absolute|\|x\||turned? back|bounce/,
    vague: /border|edge|clamp|limit|beyond|outside/,
    slips: [
      {
        when: both(plain, not(aligned)),
        at: (k, axis) => {
          const last = axis.inputSize - 1;
          const coordinate = abs(sourceCoordinate(k, axis));
          return coordinate > last ? max(2 * last - coordinate, 0) : coordinate;
        },
      },
    ],
  },
  'corners-left-out-count-as-true': {
    does: 'a call that leaves align_corners out is computed as align_corners=True; False is False',
    due: /^(?!.*(recompute|antialias)).*((left out|leav\w+|omit\w*|absent|missing|default|None|not given|unset|undefined).*(True|aligned|corner)|(align|True).*(default|left out|omit|absent|missing|None|not given|unset|undefined))/,
    vague: /align_corners|corner/,
    slips: [
      {
        when: ({ options, mode }) =>
          options.alignCorners === undefined && !mode.startsWith('nearest') && mode !== 'area' && mode !== 'lanczos',
        options: (options) => ({ ...options, alignCorners: true }),
      },
    ],
  },
  'corners-along-the-width-only': {
    does: 'align_corners=True holds for the width only; along the other axes it counts as False',
    due: /(width|last axis).*(only|alone|not the)|(only|alone).*(width|last axis)|(height|depth|other axes|rows?|first ax).*(False|not aligned|never|without|ignor|unaligned|lose)|(False|ignor|not align|unaligned|never|loses?|drops?).*(height|depth|other axes|rows|but (the width|the last))/,
    vague: /align_corners|corner/,
    slips: [
      {
        when: aligned,
        axis: (axis) => (axis.fromEnd === 1 ? axis : { ...axis, alignCorners: false }),
      },
    ],
  },
  'factor-as-the-step': {
    does: 'a given scale_factor is stepped by itself and not by its reciprocal',
    due: /^(?!.*(\bin(putSize)? ?\/ ?out|round|float|sizes|of (the )?(other|first|width|height))).*(reciprocal|1 ?\/ ?(the )?(scale_)?factor|1 ?\/ ?s\b|invers|invert|steps? (along every axis )?by (the |a |its )?(given )?(scale_)?factor|(scale_)?factor (itself|as (the|its|a) step)|(·|times|multipl\w+ by) ?(the )?(given )?(scale_)?factor|\bout(putSize)? ?\/ ?in(putSize)?)/,
    vague: /factor|step|scale/,
    slips: [
      {
        axis: (axis) =>
          axis.scaleFactor === undefined || axis.scaleFactor <= 0
            ? axis
            : { ...axis, scaleFactor: 1 / axis.scaleFactor },
      },
    ],
  },
  // As before PyTorch 1.6.
  'recompute-left-out-counts-as-true': {
    does: 'a call that leaves recompute_scale_factor out steps by the sizes; only False steps by the factor',
    due: /^(?!.*(accept|refus|beside)).*(recompute.*(default|left out|leav|omit|absent|None|not given|unset|True|always)|(default|left out|leav|omit|absent|None|without|unset).*recompute|(ratio of|steps? (along every axis )?by) (the |its )?(two )?(ratio of (the )?)?sizes|(sizes|in(putSize)? ?\/ ?out(putSize)?).*(instead|not|rather|in place|whatever|ignor|where|when|with|though|despite).*factor|(ignores?|drops?|loses?|forgets?) (the |a )?(given )?(scale_)?factor|factor.*(ignor|only (sets|gives) the size|lost|drop|not stepped|as in ?\/ ?out))/,
    vague: /factor|step|scale/,
    slips: [
      {
        when: ({ options }) => options.scaleFactor !== undefined && options.recomputeScaleFactor === undefined,
        options: (options) => ({ ...options, recomputeScaleFactor: true }),
      },
    ],
  },
  // As Resize of torchvision.
  'lone-size-is-the-shorter-side': {
    does: 'a size that is one number is that of the shorter side; the other keeps the aspect ratio',
    due: /(short|small)\w*( of the two)? (side|edge|axis|one|dimension)|longer (side|edge|axis)|aspect|proportion|(one|lone|single) (number|size).*(one|single) (side|edge|axis)/,
    vague: /size|shape/,
    slips: [
      {
        when: ({ options, isBackward, axes }) =>
          typeof options.size === 'number' && options.size > 0 && !isBackward && axes.length === 2,
        options: (options, { shape }) => {
          const size = Number(options.size);
          const [height, width] = shape.slice(2);
          const shorter = min(height, width);
          return { ...options, size: [height, width].map((one) => floor((size * one) / shorter)) };
        },
      },
    ],
  },
  // As kCEIL of TensorRT.
  'nearest-rounds-up': {
    does: 'nearest reads the element at ⌈k · in/out⌉',
    due: /^(?!.*(rows?\b|limit|pitch|stride)).*(⌈|ceil|round(s|ed|ing)? (it |its \w+ |the \w+ |k \S+ \S+ )*up|upwards?|next (higher|larger|greater)|right(-hand)? neighbour|⌊.*⌋ ?\+ ?1)/,
    vague: /round|index|nearest|shift/,
    slips: [
      {
        when: ofMode('nearest'),
        at: (k, axis) => ceil(fround(fround(inputStep(axis)) * k)),
      },
    ],
  },
  // As asymmetric with round_prefer_ceil of ONNX.
  'exact-rounds-the-product': {
    does: 'nearest-exact rounds k · in/out to the nearest integer and leaves the half element out',
    due: /^(?!.*window).*(round\(?.*k|⌊k ?· ?(in ?\/ ?out|step|s)\w* ?\+ ?(½|0\.5)|round(s|ed|ing)?.*(k ?·|product|index|corner|in ?\/ ?out|left edge)|(asymmetric|without|leaves? out|no|not).*(half|½|cent(re|er))|(half|½).*(after|instead|left out|missing))/,
    vague: /index|half|½|centre|nearest-exact/,
    slips: [{ when: ofMode('nearest-exact'), at: (k, axis) => floor(k * inputStep(axis) + 0.5) }],
  },
  // As jax.image.resize, which filters where it shrinks.
  'filters-unasked-where-it-shrinks': {
    does: 'bilinear and bicubic are antialiased where they shrink, though nobody asks for it',
    due: /^(?!.*(True as|ignor)).*(antialias=False as (if |though )?(it were )?(antialias=)?True|antialias(ed|es|ing)?\b.*(though|unasked|without|always|also|whatever|regardless|not asked)|(unasked|always|also|whatever|even without|though).*(antialias|filter)|\bantialiases|filter\w*.*(unasked|without|always|though)|(as|by|of|with|like|uses) (the )?(antialias|antialiased|filtered)\b)/,
    vague: /shrink|filter|kernel|window|antialias/,
    slips: [
      {
        when: ({ mode, antialias }) => !antialias && (mode === 'bilinear' || mode === 'bicubic'),
        taps: (taps, k, axis, { mode }) =>
          shrinks(axis) ? antialiasTaps(k, axis, ANTIALIAS_KERNELS[mode as AntialiasMode]) : taps,
      },
    ],
  },
  'antialias-ignores-corners': {
    does: 'the antialiased modes compute align_corners=True as False',
    due: /align_corners=True as (if |though )?(it were )?(align_corners=)?False|(ignor|loses?|drops?|never (reads|looks)|no effect|disregard).*(align|corner)|(align|corner).*(ignor|lost|dropped|no effect|without effect|not read|never|as False|unaligned)|steps? by (in ?\/ ?out|the (ratio of the )?sizes|the factor).*(corner|align)/,
    vague: /align_corners|corner|step/,
    slips: [{ when: antialiased, axis: (axis) => ({ ...axis, alignCorners: false }) }],
  },
  'antialias-ignored-with-corners': {
    does: 'with align_corners=True the antialias option is ignored',
    due: /antialias(=True)? as (if |though )?(it were )?(antialias=)?False|(ignor|loses?|drops?|no effect).*(antialias|filter)|(not|never) (antialias|filter|widen|stretch)|(antialias|filter).*(ignor|lost|dropped|no effect|without effect|not read|never|as False|does nothing|unfiltered)|plain (bilinear|bicubic)|without (the )?(antialias|filter)/,
    vague: /antialias|align_corners|window|corner/,
    slips: [{ when: both(antialiased, aligned), at: sourceCoordinate }],
  },
  'antialias-one-stretch-for-both-axes': {
    does: 'antialiased modes stretch their kernel along both axes by the larger step of the two',
    due: /(larg|great|bigg|strong|wid)\w+ (of the (two )?)?(step|stretch|scale|ratio|one|of|axis|factor)|same (stretch|scale|window|filter|kernel|support|width)|one (stretch|scale|kernel|width).*(both|all|every|each)|(both|all|every|each) ax(e|i)s.*(same|one|other|largest|larger|maximum)|maximum|other axis|max\(|isotropic|(shrinks?|shrunk) (the )?most/,
    vague: /stretch|window|support|wide|kernel/,
    slips: [
      {
        when: antialiased,
        taps: (_, k, axis, { axes, mode }) => {
          const { support, weight } = ANTIALIAS_KERNELS[mode as AntialiasMode];
          const { centre } = antialiasWindow(k, axis, { support, weight });
          return windowed(centre, max(1, ...axes.map(inputStep)), axis.inputSize, { support, weight });
        },
      },
    ],
  },
  'antialias-centre-cut-to-an-element': {
    does: 'antialiased modes move the centre of the window to the middle of the element that it lies in',
    due: /(centre|center).*(whole|integer|cut|round|floor|trunc|⌊|element|snap|middle)|(whole|integer|cuts?|rounds?|floors?|truncat\w+|⌊|snaps?).*(centre|center)|fraction of the (centre|center)|⌊(\(k \+ (½|0\.5)|centre|c\b)/,
    vague: /centre|center|window|shift/,
    slips: [
      {
        when: antialiased,
        taps: (_, k, axis, { mode }) => {
          const kernel = ANTIALIAS_KERNELS[mode as AntialiasMode];
          const { centre, stretch } = antialiasWindow(k, axis, kernel);
          return windowed(floor(centre) + 0.5, stretch, axis.inputSize, kernel);
        },
      },
    ],
  },
  // As BOX of Pillow.
  'antialias-by-a-box': {
    does: 'antialiased bilinear weighs the elements of its cell equally, by a box in place of the triangle',
    due: /\bbox\b|equal(ly)?( weights?)?|(plain |simple |unweighted )?(mean|average)|same weight|\bas (the |in |mode )?area\b|\barea (mean|kernel|averag)|uniform|flat|constant weight/,
    vague: /kernel|window|weight|filter|support/,
    slips: [
      {
        when: both(antialiased, ofMode('bilinear')),
        taps: filtered(() => ({ support: 0.5, weight: (distance) => (distance > -0.5 && distance <= 0.5 ? 1 : 0) })),
      },
    ],
  },
  'lanczos-without-pi': {
    does: 'lanczos takes sin(x)/x for its sinc, without π',
    due: /π|\bpi\b|sin\(?x\)? ?\/ ?x|(unnormali[sz]ed|wrong) sinc|radian/,
    vague: /lanczos|sinc|kernel|weight/,
    slips: [
      {
        when: ofMode('lanczos'),
        taps: filtered(({ support }) => ({
          support,
          weight: (distance) => (abs(distance) < 3 ? sineOver(distance) * sineOver(distance / 3) : 0),
        })),
      },
    ],
  },
  'lanczos-never-stretched': {
    does: 'lanczos keeps six elements where it shrinks: its kernel is not stretched',
    due: /(not|never|un|without|no)( been| be)?[- ]?(stretch|widen|scal)|six|\b6\b|(fixed|same|constant|enlarging).*(window|support|width|taps|kernel)|(ignor|without|no effect).*(antialias|filter)|antialias.*(ignor|no effect|as False)|(window|kernel|support).*(not grow|does not|stays|too narrow|unscaled|narrow)|stretch\w* (\w+ )*(by|of|is|to|at) (1|one)(?![/\d]|\.\d)/,
    vague: /lanczos|window|support|stretch|kernel/,
    slips: [
      {
        when: ofMode('lanczos'),
        taps: (_, k, axis) => {
          const { centre } = antialiasWindow(k, axis, ANTIALIAS_KERNELS.lanczos);
          return windowed(centre, 1, axis.inputSize, ANTIALIAS_KERNELS.lanczos);
        },
      },
    ],
  },
  // As Pillow, for images of bytes.
  'bicubic-of-bytes-one-half': {
    does: 'bicubic of uint8 uses the coefficient −0.5',
    due: /(coefficient|\b[aA] ?=|kernel|Keys|cubic (with|of|by|uses)).*[−-] ?(0\.5(?!\d)|½)|[−-] ?(0\.5|½).*coefficient|Catmull|coefficient of (the )?antialias|antialiased (bicubic|kernel|coefficient)/,
    vague: /coefficient|kernel|cubic|weight/,
    slips: [{ when: both(cubic, ofType('uint8')), taps: cubicTapsBy(CUBIC_COEFFICIENT.antialiased, within) }],
  },
  'bicubic-weights-backwards': {
    does: 'bicubic hands its four weights to the four elements in reverse order',
    due: /^(?!.*(border|edge|beyond|outside|height|axes|channel|gradient)).*(revers|backward|mirror|opposite|exchang|swap|1 ?[−-] ?t\b|1 ?[−-] ?(the )?fraction|(wrong|other) (order|way|end|direction|neighbour)|from the right|last weight.*first)/,
    vague: /weight|fraction|cubic|tap/,
    slips: [{ when: cubic, taps: ({ indices, weights }) => ({ indices, weights: weights.toReversed() }) }],
  },
  // As the shaders that sample a texture with four bilinear reads.
  'bicubic-by-b-spline': {
    does: 'bicubic weighs by the cubic B-spline, which does not pass through the elements',
    due: /spline|1\/6|⅙|sixth|(not|never) (pass|interpolat|reproduc|keep)|blur|smooth(?!step)|B ?= ?1|approximat/i,
    vague: /kernel|coefficient|cubic|weight/,
    slips: [
      {
        when: cubic,
        taps: (_, k, axis) => {
          const coordinate = sourceCoordinate(k, axis);
          const outer = neighbours(floor(coordinate) - 1, 4);
          return {
            indices: outer.map((index) => within(index, axis)),
            weights: outer.map((index) => splineWeight(abs(coordinate - index))),
          };
        },
      },
    ],
  },
  'bicubic-one-element-on': {
    does: 'bicubic starts its four elements at the left neighbour: it is shifted by one element',
    due: /^(?!.*(half|½|quarter)).*((one|an?|1|whole) (input )?(element|pixel|step|tap|place|index)s? (\w+ )?(to(o| the)?|on|late|right|further|off|away|ahead)|(shift|mov|late|off|right)\w*.*(one|an?|1|whole)( \w+)? (element|pixel|tap|place|index)|(start|begin)\w*.*(left neighbour|⌊x⌋|at left|left(Index)?\b)|left ?(Index)?,? ?(…|to) ?left ?(Index)? ?\+ ?3|(index|left|leftIndex|⌊x⌋|coordinate|x|indices|position) ?\+ ?1\b)/,
    vague: /shift|tap|index|cubic|coordinate/,
    slips: [
      {
        when: cubic,
        taps: (_, k, axis) => {
          const coordinate = sourceCoordinate(k, axis);
          const outer = neighbours(floor(coordinate) - 1, 4);
          return {
            indices: outer.map((index) => within(index + 1, axis)),
            weights: outer.map((index) => cubicWeight(coordinate - index, CUBIC_COEFFICIENT.plain)),
          };
        },
      },
    ],
  },
  'area-rounds-its-ends': {
    does: 'area rounds both ends of its windows to the nearest integer',
    due: /^(?=.*(window|start|end|bound|edge|limit|k ?·|⌊|begin))(?!.*(centre|middle)).*(round(s|ed|ing)?\b|nearest (integer|whole|element|boundary)|\+ ?(½|0\.5))/,
    vague: /window|area|start|end|overlap/,
    slips: [
      {
        when: ofMode('area'),
        taps: (_, k, { inputSize, outputSize }) => {
          const first = min(floor((k * inputSize) / outputSize + 0.5), inputSize - 1);
          return meanOf(first, max(floor(((k + 1) * inputSize) / outputSize + 0.5), first + 1));
        },
      },
    ],
  },
  'bfloat16-ties-away-from-zero': {
    does: 'a result in the middle between two bfloat16 is rounded away from zero',
    due: /away from (zero|0)|(tie|middle|half|halves|halfway|midpoint).*(up|away|larger|not to even|greater|magnitude)|^(?!.*(cut|truncat|drop)).*(not|instead of|rather than).*even|0x8000/,
    vague: /round|bfloat16|tie|even/,
    slips: [
      {
        when: both(ofType('bfloat16'), not(ofMode('nearest', 'nearest-exact'))),
        after: (values) => {
          const near = through('bfloat16', values);
          return values.map((value, at) => {
            const off = value - near[at];
            const isTie = abs(off) === unitInTheLastPlace(value, FLOAT_FORMATS.bfloat16) / 2;
            return isTie && abs(near[at]) < abs(value) ? value + off : value;
          });
        },
      },
    ],
  },
  'float16-small-numbers-are-zero': {
    does: 'a float16 result that is subnormal becomes 0',
    due: /subnormal|denormal|(small|tiny|minute)(est)? (\w+ )?(number|value|result|element)s?|2⁻¹⁴|2 ?(\^|\*\*) ?\(?[−-] ?14|6\.1|underflow|flush/,
    vague: /zero|float16|\b0\b/,
    slips: [{ when: ofType('float16'), ...valued((value) => (abs(value) < 2 ** -14 ? 0 : value)) }],
  },
  // As rint does.
  'bytes-halves-to-even': {
    does: 'uint8 results in the middle are rounded to the even level',
    due: /(to|the) (nearest |next )?even|half[- ]even|even (level|number|neighbour|integer|value)|\brint\b|banker/,
    vague: /round|tie|half|halves|uint8/,
    slips: [
      {
        when: ofType('uint8'),
        level: (value) => {
          const below = floor(value);
          const isUp = value - below > 0.5 || (value - below === 0.5 && below % 2 !== 0);
          return min(max(below + (isUp ? 1 : 0), 0), 255);
        },
      },
    ],
  },
  'batch-and-channels-exchanged': {
    does: 'the input is read as C N H W: batch and channels are exchanged',
    due: /(batch|image|sample)(es|s)?\b.*(channel)s?.*(exchang|swap|transpos|order|mix|revers)|(exchang|swap|transpos|mix|confus)\w*.*((batch|image)\w*.*channel|channel.*(batch|image)|N and C|C and N)|\bC,? ?N\b|channels? (first|before|outermost|as (the )?batch)|batch(es)? (as|for) (the )?channel|channel-major|c ?· ?(N|batch) ?\+ ?n|planes?.*(transpos|order)/,
    vague: /plane|channel|batch|layout|image/,
    slips: [
      {
        before: (values, { inputShape }) => {
          const [batch, channels] = inputShape;
          const plane = planeOf(inputShape);
          return values.map((_, at) => {
            const place = floor(at / plane);
            const from = (place % channels) * batch + floor(place / channels);
            return values[from * plane + (at % plane)];
          });
        },
      },
    ],
  },
  // As bytesPerRow of WebGPU, with four elements for its 256 bytes.
  'rows-a-multiple-of-four-apart': {
    does: 'rows of an image are read as if they lay a multiple of four elements apart',
    due: /pitch|stride|(multiple|block|group)s? of (4|four)|(4|four)-element|to (4|four) elements|pads|padd|aligned (to|rows?|lines?)|(row|line)s?.*(apart|too far|wider|farther|further|longer|rounded up)|⌈\(?(in|W|width)\w* ?\/ ?4\)?⌉/,
    vague: /row|layout|width|memory/,
    slips: [
      {
        when: ({ inputShape, isBackward }) => inputShape.length === 4 && inputShape[3] % 4 !== 0 && !isBackward,
        before: (values, { inputShape }) => {
          const width = inputShape[3];
          const pitch = ceil(width / 4) * 4;
          return values.map((_, at) => values[floor(at / width) * pitch + (at % width)] ?? 0);
        },
      },
    ],
  },
  // As a kernel that takes channels in pairs, half2.
  'odd-channel-of-halves-unwritten': {
    does: 'float16 and bfloat16 with an odd number of channels leave the last channel unwritten',
    due: /(last|odd|third|final|remaining|left-?over) channel|channels?.*(\bodd|in pairs?|\blast\b|by twos?|two by two|two at a time)|(pairs?|twos|\bodd\b).*channel/,
    vague: /unwritten|channel|zero|empty|plane/,
    slips: [
      {
        when: both(ofType('float16', 'bfloat16'), ({ inputShape }) => inputShape[1] > 1 && inputShape[1] % 2 === 1),
        ...unwritten((at, shape) => channelOf(at, shape) === shape[1] - 1),
      },
    ],
  },
  'right-neighbour-in-the-next-row': {
    does: 'the linear modes do not limit the right neighbour: at the right end they read the next row',
    due: /^(?!.*(same row|own row|extrapolat|mirror|reflect|fold)).*(next (row|line)|following (row|line)|(beyond|past|after|behind|outside|over) (the )?(right |row |last )?(end|last|row|edge|border|line|element)\w*|(not|never|un|without)\b ?.*(clamp|limit|bound|held|hold)\w*.*(neighbour|index|right|last|tap)|(right|last|neighbour|index).*(unclamped|unlimited|not (clamped|limited|held))|out of bounds)/,
    vague: /border|edge|right|neighbour|last/,
    slips: [
      {
        when: both(plain, not(back)),
        taps: ({ indices, weights }, k, axis) => {
          if (axis.fromEnd !== 1) return { indices, weights };
          const coordinate = max(sourceCoordinate(k, axis), 0);
          const left = min(floor(coordinate), axis.inputSize - 1);
          if (coordinate === left) return { indices, weights };
          return { indices: [left, left + 1], weights: [1 - coordinate + left, coordinate - left] };
        },
      },
    ],
  },
  'result-remembered-by-shape': {
    does: 'a call of the same dtype, shape and options as an earlier one is given the result of that one',
    due: /^(?!.*(writ|buffer|weight|taps|factor|antialias|corner)).*((earlier|previous|first|before|old|last|other|another)( such| equal| like)? (call|result|answer|one)|(remember|cache|memo|stale|reus|keep|kept|store|return)\w*.*((its |old |earlier )(results?|answers?|outputs?)|(results?|answers?|outputs?) (of|by|for|from))|(results?|answers?|outputs?)\b.*(cache|memo|remember|reus|stale|earlier|before|kept))/,
    vague: /state|depends|shape|earlier|before|cache/,
    slips: [],
    further: (right) => {
      const results = new Map<string, Tensor>();
      return {
        interpolate(input: Tensor, options: InterpolateOptions): Tensor | Promise<Tensor> {
          const key = JSON.stringify([input.dtype, input.shape, options]);
          const known = results.get(key) ?? (right.interpolate(input, options) as Tensor);
          results.set(key, known);
          return { ...known, data: known.data.slice() };
        },
      };
    },
  },
  'area-gradient-divides-in-place': {
    does: 'the gradient of area writes into the gradOutput that it is given',
    due: /(writ|chang|modif|overwrit|alter|destroy|mutat|touch|scales|divides)\w*.*(gradOutput|grad_output|its (input|argument)|(that )?it is (given|handed)|the input|in place(?! of)|caller)|in[- ]place(?! of)|(gradOutput|its input|the input|argument).*(chang|modif|in place|altered|not kept|written|overwrit)|gradient of the output.*(chang|modif|in place|altered|not kept|written)/,
    vague: /gradient|area|memory|keep/,
    slips: [],
    further: (right) => ({
      interpolateBackward(gradOutput: Tensor, inputShape: readonly number[], options: InterpolateOptions) {
        const result = right.interpolateBackward(gradOutput, inputShape, options);
        const count = planeOf(inputShape) / planeOf(gradOutput.shape);
        if (options.mode !== 'area' || gradOutput.dtype.endsWith('16')) return result;
        for (let at = 0; at < gradOutput.data.length; at++) gradOutput.data[at] /= count;
        return result;
      },
    }),
  },
  'nearest-loses-minus-zero': {
    does: 'the nearest modes turn −0 into 0',
    due: /[−-]0(?![.\d])|(negative|minus|signed) zero|sign of (a |the )?(zero|0)|zero.*sign|sign.*zero/,
    vague: /zero|sign|copy|copies|bits/,
    slips: [{ when: ofMode('nearest', 'nearest-exact'), ...valued((value) => (value === 0 ? 0 : value)) }],
  },
  // As einsum with a dense matrix of weights.
  'weighs-every-element-of-the-axis': {
    does: 'every element of an axis is multiplied, most by 0, so that a NaN or an infinity fills its row and column',
    due: /(0|zero) ?(·|\*|times|×)|(NaN|infinit|∞).*(spread|whole|every|all|entire|fill|row|column|line|plane|outside|beyond|other|axis|reach|far)|(spread|fill|reach)\w*.*(NaN|infinit|row|column|plane|axis)|(all|every|each|whole) (the )?(input )?(element|row|axis|tap|value)s?.*(0|zero|multipl|read|NaN|weight)|dense|matri(x|ces)|(outside|beyond) (the|its) (taps|window)|(read|multipl|weigh)\w* (all|every|each|the whole)/,
    vague: /NaN|infinit|special|weight/,
    slips: [
      {
        when: not(back),
        taps: ({ indices, weights }, _, { inputSize }) => {
          const all = neighbours(0, inputSize);
          return { indices: all, weights: all.map((index) => weightOf(index, { indices, weights })) };
        },
      },
    ],
  },
  'takes-recompute-beside-size': {
    does: 'recompute_scale_factor=True beside a size is accepted and ignored',
    due: /(accept|not refus|never refus|fails? to refuse|takes?|allow|without refus|ignor|should refuse|let).*recompute|recompute.*(accept|not refus|taken|allow|ignor|beside|with size|together|and size)/,
    vague: /refus|accept|size/,
    slips: [],
    further: (right) => ({
      interpolate: (input, { recomputeScaleFactor, ...rest }) =>
        right.interpolate(
          input,
          rest.size === undefined && recomputeScaleFactor !== undefined ? { ...rest, recomputeScaleFactor } : rest,
        ),
    }),
  },
  // As a library for pictures: grey, RGB, RGBA.
  'refuses-other-channels-than-of-pictures': {
    does: 'it refuses a number of channels other than 1, 3 and 4',
    due: /channels?.*(refus|only|declin|throw|fail|error|not support|other than|1, 3|not taken)|(refus|only|declin|throw|fail|error|not support|other than|1, 3)\w*.*channel/i,
    vague: /refus|accept|shape/,
    slips: [
      {
        refuses: ({ inputShape }) =>
          ![1, 3, 4].includes(inputShape[1]) && `Unsupported number of channels: ${inputShape[1]}`,
      },
    ],
  },
  'refuses-an-empty-batch': {
    does: 'it refuses an input without batch entries',
    due: /(empty|\b0\b|\bno\b|without|zero)( \w+)? (batch|images?|N\b)|batch\w*.*(empty|\b0\b|nothing|zero|no entries)|\bN ?= ?0|(empty|\b0\b|zero).*\bbatch|no batch|without batch/,
    vague: /refus|accept|empty|\b0\b/,
    slips: [{ refuses: ({ inputShape }) => inputShape[0] === 0 && 'The batch is empty' }],
  },
  'gradient-linear-weights-exchanged': {
    does: 'the gradient of the linear modes gives each neighbour the weight of the other',
    due: /^(?!.*(height|axes|channel|batch|rows)).*((exchang|swap|revers|switch|interchang|confus|mix)\w*|(each|the) (neighbour|weight|one|other|left|right).*(of|by|to) the other|wrong (neighbour|way)|opposite|other neighbour|left.*right|right.*left|1 ?[−-] ?(t\b|(the )?fraction))/,
    vague: /gradient|weight|neighbour/,
    slips: [
      {
        when: both(back, plain),
        taps: ({ indices, weights }) => ({ indices, weights: weights.toReversed() }),
      },
    ],
  },
  'gradient-area-by-the-ratio': {
    does: 'the gradient of area divides by in/out and not by the number of elements of the window',
    due: /^(?!.*(k ?·|steps? )).*(gradient|divi|weigh|window|count|mean|average|backward).*(\bin(putSize)? ?\/ ?out|\bout(putSize)? ?\/ ?in|ratio)|(not|instead of|rather than|in place of).*(count|number of|how many|elements of|size of the window|length of the window)|(constant|same|fixed|fractional) (divisor|count|number|weight|size)|real (size|width|length)/,
    vague: /gradient|area|weight|window|divid/,
    slips: [
      {
        when: both(back, ofMode('area')),
        taps: ({ indices, weights }, _, { inputSize, outputSize }) => ({
          indices,
          weights: weights.map(() => outputSize / inputSize),
        }),
      },
    ],
  },
};

/** The window of a kernel about a centre, in input elements from the left edge of the first one. */
function windowed(centre: number, stretch: number, inputSize: number, { support, weight }: Kernel): Taps {
  const first = max(floor(centre - support * stretch + 0.5), 0);
  const end = min(floor(centre + support * stretch + 0.5), inputSize);
  const indices = neighbours(first, end - first);
  return summingToOne({ indices, weights: indices.map((index) => weight((index + 0.5 - centre) / stretch)) });
}

function sineOver(x: number): number {
  return x === 0 ? 1 : sin(x) / x;
}

function splineWeight(distance: number): number {
  if (distance < 1) return 2 / 3 - distance ** 2 + distance ** 3 / 2;
  return distance < 2 ? (2 - distance) ** 3 / 6 : 0;
}

function meanOf(first: number, end: number): Taps {
  const indices = neighbours(first, end - first);
  return { indices, weights: indices.map(() => 1 / indices.length) };
}

function weightOf(at: number, { indices, weights }: Taps): number {
  return weights.reduce((sum, weight, tap) => (indices[tap] === at ? sum + weight : sum), 0);
}
