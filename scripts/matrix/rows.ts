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
  /** Which of the ways the adapter takes, where it has several. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What is run where --profile does not say. */
  readonly profile: Profile;
  /** The time limit of one call in seconds, where it takes more than ten: for implementations that compile each shape. */
  readonly seconds?: number;
  /** The processes that ask it; by default one for each processor. */
  readonly jobs?: number;
}

const OPENCV_JS = ['@techstark/opencv-js@5.0.0-release.1'];
const PILLOW = ['numpy==2.4.6', 'Pillow==12.3.0'];

/** By the names that --only takes; each is also the name of a file in `spec/matrix/rows`. */
export const ROWS: Readonly<Record<string, Row>> = {
  // JavaScript and WebAssembly
  'onnxruntime-web': bundled('ONNX Runtime Web, wasm', 'onnxruntime-web'),
  'tfjs-cpu': bundled('TensorFlow.js, cpu', 'tfjs'),
  'opencv-js': javascript('OpenCV.js, cv.resize', 'opencv-js.mjs', OPENCV_JS),

  // Python
  pillow: python('Pillow, Image.resize', 'pillow.py', PILLOW),
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
