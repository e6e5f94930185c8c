/** Made from spec/*.md by scripts/generate-clauses.ts: the permanent ids, and the sentence of each. */
export const CLAUSES = {
  'antialias.support': {
    page: 'antialias',
    sentence:
      'With `antialias=True` the kernel is stretched by `inputStep` where `inputStep` is above 1, and is never narrowed below its own half-width.',
  },
  'antialias.centre': {
    page: 'antialias',
    sentence:
      'With `antialias=True` the centre of an output element is (`outputIndex` + ½) · `inputStep`, with the step that the sizes or the given `scaleFactor` make.',
  },
  'antialias.window': {
    page: 'antialias',
    sentence:
      'With `antialias=True` the window runs from trunc(`centre` − `support` + ½) up to and without trunc(`centre` + `support` + ½), cut at both ends of the input.',
  },
  'antialias.normalised': {
    page: 'antialias',
    sentence:
      'With `antialias=True` the weights of a window are divided by their sum, so that taps beyond the border are dropped and not repeated.',
  },
  'antialias.bilinear-kernel': {
    page: 'antialias',
    sentence: 'The kernel of `bilinear` with `antialias=True` is 1 − |u| for |u| < 1, and 0 beyond.',
  },
  'antialias.bicubic-coefficient': {
    page: 'antialias',
    sentence:
      'The kernel of `bicubic` with `antialias=True` is the cubic of plain `bicubic` with the coefficient A = −0.5 instead of −0.75.',
  },
  'antialias.lanczos-kernel': {
    page: 'antialias',
    sentence:
      'The kernel of `lanczos` is sinc(u) · sinc(u/3) for |u| < 3 and 0 beyond, where sinc(u) is sin(πu)/(πu) and sinc(0) is 1.',
  },
  'antialias.unchanged-axis': {
    page: 'antialias',
    sentence:
      'With `antialias=True` and without a factor an axis whose `outputSize` equals its `inputSize` is left as it is.',
  },
  'antialias.enlarging': {
    page: 'antialias',
    sentence:
      'With `antialias=True` and an `inputStep` of at most 1 the kernel keeps its own half-width, so that `bilinear` gives the values of plain `bilinear` and `bicubic` does not give those of plain `bicubic`.',
  },
  'antialias.align-corners-step-only': {
    page: 'antialias',
    sentence:
      'With `antialias=True`, `align_corners=True` replaces the `inputStep` by (`inputSize` − 1) / (`outputSize` − 1), or 0 for an `outputSize` of 1, and leaves the formula of the centre as it is.',
  },
  'area.windows': {
    page: 'area',
    sentence:
      'In `area` the element at `outputIndex` reads the window of input indices from floor(`outputIndex` · `inputSize` / `outputSize`) up to and without ceil((`outputIndex` + 1) · `inputSize` / `outputSize`).',
  },
  'area.mean': {
    page: 'area',
    sentence:
      'An `area` output element is the plain mean of the input elements in its window, where the window over several axes is the product of the windows of each axis.',
  },
  'area.enlarging': {
    page: 'area',
    sentence:
      'Where `outputSize` is larger than `inputSize`, every `area` window holds one or two elements, so that the result is copies and means of two neighbours.',
  },
  'area.factor-only-sets-size': {
    page: 'area',
    sentence:
      'In `area` a `scaleFactor` determines the `outputSize` and nothing else, whether `recompute_scale_factor` is `None`, `False` or `True`.',
  },
  'area.adaptive-pooling': {
    page: 'area',
    sentence: '`area` is adaptive average pooling to the output size, for one, two and three axes.',
  },
  'arguments.default-mode': {
    page: 'arguments',
    sentence: 'A call without `mode` uses `nearest`.',
  },
  'arguments.mode-names': {
    page: 'arguments',
    sentence:
      'A `mode` other than `nearest`, `nearest-exact`, `linear`, `bilinear`, `trilinear`, `bicubic`, `area` and `lanczos` is refused with a `NotImplementedError`.',
  },
  'arguments.ranks': {
    page: 'arguments',
    sentence:
      'A mode refuses an input of a rank that it does not have in the table above with a `NotImplementedError`.',
  },
  'arguments.align-corners': {
    page: 'arguments',
    sentence: '`nearest`, `nearest-exact` and `area` refuse `align_corners`, true or false, with a `ValueError`.',
  },
  'arguments.align-corners-default': {
    page: 'arguments',
    sentence: 'Where `align_corners` may be given, leaving it out gives the result of `align_corners=False`.',
  },
  'arguments.one-of-size-and-factor': {
    page: 'arguments',
    sentence: 'A call that gives both `size` and `scale_factor`, or neither, is refused with a `ValueError`.',
  },
  'arguments.scalar-for-every-axis': {
    page: 'arguments',
    sentence: 'A `size` or `scale_factor` that is one number holds for every axis.',
  },
  'arguments.size-length': {
    page: 'arguments',
    sentence: 'A `size` that is a sequence has one number per axis; another length is refused with a `ValueError`.',
  },
  'arguments.size-integers': {
    page: 'arguments',
    sentence: 'A `size` that is not an integer, alone or in a sequence, is refused with a `TypeError`.',
  },
  'arguments.factor-length': {
    page: 'arguments',
    sentence:
      'A `scale_factor` that is a sequence has one number per axis; another length is refused with a `ValueError`.',
  },
  'arguments.recompute-needs-factor': {
    page: 'arguments',
    sentence: '`recompute_scale_factor=True` together with `size` is refused with a `ValueError`.',
  },
  'arguments.finite-factor': {
    page: 'arguments',
    sentence:
      'A factor that is NaN or infinite, or whose product with the input size does not fit a signed 64-bit integer, is refused.',
  },
  'arguments.memory': {
    page: 'arguments',
    sentence: 'An output of 2⁶³ bytes or more is refused with a `RuntimeError`.',
  },
  'arguments.antialias-modes': {
    page: 'arguments',
    sentence:
      '`antialias=True` with a mode other than `bilinear`, `bicubic` and `lanczos`, or with an input that is not 4-D, is refused with a `ValueError`.',
  },
  'arguments.lanczos-needs-antialias': {
    page: 'arguments',
    sentence: '`lanczos` without `antialias=True` is refused with a `ValueError`.',
  },
  'arguments.lanczos-align-corners': {
    page: 'arguments',
    sentence: '`lanczos` with `align_corners=True` is refused with a `ValueError`.',
  },
  'arguments.positive-sizes': {
    page: 'arguments',
    sentence:
      'Every mode but `area` refuses an input axis or an output axis with less than one element, with a `RuntimeError`.',
  },
  'arguments.non-empty-input': {
    page: 'arguments',
    sentence: 'Every mode but `area` refuses an input without channels with a `RuntimeError`.',
  },
  'arguments.empty-batch': {
    page: 'arguments',
    sentence: 'An input with no batch entries is accepted and gives a result with no batch entries.',
  },
  'arguments.area-allows-empty': {
    page: 'arguments',
    sentence:
      '`area` accepts an output size of 0, which gives an empty result, and refuses a negative one with a `RuntimeError`.',
  },
  'arguments.dtype-support': {
    page: 'arguments',
    sentence:
      '`linear`, `trilinear` and `area` refuse uint8, and antialiased modes refuse float16 and bfloat16; every other pair of a mode with float64, float32, float16, bfloat16 or uint8 is accepted.',
  },
  'arguments.order-of-checks': {
    page: 'arguments',
    sentence: 'A call that breaks several rules gets the error of the first of the following checks that it fails.',
  },
  'bicubic.kernel': {
    page: 'bicubic',
    sentence:
      'An output element is the sum of four elements along each axis, at `leftIndex − 1` to `leftIndex + 2`, each weighed by the cubic kernel at its distance from the `sourceCoordinate`.',
  },
  'bicubic.coefficient': {
    page: 'bicubic',
    sentence: 'The coefficient `A` of the kernel is −0.75.',
  },
  'bicubic.no-renormalisation': {
    page: 'bicubic',
    sentence: 'The weights enter as the kernel gives them and are not divided by their sum.',
  },
  'bicubic.border-taps': {
    page: 'bicubic',
    sentence:
      'A tap whose index lies outside the axis reads the nearest element inside, with the weight of its own place.',
  },
  'bicubic.not-clamped': {
    page: 'bicubic',
    sentence:
      'The `sourceCoordinate` is not moved into the axis: below 0 and above `inputSize − 1` it keeps its value, and its `leftIndex` and `fraction` follow from that.',
  },
  'bicubic.overshoot': {
    page: 'bicubic',
    sentence: 'Results are not limited to the range of the input.',
  },
  'bicubic.unchanged-size-with-factor': {
    page: 'bicubic',
    sentence:
      'With a factor given, an axis whose `outputSize` equals its `inputSize` is resampled with the step `1 / scaleFactor`.',
  },
  'claims.upsample-only-bilinear': {
    page: 'claims',
    sentence: '`F.upsample` takes every mode that works without `antialias`, and its default is `nearest`.',
  },
  'claims.upsample-only-factor': {
    page: 'claims',
    sentence: '`F.upsample` and `F.interpolate` both take either a `size` or a `scale_factor`.',
  },
  'claims.upsample-module-deprecated': {
    page: 'claims',
    sentence: '`nn.Upsample` gives no warning and the result of `F.interpolate`.',
  },
  'claims.module-only-bilinear-and-factor': {
    page: 'claims',
    sentence: '`nn.Upsample` takes every mode that works without `antialias`, and either a size or a factor.',
  },
  'claims.resize-exists': {
    page: 'claims',
    sentence: 'The resize of `torch.nn.functional` is named `interpolate`, and there is no function named `resize`.',
  },
  'claims.interpolate-is-slower': {
    page: 'claims',
    sentence:
      '`F.upsample` is a call of `F.interpolate` with the same arguments, so that it can be no faster and gives the very same bits.',
  },
  'claims.align-corners-usually-true': {
    page: 'claims',
    sentence:
      '`F.interpolate`, `F.upsample` and `nn.Upsample` do not align corners unless `align_corners=True` is given.',
  },
  'claims.bicubic-aligns-corners': {
    page: 'claims',
    sentence: '`bicubic` does not align corners unless `align_corners=True` is given.',
  },
  'claims.custom-methods': {
    page: 'claims',
    sentence: '`mode` is one of eight names, and a callable is refused like any other value.',
  },
  'claims.linear-on-images': {
    page: 'claims',
    sentence: '`linear` takes 3-D input only, and an image needs `bilinear`.',
  },
  'claims.nearest-is-pillow': {
    page: 'claims',
    sentence:
      "`nearest` takes the element at the left edge of its share of the input, where Pillow's `NEAREST` and `nearest-exact` take the one at the centre.",
  },
  'claims.antialias-is-pillow': {
    page: 'claims',
    sentence:
      "`bilinear`, `bicubic` and `lanczos` with `antialias=True` have the kernels, windows and borders of Pillow's filters of these names.",
  },
  'claims.area-is-box': {
    page: 'claims',
    sentence:
      '`area` weighs all elements that a window touches alike, so that it is a box filter only where one of the two sizes divides the other.',
  },
  'claims.equal-size-is-identity': {
    page: 'claims',
    sentence:
      'An output of the size of the input equals the input when finite numbers are resized by `size`, and may differ when a factor is given.',
  },
  'coordinates.half-pixel': {
    page: 'coordinates',
    sentence:
      'Without `align_corners`, the `sourceCoordinate` of an `outputIndex` is `(outputIndex + ½) · inputStep − ½`.',
  },
  'coordinates.align-corners': {
    page: 'coordinates',
    sentence:
      'With `align_corners=True`, the `sourceCoordinate` of an `outputIndex` is `outputIndex · inputStep`, and the `inputStep` is `(inputSize − 1) / (outputSize − 1)`.',
  },
  'coordinates.align-corners-output-one': {
    page: 'coordinates',
    sentence:
      'With `align_corners=True` and an `outputSize` of 1, the `inputStep` is 0, and the only output looks at the first input element.',
  },
  'coordinates.step-from-sizes': {
    page: 'coordinates',
    sentence: 'Without `align_corners` and without a factor given, the `inputStep` is `inputSize / outputSize`.',
  },
  'coordinates.given-scale-factor': {
    page: 'coordinates',
    sentence:
      'With a factor given and without `align_corners`, the `inputStep` is `1 / scaleFactor`, also where the sizes suggest another step.',
  },
  'coordinates.recompute-drops-factor': {
    page: 'coordinates',
    sentence:
      'With `recompute_scale_factor=True`, the result is that of the same call with the computed output size in place of the factor.',
  },
  'coordinates.align-corners-ignores-factor': {
    page: 'coordinates',
    sentence: 'With `align_corners=True`, a factor determines the output size and nothing else.',
  },
  'coordinates.precision': {
    page: 'coordinates',
    sentence:
      'The `inputStep` and the `sourceCoordinate` have at least the precision of float32 for float32, float16 and bfloat16 inputs and of float64 for float64 and uint8 inputs.',
  },
  'errata.antialias-width-one': {
    page: 'errata',
    sentence:
      'Where `antialias=True` changes the height of a float image to more than 1 and its width becomes 1, the target repeats the first row of the result in every row, and both these rows and the rows of the rule conform.',
  },
  'errata.uint8-width-one': {
    page: 'errata',
    sentence:
      'Where `bilinear`, `bicubic` or `lanczos` changes the height of a uint8 image to more than 1 and its width becomes 1, the target may repeat the first row of the result in every row, and both these rows and the rows of the rule conform.',
  },
  'errata.nearest-factor-shortcut': {
    page: 'errata',
    sentence:
      'Where a factor is given to `nearest` on a 4-D or 5-D input and an axis keeps or doubles its size, the target may copy or double that axis whatever the factor, and both these indices and those of the factor conform.',
  },
  'errata.nearest-float64-step': {
    page: 'errata',
    sentence:
      'For float64 input the nearest modes may compute their coordinate in float32 or in float64, and the indices of both conform.',
  },
  'errata.linear-unchanged-axis': {
    page: 'errata',
    sentence:
      'Where a factor is given to a linear mode, or to `bicubic` of uint8, and an axis keeps its size, the target leaves that axis as it is, and both this and the axis resampled by the factor conform.',
  },
  'errata.antialias-unchanged-axis': {
    page: 'errata',
    sentence:
      'Where a factor is given with `antialias=True` and an axis keeps its size, the target leaves that axis as it is, and both this and the axis filtered with the step of the factor conform.',
  },
  'errata.float64-floor': {
    page: 'errata',
    sentence:
      'In float64 a linear mode or plain `bicubic` may take a source coordinate as the next integer where float32 rounds it up to that integer, and the exact coordinate conforms as well.',
  },
  'errata.uint8-rgb-to-one': {
    page: 'errata',
    sentence:
      'Where a uint8 image of three channels is resized to a single pixel, the target may stop with an internal error, and both a refusal and the value of the rule conform.',
  },
  'errata.half-area-5d': {
    page: 'errata',
    sentence:
      'For float16 and bfloat16 in five dimensions the target rounds each addition and division of `area` to the dtype, and both this result and the sum in float32 conform.',
  },
  'errata.gradient-factor': {
    page: 'errata',
    sentence:
      "Where a factor is given and an axis keeps its size, or doubles it in `nearest`, the target's gradient may belong to another scale than its output does, and both this and the gradient of the rule conform.",
  },
  'front-ends.upsample-is-interpolate': {
    page: 'front-ends',
    sentence: '`F.upsample` gives what `F.interpolate` gives for the same arguments, errors included.',
  },
  'front-ends.upsample-warns': {
    page: 'front-ends',
    sentence:
      'Every call of `F.upsample`, `F.upsample_nearest` and `F.upsample_bilinear` gives a warning that it is deprecated, and no other way into the operation warns.',
  },
  'front-ends.module-is-interpolate': {
    page: 'front-ends',
    sentence:
      'A module made by `nn.Upsample` gives, when it is called with an input, what `F.interpolate` gives for that input and the options of the module.',
  },
  'front-ends.module-defaults': {
    page: 'front-ends',
    sentence:
      '`nn.Upsample` without further options is `nearest`, with `size`, `scale_factor`, `align_corners` and `recompute_scale_factor` left out.',
  },
  'front-ends.module-factor-zero': {
    page: 'front-ends',
    sentence: 'In `nn.Upsample` a scalar `scale_factor` of 0 counts as left out.',
  },
  'front-ends.nearest-2d': {
    page: 'front-ends',
    sentence:
      '`nn.UpsamplingNearest2d` is `nn.Upsample` with the mode `nearest`, and despite its name takes inputs of every rank.',
  },
  'front-ends.bilinear-2d-aligns-corners': {
    page: 'front-ends',
    sentence:
      '`nn.UpsamplingBilinear2d` is `nn.Upsample` with the mode `bilinear` and `align_corners=True`, which `nn.Upsample` itself does not set.',
  },
  'front-ends.no-antialias': {
    page: 'front-ends',
    sentence:
      '`F.upsample` and `nn.Upsample` have no option `antialias`, so that they refuse every call with `lanczos`.',
  },
  'gradients.transpose': {
    page: 'gradients',
    sentence:
      'The gradient of an input element is the sum over all output elements of their `gradOutput`, each times the weight with which that output element reads the input element.',
  },
  'gradients.accumulates': {
    page: 'gradients',
    sentence:
      'Where several output elements read one input element, or one output element reads it by several taps, their parts of the gradient are added up.',
  },
  'gradients.nearest-scatter': {
    page: 'gradients',
    sentence:
      'In `nearest` and `nearest-exact` the gradient of an input element is the plain sum of the `gradOutput` of its copies, and 0 where it has none.',
  },
  'gradients.same-options': {
    page: 'gradients',
    sentence:
      'The weights of the gradient are those of the forward call with the same options: `align_corners`, `antialias` and a given `scale_factor` count as they do there.',
  },
  'gradients.planes-apart': {
    page: 'gradients',
    sentence:
      'The gradient of a plane depends on the `gradOutput` of that plane alone, and has the shape of the input.',
  },
  'gradients.dtypes': {
    page: 'gradients',
    sentence:
      'The gradient has the dtype of the input, which is `float64`, `float32`, `float16` or `bfloat16`; `uint8` has no gradient.',
  },
  'linear.two-taps': {
    page: 'linear',
    sentence:
      'An output element reads along each axis the element at `leftIndex = floor(sourceCoordinate)` and its right-hand neighbour.',
  },
  'linear.weights': {
    page: 'linear',
    sentence:
      'The left element weighs `1 − fraction` and the right one `fraction`, where `fraction = sourceCoordinate − leftIndex`.',
  },
  'linear.border': {
    page: 'linear',
    sentence: 'A `sourceCoordinate` below 0 counts as 0, and an index above `inputSize − 1` as `inputSize − 1`.',
  },
  'linear.separable': {
    page: 'linear',
    sentence: 'On several axes the weight of an element is the product of its weights along the axes.',
  },
  'linear.unchanged-axis': {
    page: 'linear',
    sentence:
      'Without a factor, or with `align_corners`, an axis whose `outputSize` equals its `inputSize` is left as it is.',
  },
  'linear.align-corners-ends': {
    page: 'linear',
    sentence:
      'With `align_corners=True` and at least two output elements, the first and the last output of an axis are the first and the last input.',
  },
  'memory.input-is-kept': {
    page: 'memory',
    sentence: 'A call leaves its input as it was: shape, elements and bits.',
  },
  'memory.result-is-new': {
    page: 'memory',
    sentence: 'The result is always a new tensor that shares no memory with the input, also where no size changes.',
  },
  'memory.no-state': {
    page: 'memory',
    sentence: 'The same call gives the same result, whatever was called before it.',
  },
  'memory.independent-planes': {
    page: 'memory',
    sentence: 'Each plane of the result depends on the same plane of the input and on nothing else.',
  },
  'nearest.index': {
    page: 'nearest',
    sentence: '`nearest` reads the input element of index `floor(outputIndex · inputStep)`.',
  },
  'nearest.step-is-float32': {
    page: 'nearest',
    sentence:
      'In `nearest` the `inputStep` is rounded to float32, and its product with the `outputIndex` is rounded to float32 before it is rounded down to an index.',
  },
  'nearest.given-factor': {
    page: 'nearest',
    sentence:
      'With a factor given, the step of `nearest` is the float64 reciprocal of the `scaleFactor` rounded to float32.',
  },
  'nearest.exact-index': {
    page: 'nearest',
    sentence: '`nearest-exact` reads the input element of index `floor((outputIndex + ½) · inputStep)`.',
  },
  'nearest.exact-ties': {
    page: 'nearest',
    sentence:
      'Where `(outputIndex + ½) · inputStep` is exactly an integer, `nearest-exact` reads the right-hand neighbour, and the left-hand one where float32 rounding leaves the value below the integer.',
  },
  'nearest.exact-given-factor': {
    page: 'nearest',
    sentence:
      'With a factor given, the step of `nearest-exact` is the float64 reciprocal of the `scaleFactor` rounded to float32, also where the output has the size of the input.',
  },
  'nearest.last-element': {
    page: 'nearest',
    sentence: 'The index that a nearest mode reads is at most `inputSize − 1`, whatever rounding does.',
  },
  'nearest.copies': {
    page: 'nearest',
    sentence: 'A nearest mode copies the bits of the element that it reads, for every element type.',
  },
  'output-size.explicit-size': {
    page: 'output-size',
    sentence: 'With `size`, the output has exactly that many elements along each axis.',
  },
  'output-size.truncated-product': {
    page: 'output-size',
    sentence:
      'With `scale_factor`, the `outputSize` is the product of `inputSize` and `scaleFactor`, cut off towards zero.',
  },
  'output-size.product-is-float64': {
    page: 'output-size',
    sentence: 'The product of `inputSize` and `scaleFactor` is one float64 multiplication, and its rounding decides.',
  },
  'output-size.factor-per-axis': {
    page: 'output-size',
    sentence: "The factors of a sequence belong to the axes in the order of the input's shape: D, H, W.",
  },
  'output-size.recompute-same-size': {
    page: 'output-size',
    sentence: '`recompute_scale_factor` does not change the output size.',
  },
  'rounding.result-dtype': {
    page: 'rounding',
    sentence: 'The result has the dtype of the input.',
  },
  'rounding.float-arithmetic': {
    page: 'rounding',
    sentence:
      'For float32 each element of a result lies within the bound that float32 coordinates, weights and sums explain.',
  },
  'rounding.float64-arithmetic': {
    page: 'rounding',
    sentence:
      'For float64 each element of a result of the arithmetic modes lies within the bound that float64 coordinates, weights and sums explain.',
  },
  'rounding.half-types': {
    page: 'rounding',
    sentence: 'For float16 and bfloat16 coordinates and sums are float32, and the result is rounded to the dtype once.',
  },
  'rounding.half-ties-to-even': {
    page: 'rounding',
    sentence: 'For float16 and bfloat16 a result in the middle between two numbers of the dtype becomes the even one.',
  },
  'rounding.uint8-nearest-any': {
    page: 'rounding',
    sentence: 'For uint8 the nearest modes accept every rank and copy elements unchanged.',
  },
  'rounding.uint8-weights': {
    page: 'rounding',
    sentence:
      'For uint8 the weights of an axis are integers: each real weight times 2^p, rounded half away from zero, with the largest p up to 22 for which the largest weight of the axis stays below 2^15.',
  },
  'rounding.uint8-half-up': {
    page: 'rounding',
    sentence: 'For uint8 a half rounds up, in every pass.',
  },
  'rounding.uint8-two-passes': {
    page: 'rounding',
    sentence:
      'For uint8 the W axis is resized first, its result is rounded to uint8, and the H axis is resized from that.',
  },
  'rounding.uint8-clamp': {
    page: 'rounding',
    sentence: 'For uint8 the result of each pass is clamped to 0 … 255, before the next pass reads it.',
  },
  'rounding.uint8-constant': {
    page: 'rounding',
    sentence:
      'A uint8 image whose elements are all equal gives that value in every element of the result, for an `inputStep` of up to 1000.',
  },
  'rounding.uint8-unchanged-axis': {
    page: 'rounding',
    sentence:
      'For uint8 and without a factor an axis whose `outputSize` equals its `inputSize` is left as it is in every mode.',
  },
  'special-values.window-only': {
    page: 'special-values',
    sentence: 'A value outside the taps of an output element, whatever it is, does not change that element.',
  },
  'special-values.nan': {
    page: 'special-values',
    sentence: 'An output element that has a NaN among its taps of non-zero weight is NaN.',
  },
  'special-values.infinity': {
    page: 'special-values',
    sentence:
      'An output element that has an infinity among its taps of non-zero weight is that infinity, with its sign reversed where the weight is negative, or NaN.',
  },
  'special-values.zero-weight': {
    page: 'special-values',
    sentence:
      'A tap of weight zero, or of a weight within rounding of zero, may be read or not: a NaN or an infinity there makes the output element NaN or leaves it as if the tap were absent.',
  },
  'special-values.signed-zero': {
    page: 'special-values',
    sentence: 'The nearest modes keep the sign of a zero, and in the other modes a zero may have either sign.',
  },
  'special-values.subnormal': {
    page: 'special-values',
    sentence: 'Subnormal numbers are values like others, in the input and in the result.',
  },
  'special-values.overflow': {
    page: 'special-values',
    sentence:
      'Where the sum of |weight| · |value| over the taps, times the number of taps, stays within the largest finite number of the arithmetic, the result is finite as far as the dtype holds it.',
  },
} as const satisfies Record<string, { page: string; sentence: string }>;

export type ClauseId = keyof typeof CLAUSES;
