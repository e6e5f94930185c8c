/** A plug-in to begin with: folders of `harness/kits` that are copied, and what comes after. */
export interface Kit {
  readonly what: string;
  readonly folders: readonly string[];
  /** The recorded calls come with it, in a file. */
  readonly hasRecordedCases?: true;
  /** Of these folders only these files, where not all are for a project. */
  readonly files?: readonly string[];
  /** The file whose resize is to be replaced. */
  readonly edit?: string;
  /** What has to be on the machine, where npm cannot bring it. */
  readonly needs?: string;
  /** Packages to install, besides those in a package.json of the kit. */
  readonly packages?: readonly string[];
  /** The commands from the sources to a report. */
  readonly next: readonly string[];
  /** What a user may meet then, and what to do about it. */
  readonly hint?: string;
}

const PYTHON = process.platform === 'win32' ? 'python' : 'python3';

const RECORDED_HINT = `recorded-cases.bin has the calls and what is accepted for each element. List cases that are known to fail in
deviations.txt. Properties, probes and diagnoses are in the whole suite: interpolate-conformance run.`;

/** By the names that `init` takes. */
export const KITS: Readonly<Record<string, Kit>> = {
  js: { what: 'an ES module', folders: ['js'], edit: 'resize.mjs', next: [run('./resize.mjs')] },
  python: {
    what: 'a program in Python with numpy; also PyTorch itself, pytorch.py',
    folders: ['python'],
    files: ['example.py', 'interpolate_stdio.py', 'pytorch.py'],
    edit: 'example.py',
    needs: `${PYTHON} with numpy (${PYTHON} -m pip install numpy)`,
    next: [run(`'exec:${PYTHON} example.py'`)],
    hint: `The Python package has all this and the recorded cases as tests, without Node. In a clone of the suite:
  npm run python && ${PYTHON} -m pip install .cache/python/wheels/*.whl pytest
  ${PYTHON} -m pytest --interpolate example:interpolate`,
  },
  c: {
    what: 'a program in C: one header, libc only',
    folders: ['c'],
    edit: 'example.c',
    needs: 'a C compiler',
    next: ['cc -O2 example.c -lm -o example', run('exec:./example')],
  },
  rust: {
    what: 'a program in Rust without dependencies',
    folders: ['rust'],
    edit: 'src/main.rs',
    needs: 'cargo (https://rustup.rs)',
    next: ['cargo build --release', run('exec:./target/release/interpolate-example')],
  },
  wasm: {
    what: 'a WebAssembly file, from AssemblyScript',
    folders: ['wasm'],
    edit: 'resize.ts',
    next: ['npm run build', run('./resize.wasm')],
  },
  'wasm-c': {
    what: 'a WebAssembly file, from C',
    folders: ['wasm-c'],
    edit: 'resize.c',
    needs: 'clang with wasm-ld (Debian: apt-get install clang lld)',
    next: [
      'clang --target=wasm32 -O2 -std=c11 -fno-builtin -nostdlib -Wl,--no-entry -o resize.wasm resize.c',
      run('./resize.wasm'),
    ],
  },
  webgpu: {
    what: 'a kernel in WGSL, for Node and for a browser',
    folders: ['webgpu'],
    edit: 'resize.mjs',
    packages: ['webgpu'],
    next: [run('./resize.mjs')],
    hint: `On a machine without a GPU it runs on SwiftShader, a software driver. On Debian:
  apt-get install chromium libvulkan1
  export VK_ICD_FILENAMES=/usr/lib/chromium/vk_swiftshader_icd.json XDG_RUNTIME_DIR=/tmp`,
  },
  vitest: {
    what: 'an ES module, and every case as a test of your own vitest',
    folders: ['js', 'vitest'],
    edit: 'resize.mjs',
    packages: ['vitest'],
    next: ['npx vitest run'],
  },
  'cpp-gtest': {
    what: 'every recorded call as a GoogleTest of your own C++: one header, no Node in the build',
    folders: ['cpp-gtest'],
    hasRecordedCases: true,
    edit: 'resize_test.cpp',
    needs: 'a C++17 compiler, CMake and GoogleTest (Debian: apt-get install g++ cmake libgtest-dev)',
    next: ['cmake -B build', 'cmake --build build', './build/resize_test --gtest_brief=1'],
    hint: RECORDED_HINT,
  },
  'rust-test': {
    what: 'every recorded call as a test of your own crate: one module without dependencies, no Node in the build',
    folders: ['rust-test'],
    hasRecordedCases: true,
    edit: 'src/lib.rs',
    needs: 'cargo (https://rustup.rs)',
    next: ['cargo test --test interpolate'],
    hint: RECORDED_HINT,
  },
  github: {
    what: 'a GitHub workflow: four machines, one verdict',
    folders: ['github'],
    packages: ['interpolate-conformance'],
    next: ['git add .github/workflows/conformance.yml package.json package-lock.json'],
    hint: `It examines ./resize.mjs: set IMPLEMENTATION in the workflow to your own implementation.
The package is not published. Put the address of its repository in place of OWNER, or install a tarball (npm pack) that
lies in your own repository.`,
  },
};

function run(implementation: string): string {
  return `npx interpolate-conformance run ${implementation}`;
}
