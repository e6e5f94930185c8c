/** A plug-in to begin with: folders of `harness/kits` that are copied, and the commands that come after. */
export interface Kit {
  readonly what: string;
  readonly folders: readonly string[];
  readonly next: readonly string[];
}

/** By the names that `init` takes. */
export const KITS: Readonly<Record<string, Kit>> = {
  js: { what: 'an ES module', folders: ['js'], next: ['npx interpolate-conformance run ./resize.mjs'] },
  webgpu: {
    what: 'a kernel in WGSL, for Node and for a browser',
    folders: ['webgpu'],
    next: ['npm install webgpu', 'npx interpolate-conformance run ./resize.mjs'],
  },
  vitest: {
    what: 'an ES module, and every case as a test of your own vitest',
    folders: ['js', 'vitest'],
    next: ['npm install --save-dev vitest interpolate-conformance', 'npx vitest run'],
  },
  github: {
    what: 'a workflow of GitHub: four machines, one verdict',
    folders: ['github'],
    next: ['npm install --save-dev interpolate-conformance', 'git add .github/workflows/conformance.yml'],
  },
};
