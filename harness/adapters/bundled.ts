interface Bundled {
  /** Optional packages that it needs: `npm install` brings them. */
  packages: readonly string[];
  load(): Promise<{ default: unknown }>;
}

/** The adapters that come with the suite, by the names that the command line takes. */
export const BUNDLED: Readonly<Record<string, Bundled>> = {
  reference: { packages: [], load: () => import('./reference.ts') },
  'onnxruntime-web': { packages: ['onnxruntime-web'], load: () => import('./onnxruntime-web.ts') },
  tfjs: {
    packages: ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu'],
    load: () => import('./tfjs.ts'),
  },
  webgpu: { packages: ['webgpu'], load: () => import('./webgpu/node.ts') },
};

/** Names under which an adapter is looked for as well. */
const ALIASES: Readonly<Record<string, string>> = { '@tensorflow/tfjs': 'tfjs' };

export const bundledName = (specifier: string): string | undefined =>
  [specifier, ALIASES[specifier]].find((name) => name !== undefined && Object.hasOwn(BUNDLED, name));
