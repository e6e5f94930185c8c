interface Bundled {
  /** Optional packages that it needs: `npm install` brings them. */
  readonly packages: readonly string[];
  load(): Promise<{ default: unknown }>;
  /** Its module for a page of a browser, from this folder and without its ending. */
  readonly page: string;
}

/** The adapters that come with the suite, by the names that the command line takes. */
export const BUNDLED: Readonly<Record<string, Bundled>> = {
  reference: { packages: [], load: () => import('./reference.ts'), page: '../../reference/index' },
  'onnxruntime-web': {
    packages: ['onnxruntime-web'],
    load: () => import('./onnxruntime-web.ts'),
    page: 'onnxruntime-web',
  },
  tfjs: {
    packages: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu'],
    load: () => import('./tfjs.ts'),
    page: 'tfjs',
  },
  webgpu: { packages: ['webgpu'], load: () => import('./webgpu/node.ts'), page: 'webgpu/page' },
};

/** Names under which an adapter is looked for as well. */
const ALIASES: Readonly<Record<string, string>> = { '@tensorflow/tfjs': 'tfjs' };

export const bundledName = (specifier: string): string | undefined =>
  [specifier, ALIASES[specifier]].find((name) => name !== undefined && Object.hasOwn(BUNDLED, name));
