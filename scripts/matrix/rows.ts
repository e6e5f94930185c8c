import type { Profile } from '#cases/case.ts';

/** One implementation of the matrix: an adapter, the packages that it needs, and how it is run. */
export interface Row {
  /** What the pages call it. */
  readonly title: string;
  readonly language: 'JavaScript' | 'Python';
  /** A file in `harness/adapters/libraries`, or the name of a bundled adapter. */
  readonly adapter: string;
  /** As npm or pip takes them, each with its exact version. Rows with the same list share an environment. */
  readonly packages: readonly string[];
  /** In Chromium, for what needs WebGL or its WebGPU. */
  readonly browser?: true;
  /** Which of the ways the adapter takes, where it has several. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What is run where --profile does not say. */
  readonly profile: Profile;
  /** The time limit of one call in seconds, where it takes more than ten: for implementations that compile each shape. */
  readonly seconds?: number;
  /** Why it has no result yet. */
  readonly notYet?: string;
  /** The processes that ask it; by default one for every two processors. */
  readonly jobs?: number;
}

const TFJS = [
  '@tensorflow/tfjs-core@4.22.0',
  '@tensorflow/tfjs-backend-wasm@4.22.0',
  '@tensorflow/tfjs-backend-webgl@4.22.0',
  '@tensorflow/tfjs-backend-webgpu@4.22.0',
  'webgpu@0.6.2',
];
const TRANSFORMERS = ['@huggingface/transformers@4.3.1'];
const NAPI_IMAGE = ['@napi-rs/image@1.15.0'];
const PICA = ['pica@10.0.3'];
const NUMPY = 'numpy==2.4.6';
const TORCH = [NUMPY, 'torch==2.13.0'];
const TENSORFLOW = ['tensorflow-cpu==2.21.0', NUMPY];
const JAX = ['jax==0.10.2', NUMPY];
const LITERT = ['ai-edge-litert==2.3.0', NUMPY];
const ONNX = 'onnx==1.23.1';
/** For what compiles each shape: a call may take so many seconds. */
const COMPILED = { profile: 'quick', seconds: 120 } as const;

/** By the names that --only takes; each is also the name of a file in `spec/matrix/rows`. */
export const ROWS: Readonly<Record<string, Row>> = {
  // This project
  reference: bundled('the reference of this project', 'reference'),
  webgpu: bundled('WGSL of this project, on Dawn', 'webgpu'),

  // Inference and tensors, JavaScript and WebAssembly
  'onnxruntime-web': bundled('ONNX Runtime Web, wasm', 'onnxruntime-web'),
  'onnxruntime-node': javascript('ONNX Runtime in Node, cpu', 'onnxruntime-node.mjs', ['onnxruntime-node@1.30.0'], {
    environment: { PROVIDER: 'cpu' },
  }),
  'onnxruntime-node-webgpu': javascript(
    'ONNX Runtime in Node, webgpu',
    'onnxruntime-node.mjs',
    ['onnxruntime-node@1.30.0', 'webgpu@0.6.2'],
    { environment: { PROVIDER: 'webgpu' }, profile: 'quick', jobs: 1 },
  ),
  'onnxruntime-web-webgpu': javascript(
    'ONNX Runtime Web, webgpu',
    'onnxruntime-webgpu.mjs',
    ['onnxruntime-web@1.30.0'],
    { browser: true, profile: 'quick', jobs: 1 },
  ),
  'tfjs-cpu': bundled('TensorFlow.js, cpu', 'tfjs'),
  'tfjs-wasm': javascript('TensorFlow.js, wasm', 'tfjs.mjs', TFJS, {
    environment: { BACKEND: 'wasm' },
  }),
  'tfjs-webgpu': javascript('TensorFlow.js, webgpu', 'tfjs.mjs', TFJS, {
    environment: { BACKEND: 'webgpu' },
    jobs: 1,
  }),
  'tfjs-webgl': javascript('TensorFlow.js, webgl', 'tfjs.mjs', TFJS, { browser: true, jobs: 1 }),
  'transformers-js': javascript('transformers.js, interpolate_4d', 'transformers-js.mjs', TRANSFORMERS, {
    environment: { API: 'interpolate_4d' },
  }),
  'transformers-js-interpolate': javascript('transformers.js, interpolate', 'transformers-js.mjs', TRANSFORMERS, {
    environment: { API: 'interpolate' },
  }),
  'transformers-js-image': javascript('transformers.js, RawImage.resize', 'transformers-js.mjs', TRANSFORMERS, {
    environment: { API: 'RawImage' },
  }),

  // Pictures, JavaScript and WebAssembly
  'opencv-js': javascript('OpenCV.js, resize', 'opencv-js.mjs', ['@techstark/opencv-js@5.0.0-release.1']),
  sharp: javascript('sharp, resize', 'sharp.mjs', ['sharp@0.35.5']),
  'wasm-vips': javascript('wasm-vips, resize', 'wasm-vips.mjs', ['wasm-vips@0.0.19']),
  pica: javascript('pica, JavaScript', 'pica.mjs', PICA, { environment: { FEATURE: 'js' } }),
  'pica-wasm': javascript('pica, wasm', 'pica.mjs', PICA, { environment: { FEATURE: 'wasm' } }),
  jimp: javascript('Jimp, resize', 'jimp.mjs', ['jimp@1.6.1']),
  'image-js': javascript('image-js, resize', 'image-js.mjs', ['image-js@1.7.0']),
  photon: javascript('photon, resize', 'photon.mjs', ['@silvia-odwyer/photon-node@0.3.4']),
  'napi-rs-image': javascript('@napi-rs/image, resize', 'napi-rs-image.mjs', NAPI_IMAGE, {
    environment: { METHOD: 'resize' },
  }),
  'napi-rs-image-fast': javascript('@napi-rs/image, fastResize', 'napi-rs-image.mjs', NAPI_IMAGE, {
    environment: { METHOD: 'fastResize' },
  }),
  'jsquash-resize': javascript('@jsquash/resize', 'jsquash-resize.mjs', ['@jsquash/resize@2.1.1']),
  'napi-rs-canvas': javascript('@napi-rs/canvas, drawImage', 'napi-rs-canvas.mjs', ['@napi-rs/canvas@1.1.1']),
  'ndarray-lanczos': javascript('ndarray-lanczos', 'ndarray-lanczos.mjs', ['ndarray-lanczos@0.3.0', 'ndarray@1.0.19']),

  // Python
  'pytorch-eager': python('PyTorch, eager', 'torch_eager.py', TORCH),
  'pytorch-eager-default': python('PyTorch, eager, capability DEFAULT', 'torch_eager.py', TORCH, {
    environment: { ATEN_CPU_CAPABILITY: 'default' },
  }),
  'pytorch-eager-avx2': python('PyTorch, eager, capability AVX2', 'torch_eager.py', TORCH, {
    environment: { ATEN_CPU_CAPABILITY: 'avx2' },
  }),
  'pytorch-eager-channels-last': python('PyTorch, eager, channels_last', 'torch_eager.py', TORCH, {
    environment: { MEMORY_FORMAT: 'channels_last' },
  }),
  'pytorch-eager-two-threads': python('PyTorch, eager, two threads', 'torch_eager.py', TORCH, {
    environment: { THREADS: '2' },
  }),
  'pytorch-decompositions': python('PyTorch, decompositions', 'torch_decompositions.py', TORCH),
  'pytorch-compile': python('PyTorch, torch.compile by inductor', 'torch_compile.py', TORCH, {
    ...COMPILED,
    notYet: 'it compiles each shape and each dtype by itself, and the quick profile asks hundreds of them',
  }),
  torchvision: python('torchvision, v2.functional.resize', 'torchvision_resize.py', [...TORCH, 'torchvision==0.28.0']),
  kornia: python('kornia, geometry.transform.resize', 'kornia_resize.py', [...TORCH, 'kornia==0.9.0']),
  'onnx-reference': python('ONNX, reference evaluator', 'onnx_reference.py', [ONNX, NUMPY], { profile: 'quick' }),
  onnxruntime: python('ONNX Runtime, cpu', 'onnxruntime_cpu.py', ['onnxruntime==1.30.0', ONNX, NUMPY]),
  tract: python('tract, ONNX', 'tract_onnx.py', ['tract==0.23.9', ONNX, NUMPY]),
  mnn: python('MNN, converted from ONNX', 'mnn_onnx.py', ['MNN==3.6.1', ONNX, NUMPY]),
  openvino: python('OpenVINO, Interpolate on the CPU', 'openvino_interpolate.py', ['openvino==2026.4.1', NUMPY]),
  ncnn: python('ncnn, Interp', 'ncnn_interp.py', ['ncnn==1.0.20261020', NUMPY]),
  litert: python('LiteRT with XNNPACK', 'litert_model.py', LITERT),
  'litert-builtin': python('LiteRT, its own kernels', 'litert_model.py', LITERT, { environment: { DELEGATE: 'none' } }),
  tensorflow: python('TensorFlow, tf.image.resize', 'tensorflow_image.py', TENSORFLOW),
  'tensorflow-raw': python('TensorFlow, raw_ops', 'tensorflow_raw.py', TENSORFLOW),
  jax: python('JAX, image.resize', 'jax_resize.py', JAX, COMPILED),
  'jax-scale-and-translate': python('JAX, image.scale_and_translate', 'jax_scale_and_translate.py', JAX, COMPILED),
  tinygrad: python('tinygrad, Tensor.interpolate', 'tinygrad_interpolate.py', ['tinygrad==0.14.0', NUMPY], COMPILED),
  paddlepaddle: python('PaddlePaddle, nn.functional.interpolate', 'paddle_interpolate.py', [
    'paddlepaddle==3.3.1',
    'setuptools==84.2.1',
    NUMPY,
  ]),
  mlx: python('MLX, nn.Upsample on the CPU', 'mlx_upsample.py', ['mlx==0.32.4', 'mlx-cpu==0.32.4', NUMPY]),
  pillow: python('Pillow, Image.resize', 'pillow.py', ['Pillow==12.3.0', NUMPY]),
  'opencv-python': python('OpenCV, cv2.resize', 'opencv_resize.py', ['opencv-python-headless==5.0.0.93', NUMPY]),
  'scikit-image': python('scikit-image, transform.resize', 'skimage_resize.py', ['scikit-image==0.26.0', NUMPY]),
  scipy: python('SciPy, ndimage.zoom', 'scipy_zoom.py', ['scipy==1.17.1', NUMPY]),
};

type Options = Partial<Omit<Row, 'title' | 'language' | 'adapter' | 'packages'>>;

function javascript(title: string, adapter: string, packages: readonly string[], options: Options = {}): Row {
  return { title, language: 'JavaScript', adapter, packages, profile: 'standard', ...options };
}

function python(title: string, adapter: string, packages: readonly string[], options: Options = {}): Row {
  return { title, language: 'Python', adapter, packages, profile: 'standard', ...options };
}

/** Its packages are those of this project. */
function bundled(title: string, adapter: string, options: Options = {}): Row {
  return javascript(title, adapter, [], options);
}
