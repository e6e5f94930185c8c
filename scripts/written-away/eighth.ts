import { ANTIALIAS_KERNELS, type AntialiasMode, antialiasWindow, type Kernel, sinc } from '#reference/antialias.ts';
import { cubicTaps } from '#reference/bicubic.ts';
import { inputStep, sourceCoordinate } from '#reference/coordinates.ts';
import { linearTaps } from '#reference/linear.ts';
import { copyTaps } from '#reference/nearest.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { neighbours, type Taps } from '#reference/taps.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { AxisAt, Slip } from './slipped.ts';
import {
  aligned,
  antialiased,
  back,
  bilinear,
  both,
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
  weighed,
  within,
} from './words.ts';
import type { WrittenAway } from './written-away.ts';

const { abs, ceil, floor, max, min, trunc } = Math;

/** Written without a look at the known mistakes or the diagnosis, with what is due to each before any was asked. */
export const EIGHTH: Readonly<Record<string, WrittenAway>> = {
  'corners-drop-only-the-half': {
    does: 'linear modes with align_corners look at k · in / out: the flag only drops the half pixel',
    due: /^(?!.*− ?1\)).*(asymmetric|k · (step|in|scale)|drops? the half|(without|no|leaves? out).*(half[- ]pixel|½)|in(putSize)? ?\/ ?out|(ratio|quotient) of (the )?(\w+ and \w+ )?sizes)/,
    vague: /align_corners|corner|coordinate|step/,
    slips: [{ when: both(plain, aligned), at: (k, axis) => (k * axis.inputSize) / axis.outputSize }],
  },
  'bicubic-corners-step-short': {
    does: 'bicubic with align_corners steps by (in − 1) / out and never reaches the last element',
    due: /\(in(putSize)? ?[−-] ?1\) ?\/ ?out(putSize)?\b(?! ?[−-])|divid.*(out|output ?size).*(not|without|instead|rather).*(− ?1|less|minus)|(short of|not reach|never reach).*last|last.*(short|not reach|never reach)/i,
    vague: /align_corners|corner|step/,
    slips: [{ when: both(cubic, aligned), at: (k, axis) => (k * (axis.inputSize - 1)) / axis.outputSize }],
  },
  'antialias-centre-half-to-the-left': {
    does: 'antialiased modes place the centre of the window half an element to the left',
    due: /(half|½|0\.5)( an?| of an| input)? ?(element|pixel|cell)?.*(left|early|low|short|off|shift|away)|(shift|move|off|left|early).*(half|½|0\.5)|(subtract|takes?|less).*(half|½|0\.5)|(centre|window).*[−-] ?½|− ?½.*(centre|window)|from the (centre|middle) of/,
    vague: /centre|window|shift/,
    slips: [
      {
        when: both(antialiased, not(aligned)),
        taps: (_, k, axis, { mode }) => {
          const { centre, stretch } = antialiasWindow(k, axis, kernelOf(mode));
          return summingToOne(windowed(centre - 0.5, stretch, axis, kernelOf(mode)));
        },
      },
    ],
  },
  'recompute-without-effect': {
    does: 'recompute_scale_factor has no effect: the given factor is stepped by all the same',
    due: /recompute/,
    vague: /factor|step|ratio of/,
    slips: [{ options: ({ recomputeScaleFactor: _, ...rest }) => rest }],
  },
  // As the dsize of OpenCV.
  'size-width-first': {
    does: 'a size is read from the width on: (W, H), or (W, H, D)',
    due: /\bsizes?\b.*(order|revers|exchang|swap|W, H)|(order|revers|exchang|swap).*\bsizes?\b|width.*(first|before).*height|size as \(width, height\)/i,
    vague: /size|shape|axes|axis/,
    slips: [
      {
        when: not(back),
        options: ({ size, ...rest }) => ({
          ...rest,
          ...(size === undefined ? {} : { size: typeof size === 'number' ? size : size.toReversed() }),
        }),
      },
    ],
  },
  'output-size-to-nearest': {
    does: 'the product of size and factor is rounded to the nearest integer',
    due: /(size|product).*\bround(s|ed|ing)?\b(?! (up|down|in|to float(32)?)\b)|\bround(s|ed|ing)?\b(?! (up|down|to float)).*(size|product)|nearest (integer|whole)/,
    vague: /size|product/,
    slips: [
      {
        when: not(back),
        options: ({ scaleFactor, recomputeScaleFactor, ...rest }, { shape }) =>
          scaleFactor === undefined
            ? rest
            : {
                ...rest,
                size: factorsFor(scaleFactor, shape).map((factor, at) => floor(shape[at + 2] * factor + 0.5)),
              },
        axis: (axis, { mode, options: { scaleFactor, recomputeScaleFactor }, inputShape, axes }) =>
          scaleFactor === undefined || recomputeScaleFactor || mode === 'area'
            ? axis
            : { ...axis, scaleFactor: factorsFor(scaleFactor, inputShape)[axes.length - axis.fromEnd] },
      },
    ],
  },
  'nearest-rounds-the-index': {
    does: 'nearest rounds k · step to the nearest index',
    due: /^(?!.*half-pixel).*(round(s|ed)? (the |its )?(index|coordinate|position|product|k ·)|round(s|ed|ing)? .*(to (the )?nearest|half|instead)|round\(|nearest (integer|index)|(instead of|not|rather than) (rounding (it )?down|floor|trunc|cut)|(step|in\w* ?\/ ?out\w*) \+ (½|0\.5))/,
    vague: /index|round|floor/,
    slips: [{ when: ofMode('nearest'), at: (k, axis) => floor(k * inputStep(axis) + 0.5) }],
  },
  'exact-floors-the-half-pixel': {
    does: 'nearest-exact takes the floor of (k + ½) · step − ½',
    due: /^(?!.*(halves|\bties?\b)).*((floor|trunc|cut|round(s|ed)? down|down).*(half[- ]pixel|− ?½)|half[- ]pixel.*(floor|down|trunc|cut|not round|without round)|(½|half|0\.5).*(too (low|small|little|far)|left|missing|short|twice|back)|subtract.*(½|0\.5|half)|\(k \+ ½\) · \w+ − ½)/,
    vague: /half|index|floor|round|left/,
    slips: [{ when: ofMode('nearest-exact'), at: (k, axis) => floor((k + 0.5) * inputStep(axis) - 0.5) }],
  },
  // As kernels of fixed point do: step = (in << 16) / out, index = k * step >> 16.
  'nearest-step-of-sixteen-bits': {
    does: 'the nearest modes step in fixed point: the step is cut off after 16 fractional bits',
    due: /(\b16\b|sixteen)( \w+)? bits|16\.16|65,?536|2⁻¹⁶|2\^-?16|fixed[- ]point/,
    vague: /step|tie|bits|precision|rounded/,
    slips: [
      {
        when: ofMode('nearest', 'nearest-exact'),
        at: (k, axis, { mode }) => {
          const step = floor(inputStep(axis) * 2 ** 16);
          return floor(((mode === 'nearest' ? k : k + 0.5) * step) / 2 ** 16);
        },
      },
    ],
  },
  'linear-extrapolates-before-the-first': {
    does: 'linear modes do not keep the coordinate inside the axis: before the first element they extrapolate',
    due: /extrapolat|negative (weight|fraction|coordinate|position)|(weight|fraction|coordinate|position).*(negative|below 0|beyond|above 1|over 1|more than)|(coordinate|position|fraction).*not (clamp|kept|limit|moved)|(not|never|without|forgets?).*(clamp|limit|keep).*(coordinate|fraction|position)/,
    vague: /border|edge|clamp|first element|left/,
    slips: [
      {
        when: both(plain, not(aligned)),
        taps: (right, k, axis) => {
          const coordinate = sourceCoordinate(k, axis);
          return coordinate < 0 ? { indices: [0, within(1, axis)], weights: [1 - coordinate, coordinate] } : right;
        },
      },
    ],
  },
  // The polynomials are evaluated out of their ranges, as code without a sign of the distance does.
  'bicubic-truncates-the-coordinate': {
    does: 'bicubic truncates the coordinate towards zero, so that its fraction is negative before the first element',
    due: /trunc|toward(s)? (zero|0)|negative (fraction|weight)|fraction.*(negative|below)|extrapolat/,
    vague: /border|edge|clamp|floor|left|below 0|outside/,
    slips: [
      {
        when: cubic,
        taps: (right, k, axis) => {
          const coordinate = sourceCoordinate(k, axis);
          if (coordinate >= 0) return right;
          const left = trunc(coordinate);
          const t = coordinate - left;
          return {
            indices: neighbours(left - 1, 4).map((index) => within(index, axis)),
            weights: [outerCubic(t + 1), innerCubic(t), innerCubic(1 - t), outerCubic(2 - t)],
          };
        },
      },
    ],
  },
  'bicubic-reflects': {
    does: 'bicubic reflects taps beyond the border at the border element',
    due: /reflect|mirror/,
    vague: /border|edge|outside/,
    slips: [
      {
        when: cubic,
        taps: cubicTapsBy(-0.75, (index, axis) => {
          const last = axis.inputSize - 1;
          return within(index < 0 ? -index : index > last ? 2 * last - index : index, axis);
        }),
      },
    ],
  },
  'bicubic-mitchell': {
    does: 'bicubic uses the kernel of Mitchell and Netravali, B = C = ⅓, with antialias and without',
    due: /mitchell|netravali|B ?= ?(C ?= ?)?(⅓|1\/3)|(1\/3|⅓)|blur|smooth|spline/i,
    vague: /kernel|coefficient|cubic weights|weights/,
    slips: [
      { when: cubic, taps: cubicByKernel(mitchell) },
      { when: both(antialiased, ofMode('bicubic')), taps: filtered(() => ({ support: 2, weight: mitchell })) },
    ],
  },
  'antialias-stretch-rounded-up': {
    does: 'antialiased modes stretch the kernel by the step rounded up to a whole number',
    due: /round(s|ed|ing)?.* up|ceil|next (integer|whole)|whole (number|element|multiple)|to an integer/,
    vague: /stretch|support|wid(e|th)|window|kernel/,
    slips: [
      {
        when: antialiased,
        taps: (_, k, axis, { mode }) => {
          const { centre, stretch } = antialiasWindow(k, axis, kernelOf(mode));
          return summingToOne(windowed(centre, ceil(stretch), axis, kernelOf(mode)));
        },
      },
    ],
  },
  'antialias-window-ends-early': {
    does: 'the last element of an antialiased window is left out',
    due: /last (tap|element|weight|one)|rightmost|one (tap|element|weight)? ?(too few|short|less|fewer|early|too early)|(ends?|stops?|cuts?).*(one|early|before|short)|right (tap|end|edge|side|half|border).*(missing|left out|cut|lost|short)/,
    vague: /window|taps?|support/,
    slips: [
      {
        when: antialiased,
        taps: (right) =>
          right.indices.length < 2
            ? right
            : summingToOne({ indices: right.indices.slice(0, -1), weights: right.weights.slice(0, -1) }),
      },
    ],
  },
  'antialias-divides-by-the-stretch': {
    does: 'antialiased weights are divided by the stretch of the kernel and not by their sum',
    due: /divid.*(stretch|step|scale|ratio|support|width)|(not|without|never|un)[- ]?(be |are |is )?normali[sz]|not.*divid.*sum|(sum|add)( up)? .*not.*(1|one)\b|darken|dark/,
    vague: /normal|border|edge|sum|weights?|zero|drop/,
    slips: [
      {
        when: antialiased,
        taps: (_, k, axis, { mode }) => {
          const { centre, stretch } = antialiasWindow(k, axis, kernelOf(mode));
          const { indices, weights } = windowed(centre, stretch, axis, kernelOf(mode));
          return { indices, weights: weights.map((weight) => weight / stretch) };
        },
      },
    ],
  },
  'lanczos-of-two-lobes': {
    does: 'lanczos has two lobes: sinc(u) · sinc(u/2) for |u| < 2',
    due: /(two|2) lobes|lanczos[- ]?2|(support|half-width|radius|window|a)( of| =| is)? ?(2|two)\b|u ?\/ ?2|two instead/i,
    vague: /lanczos|kernel|support|lobe|sinc/,
    slips: [
      {
        when: ofMode('lanczos'),
        taps: filtered(() => ({ support: 2, weight: (u) => (abs(u) < 2 ? sinc(u) * sinc(u / 2) : 0) })),
      },
    ],
  },
  'area-includes-the-end': {
    does: 'an area window runs up to and with floor((k + 1) · in / out), so that it has one element too many where that divides evenly',
    due: /(one|an) (element|input)? ?(too (many|long|far|wide)|more|longer|further|extra)|extra element|inclusive|includ|(up to|through) and with|floor.*\+ ?1|next window.*(first|begin)|(first|begin).*next window|overlap|⌋ \+ 1/,
    vague: /window|end|border|area/,
    slips: [
      {
        when: ofMode('area'),
        taps: (_, k, { inputSize, outputSize }) => {
          const first = floor((k * inputSize) / outputSize);
          const last = min(floor(((k + 1) * inputSize) / outputSize), inputSize - 1);
          const count = last - first + 1;
          return { indices: neighbours(first, count), weights: new Array<number>(count).fill(1 / count) };
        },
      },
    ],
  },
  // As adaptive pooling is often exported: a pool of fixed stride and kernel.
  'area-as-a-fixed-pool': {
    does: 'area shrinks by an average pool: stride floor(in / out), and every window as long as the last one needs',
    due: /stride|fixed|average[- ]?pool|avg_?pool|\bpool|(in|inputSize) − \(out|(same|equal) (size|length|width|number)|equal(ly)? (long|large|wide|sized)|floor\(in(putSize)? ?\/ ?out|(every|all|each) windows?.*(same|equal|as long|as many)|whole (step|number)|(step|ratio).*(floor|down|trunc)/,
    vague: /window|mean|area/,
    slips: [
      {
        when: ofMode('area'),
        taps: (right, k, { inputSize, outputSize }) => {
          if (outputSize > inputSize) return right;
          const stride = floor(inputSize / outputSize);
          const count = inputSize - (outputSize - 1) * stride;
          return { indices: neighbours(k * stride, count), weights: new Array<number>(count).fill(1 / count) };
        },
      },
    ],
  },
  'area-enlarges-by-copies': {
    does: 'area copies one element where it enlarges, as nearest does',
    due: /\b(as|like|does|is|becomes|to) `?nearest|nearest`? (neighbour|element|does)|cop(y|ies) (one|a|the|each|every|its) |(reads?|takes?|has|holds?) (only )?(one|the first|a single)|first element (of|alone)|(one|single) element|floors both ends .*that grow/,
    vague: /window|enlarg|grow/,
    slips: [
      {
        when: ofMode('area'),
        taps: (right, k, { inputSize, outputSize }) =>
          outputSize > inputSize ? copyTaps(floor((k * inputSize) / outputSize)) : right,
      },
    ],
  },
  'depth-never-aligned': {
    does: 'trilinear ignores align_corners along the depth',
    due: /(ignores?|without|not|no|never|loses?|drops?|half-pixel|lost).*align_corners|align_corners.*(ignored|lost|dropped|half-pixel|no effect)|align_corners=True as False.*depth/,
    vague: /align_corners|depth|half-pixel|corner|\bD\b/,
    slips: [
      {
        when: both(ofMode('trilinear'), aligned),
        axis: (axis) => ({ ...axis, alignCorners: axis.fromEnd !== 3 }),
      },
    ],
  },
  'bicubic-keeps-floats-in-a-byte': {
    does: 'bicubic limits the results of floating-point images to 0 … 255',
    due: /(clamp|limit|cut|clip|restrict|saturat).*(\b0\b|255|negative|zero)|(negative|below (0|zero)).*(0|zero|clamp|clip|cut|lost)|\b0 ?(…|to|and|\.\.|–) ?255/,
    vague: /clamp|limit|clip|range|overshoot/,
    slips: [
      {
        when: both(ofMode('bicubic'), both(not(ofType('uint8')), not(back))),
        ...valued((value) => min(max(value, 0), 255)),
      },
    ],
  },
  'width-steps-as-the-height': {
    does: 'bilinear and bicubic step along the width by the step of the height',
    due: /^(?!.*(exchang|swap)).*(step|scale|ratio|factor|coordinate|position).*(height.*width|width.*height|\bH\b.*\bW\b|\bW\b.*\bH\b)|height.*(step|scale|ratio|factor).*width|width.*(step|scale|ratio|factor).*height|\b(one|same|single|first) (step|scale|ratio|factor)\b.*(both|all|every|each)|ratio of the first/,
    vague: /width|step|scale|axis|axes/,
    slips: [
      {
        when: both(ofMode('bilinear', 'bicubic'), not(antialiased)),
        at: (k, axis, { axes: [height] }) => {
          if (axis.fromEnd !== 1) return sourceCoordinate(k, axis);
          return axis.alignCorners ? k * inputStep(height) : (k + 0.5) * inputStep(height) - 0.5;
        },
      },
    ],
  },
  'uint8-bicubic-rounds-once': {
    does: 'bicubic of uint8 is rounded and clamped once, after both passes',
    due: /(once|at the end|between|intermediate|(each|first|after every) pass|both passes|two passes).*(round|clamp)|(round|clamp).*(once|at the end|between|intermediate|pass)/,
    vague: /round|clamp|pass/,
    slips: [{ when: both(ofMode('bicubic'), ofType('uint8')), between: (value) => value }],
  },
  'bfloat16-cut-off': {
    does: 'results in bfloat16 are the upper half of the bits of a float32: cut off and not rounded',
    due: /^(?!.*(coordinate|half-pixel|index)).*(trunc|cut(s|ting)? off|drops? |toward(s)? zero|(not|without|instead of).*round)/,
    vague: /bfloat16|round/,
    slips: [{ when: ofType('bfloat16'), ...valued(upperHalf) }],
  },
  // As the INTER_TAB_SIZE of OpenCV's remap.
  'cubic-weights-from-a-table-of-32': {
    does: 'bicubic takes its weights from a table: the coordinate is rounded to a 32nd',
    due: /1 ?\/ ?32|32nd|\b32 (\w+ )?(steps|parts|positions|entries|phases|places|levels|fractions|weights|subpixels)|thirty-second|(5|five)( \w+)? bits|2⁻⁵|2\^-5|0\.03125|table/,
    vague: /coordinate|rounded|fraction|precision|bits|weights/,
    slips: [{ when: cubic, at: (k, axis) => floor(sourceCoordinate(k, axis) * 32 + 0.5) / 32 }],
  },
  'corners-of-one-output-in-the-middle': {
    does: 'with align_corners an axis of one output element looks at the middle',
    due: /middle|\(in(putSize)? [−-] 1\) ?\/ ?2|centre of (the|its) (axis|input)|at (the|its) centre|(half-pixel|(ignores?|without|not) align_corners).*(\bone\b|single|\b1\b)|(\bone\b|single|\b1\b).*(half-pixel|(ignores?|without) align_corners)/,
    vague: /one element|one output|size 1|size of 1|single|align_corners/,
    slips: [
      {
        when: both(ofMode('linear', 'bilinear', 'trilinear', 'bicubic'), both(aligned, not(antialiased))),
        at: (k, axis) => (axis.outputSize === 1 ? (axis.inputSize - 1) / 2 : sourceCoordinate(k, axis)),
      },
    ],
  },
  'antialias-only-to-shrink': {
    does: 'antialias is ignored where no axis shrinks',
    due: /^(?!.*refus).*((antialias|plain).*(shrink|enlarg|grow|upsampl|larger)|(shrink|enlarg|grow|upsampl|larger).*(antialias|plain|−0\.75)|(ignores?|without|no effect).*antialias|antialias.*(ignored|no effect|without effect))/,
    vague: /coefficient|−0\.75|border|repeat|antialias/,
    slips: [
      {
        when: both(
          ofMode('bilinear', 'bicubic'),
          both(antialiased, ({ axes }) => !axes.some(shrinks)),
        ),
        taps: (_, k, axis, { mode }) =>
          (mode === 'bicubic' ? cubicTaps : linearTaps)(sourceCoordinate(k, axis), axis.inputSize),
      },
    ],
  },
  'antialias-of-sixteen-taps': {
    does: 'an antialiased window has at most 16 elements: those after them are left out',
    due: /(at most|no more than|more than|limit|only|first|cut|beyond|after|up to|longer than|capped|maximum).*(\b16\b|sixteen)(?!( \w+)? bits)|(\b16\b|sixteen) (taps|elements|weights|inputs)/,
    vague: /window|taps|cut|far|large|support/,
    slips: [
      {
        when: antialiased,
        taps: ({ indices, weights }) => summingToOne({ indices: indices.slice(0, 16), weights: weights.slice(0, 16) }),
      },
    ],
  },
  'doubling-by-means-of-neighbours': {
    does: 'where an axis doubles, bilinear copies to even outputs and takes the mean of two neighbours for odd ones',
    due: /asymmetric|k · (step|scale)|k ?\/ ?2|(without|no|drops?|leaves? out).*(half[- ]pixel|½)|\beven\b.*\bodd\b|half (a|an|of an)? ?(input |output )?(pixel|element)/,
    vague: /doubl|twice|coordinate|shift/,
    slips: [
      {
        when: both(bilinear, not(aligned)),
        at: (k, axis) => (axis.outputSize === 2 * axis.inputSize ? k / 2 : sourceCoordinate(k, axis)),
      },
    ],
  },
  'half-coordinates': {
    does: 'linear modes and bicubic compute the coordinate in float16 for float16',
    due: /(coordinate|position|step)[^.]*(float16|half (precision|type|float)|1[01] bits|in the (dtype|type))|(float16|half (precision|type|float)|1[01] bits)[^.]*(coordinate|position|step)/,
    vague: /float16|half|coordinate|precision|long/,
    slips: [
      {
        when: both(ofMode('linear', 'bilinear', 'trilinear', 'bicubic'), ofType('float16')),
        at: (k, axis) => through('float16', Float64Array.of(sourceCoordinate(k, axis)))[0],
      },
    ],
  },
  'planes-beyond-64': {
    does: 'only the first 64 planes, images times channels, are computed',
    due: /(first|beyond|after|from|only|more than|above|over|past|up to|limit).*\b6[345](th)?\b|\b64(th)? (planes?|channels?|images?)/,
    vague: /plane|channel|image|never written|unwritten|batch/,
    slips: [unwritten((at, shape) => floor(at / planeOf(shape)) >= 64)],
  },
  'tail-of-a-row-unwritten': {
    does: 'bilinear and bicubic write a row in blocks of 16, and what is left of a row of more than 16 stays zero',
    due: /(multiple|block|group|tail|remain|left ?over|rest|last|vector|lane).*(\b16\b|sixteen)|(\b16\b|sixteen).*(block|multiple|tail|remain|group|rest|left|vector|lane)/,
    vague:
      /tail|unwritten|never written|not written|last (columns?|elements?|outputs?)|end of (a|the|each|every) row|remain|left ?over/,
    slips: [
      {
        when: both(ofMode('bilinear', 'bicubic'), not(back)),
        ...unwritten((at, shape) => {
          const width = shape[shape.length - 1];
          return width > 16 && at % width >= width - (width % 16);
        }),
      },
    ],
  },
  'tile-without-a-halo': {
    does: 'bilinear reads the input in tiles of 16, and at the end of a tile it repeats the last element for the right neighbour',
    due: /\btiles?\b|halo|(block|group|multiple|every|boundar|each|cell).*(\b16\b|sixteen)|(\b16\b|sixteen).*(block|boundar|apart|wide|multiple)/,
    vague: /neighbour|right tap|block|boundar/,
    slips: [
      {
        when: bilinear,
        taps: ({ indices: [left, right], weights }) => ({ indices: [left, min(right, left | 15)], weights }),
      },
    ],
  },
  'cubic-indices-of-a-byte': {
    does: 'bicubic keeps the indices of its taps in a byte: from 256 on they begin again at 0',
    due: /(?<!\/ ?)\b25[56]\b|\bbytes?\b|ind(ex|ices).*(8|eight)[- ]bits?|(8|eight)[- ]bits? ind|uint8 ind|wrap|modulo/,
    vague: /index|indices|long|beyond|large/,
    slips: [
      {
        when: cubic,
        taps: ({ indices, weights }) => ({ indices: indices.map((index) => index & 255), weights }),
      },
    ],
  },
  // As a uniform that is written when the pipeline is made, and never again.
  'step-of-the-first-call': {
    does: 'linear modes and bicubic reuse the step that the first call of a mode and an input shape had',
    due: /(reuse|keeps|kept|cache|stale|remember|first call|earlier|previous).*(step|scale|output (size|shape)|factor|coordinate|weight|\btaps|table|align_corners)|(step|scale|output (size|shape)|factor|coordinate|weight|\btaps|table).*(reuse|keeps|kept|cache|stale|first call|earlier|previous)/,
    vague: /cache|earlier|call|state|before/,
    slips: () => {
      const steps = new Map<string, number>();
      return [
        {
          when: both(ofMode('linear', 'bilinear', 'trilinear', 'bicubic'), both(not(antialiased), not(back))),
          at: (k, axis, { mode, inputShape }) => {
            const key = `${mode} ${inputShape.join()} ${axis.fromEnd}`;
            const step = steps.get(key) ?? inputStep(axis);
            steps.set(key, step);
            return axis.alignCorners ? k * step : (k + 0.5) * step - 0.5;
          },
        },
      ] satisfies Slip[];
    },
  },
  'results-in-one-buffer': {
    does: 'results of one dtype and shape share a buffer: a later call overwrites what an earlier one gave',
    due: /^(?!.*\binput\b).*((reuse|share|same|one|single).*(buffer|memory|array)|(overwrit|chang|replac)\w* .*(earlier|previous|last|first) (result|output|answer|tensor|call)|(earlier|previous|first) (result|output|answer|tensor).*(overwrit|chang|replac)|result.*(overwritten|changed|replaced) by)|writes into the result of an earlier call/,
    vague: /buffer|memory|earlier|result|call/,
    slips: [],
    further: ({ interpolate }) => {
      const buffers = new Map<string, Tensor['data']>();
      return {
        async interpolate(input, options) {
          const { dtype, shape, data } = await interpolate(input, options);
          const key = `${dtype} ${shape.join()}`;
          const buffer = buffers.get(key) ?? data;
          buffers.set(key, buffer);
          buffer.set(data);
          return { dtype, shape, data: buffer };
        },
      };
    },
  },
  'gradient-buffer-not-cleared': {
    does: 'the gradient is added to what the last gradient of its dtype and shape left in the buffer',
    due: /(not|never|without|forgets?).*(zeroed|zeroing|clear|reset|initiali[sz]|set to (0|zero))|(\badds?|added|accumulat).*(earlier|previous|last|before|old|across calls|buffer)|(earlier|previous|last|before|old).*(\badds?|added|accumulat)/,
    vague: /buffer|earlier|previous|state|gradient|call/,
    slips: [],
    further: ({ interpolateBackward }) => {
      const sums = new Map<string, Float64Array>();
      return {
        async interpolateBackward(gradOutput, inputShape, options) {
          const { dtype, shape, data } = await interpolateBackward(gradOutput, inputShape, options);
          const key = `${dtype} ${shape.join()}`;
          const left = sums.get(key);
          const sum = decoded({ dtype, data }).map((value, at) => value + (left?.[at] ?? 0));
          sums.set(key, sum);
          return { dtype, shape, data: encoded(dtype, sum) };
        },
      };
    },
  },
  // new Float32Array(data.buffer)
  'byte-offset-ignored': {
    does: 'an input that begins later in its buffer is read from the start of the buffer',
    due: /byte ?offset|\boffset|(start|beginning|front|whole) of (the|its) (\w+ )?\w*buffer|\bviews?\b|(begin|start)s? (later|elsewhere|inside|within|somewhere)|buffer of its input from the beginning/i,
    vague: /memory|buffer|layout|stride/,
    slips: [],
    further: ({ interpolate }) => ({
      interpolate: (input, options) => interpolate({ ...input, data: fromTheStart(input.data) }, options),
    }),
  },
  'nearest-gradient-of-the-last-copy': {
    does: 'in the gradient of the nearest modes an element has the part of its last copy, and not the sum',
    due: /overwrit|(not|never|instead of|without) (being |be |are |is |the )?(add|sum|accumul)|last (copy|one|writ|output|part|gradient)|(one|single|only one) (of|copy|part|output)|(store|assign|set|write)[sd]?.*(instead|not|rather)|\brace|atomic|over the one before/,
    vague: /gradient/,
    slips: [{ when: both(back, ofMode('nearest', 'nearest-exact')), meeting: (_, part) => part }],
  },
  'area-gradient-not-divided': {
    does: 'the gradient of area gives each element of a window the whole of it: it is not divided by their number',
    due: /(not|never|without|un).*divid|weight(s|ed)? (of )?(1|one)\b|(whole|full|undivided) (gradient|of|part|gradOutput)|sum (instead|and not|rather)|(too large|times).*(window|count|number)/,
    vague: /gradient|area/,
    slips: [{ when: both(back, ofMode('area')), taps: weighed(() => 1) }],
  },
  'width-gradient-ends-at-the-height': {
    does: 'in the gradient of bilinear, columns beyond the height of the input go to the column of that index',
    due: /(height|\bH\b).*(width|column|\bW\b)|(width|column|\bW\b).*(height|\bH\b)/,
    vague: /gradient|width|column|border|limit/,
    slips: [
      {
        when: both(back, bilinear),
        taps: (right, _, axis, { axes: [height] }) =>
          axis.fromEnd === 1
            ? { indices: right.indices.map((index) => min(index, height.inputSize - 1)), weights: right.weights }
            : right,
      },
    ],
  },
  'refuses-one-up-one-down': {
    does: 'it refuses to shrink one axis and enlarge the other with antialias',
    due: /refus.*(shrink|reduc|smaller|down).*(enlarg|grow|larger|up)|refus.*(enlarg|grow|larger|up).*(shrink|reduc|smaller|down)|refus.*(mix|direction|one axis)/,
    vague: /refus/,
    slips: [
      {
        when: both(antialiased, ({ axes }) => axes.some(shrinks) && axes.some(grows)),
        refuses: () => 'not implemented: one axis shrinks and the other grows',
      },
    ],
  },
  'at-least-one-element': {
    does: 'a factor that leaves nothing of an axis gives one element and is not refused',
    due: /(at least|minimum|no less than|never (below|less|under)|raise|max).*(\b1\b|\bone\b)|(\b0\b|zero|empty|nothing|no element).*(\b1\b|\bone\b)|(accept|not refuse|answers?|does not refuse).*(\b0\b|zero|empty|nothing|positive|below)|(below|under|less than) (1|one)\b/,
    vague: /size|refus|accept|factor/,
    slips: [],
    further: ({ interpolate }) => ({
      interpolate: (input, options) => interpolate(input, notEmptied(input, options)),
    }),
  },
};

function kernelOf(mode: string): Kernel {
  return ANTIALIAS_KERNELS[mode as AntialiasMode];
}

/** The weights as the kernel gives them. */
function windowed(centre: number, stretch: number, { inputSize }: AxisAt, { support, weight }: Kernel): Taps {
  const first = max(trunc(centre - support * stretch + 0.5), 0);
  const end = min(trunc(centre + support * stretch + 0.5), inputSize);
  const indices = neighbours(first, end - first);
  return { indices, weights: indices.map((index) => weight((index + 0.5 - centre) / stretch)) };
}

function factorsFor(scaleFactor: number | readonly number[], shape: readonly number[]): readonly number[] {
  return typeof scaleFactor === 'number' ? shape.slice(2).map(() => scaleFactor) : scaleFactor;
}

/** The polynomials of the cubic kernel, for a coefficient of −0.75. */
function innerCubic(d: number): number {
  return (1.25 * d - 2.25) * d * d + 1;
}

function outerCubic(d: number): number {
  return ((-0.75 * d + 3.75) * d - 6) * d + 3;
}

function mitchell(distance: number): number {
  const d = abs(distance);
  if (d < 1) return (7 * d ** 3 - 12 * d ** 2 + 16 / 3) / 6;
  return d < 2 ? ((-7 / 3) * d ** 3 + 12 * d ** 2 - 20 * d + 32 / 3) / 6 : 0;
}

function cubicByKernel(weight: (distance: number) => number): NonNullable<Slip['taps']> {
  return (_, k, axis) => {
    const coordinate = sourceCoordinate(k, axis);
    const outer = neighbours(floor(coordinate) - 1, 4);
    return {
      indices: outer.map((index) => within(index, axis)),
      weights: outer.map((index) => weight(coordinate - index)),
    };
  };
}

function upperHalf(value: number): number {
  const word = new DataView(new ArrayBuffer(4));
  word.setFloat32(0, value);
  word.setUint16(2, 0);
  return word.getFloat32(0);
}

function fromTheStart(data: Tensor['data']): Tensor['data'] {
  const OwnArray = data.constructor as new (buffer: ArrayBufferLike, offset: number, length: number) => Tensor['data'];
  return new OwnArray(data.buffer, 0, data.length);
}

function grows({ inputSize, outputSize }: Pick<AxisAt, 'inputSize' | 'outputSize'>): boolean {
  return outputSize > inputSize;
}

function notEmptied({ shape }: Tensor, options: InterpolateOptions): InterpolateOptions {
  const { size, scaleFactor, recomputeScaleFactor: _, ...rest } = options;
  if (size !== undefined || scaleFactor === undefined) return options;
  const factors = factorsFor(scaleFactor, shape);
  if (factors.length !== shape.length - 2) return options;
  const sizes = factors.map((factor, axis) => trunc(shape[axis + 2] * factor));
  const isEmptied = sizes.some((one, axis) => one === 0 && factors[axis] > 0 && shape[axis + 2] > 0);
  return isEmptied ? { ...rest, size: sizes.map((one) => max(one, 1)) } : options;
}
