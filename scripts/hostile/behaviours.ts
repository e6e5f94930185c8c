/**
 * What an implementation may do instead of answering, and what the suite says of it, for every kind of plug-in that can
 * do it. One call each; the call after it is answered well, or bears it (`next`).
 */

/** `worker` and `page` are in a browser, `object` in the thread of the caller. */
export const KINDS = ['module', 'object', 'program', 'wasm', 'worker', 'page'] as const;
export type Kind = (typeof KINDS)[number];

/** The whole text of an outcome, or its beginning where it ends with `…`. */
export type Expected = string | RegExp;
export type Cells = Partial<Record<Kind, Expected>>;

export interface Behaviour {
  readonly name: string;
  /** A member of an object in JavaScript, which every kind but wasm can have. */
  readonly js?: string;
  /** The same for a program that writes its frames itself: a function of the message and its payload. */
  readonly program?: string;
  /** Statements of AssemblyScript in `interpolate_compute`, or in `interpolate_query`. */
  readonly wasm?: string;
  readonly query?: string;
  readonly cells: Cells;
  /** Of the call that follows, where that one bears it. */
  readonly next?: Cells;
  /** It is given a minute, and 100 MB. */
  readonly greedy?: true;
}

type Groups = Partial<Record<keyof typeof GROUPS, Expected>> & Cells;

const GROUPS = {
  js: ['module', 'object', 'program', 'worker', 'page'],
  isolated: ['module', 'program', 'worker', 'page'],
  realms: ['module', 'object', 'worker', 'page'],
  node: ['module', 'program'],
  pages: ['worker', 'page'],
} as const satisfies Record<string, readonly Kind[]>;

/** The cells of groups; what names a kind itself goes before what names its group. */
function cellsOf(groups: Groups): Cells {
  const cells: Cells = {};
  for (const [name, expected] of Object.entries(groups)) {
    const kinds: readonly Kind[] = name in GROUPS ? GROUPS[name as keyof typeof GROUPS] : [name as Kind];
    for (const kind of kinds) if (!(name in GROUPS) || !(kind in groups)) cells[kind] = expected;
  }
  return cells;
}

type More = Pick<Behaviour, 'wasm' | 'query' | 'greedy' | 'program'> & { next?: Groups };

function js(text: string, groups: Groups, { next, ...more }: More = {}): Behaviour {
  const [, name = ''] = /^(?:async )?(\w+)/.exec(text) ?? [];
  return { name, js: text, cells: cellsOf(groups), ...(next && { next: cellsOf(next) }), ...more };
}

function greedy(text: string, groups: Groups): Behaviour {
  return js(text, groups, { greedy: true });
}

function program(text: string, expected: Expected, next?: Expected): Behaviour {
  const [, name = ''] = /^(\w+)/.exec(text) ?? [];
  return { name, program: text, cells: { program: expected }, ...(next !== undefined && { next: { program: next } }) };
}

function wasm(name: string, text: string, expected: Expected, query?: string): Behaviour {
  return { name, wasm: text, cells: { wasm: expected }, ...(query !== undefined && { query }) };
}

/** An exported function `f` that is `for (;;);`. */
const WASM_LOOP = '0061736d010000000104016000000302010007050101660000' + '0a0901070003400c000b0b';
const MEMORY = 'crash: it took more than 100 MB of memory';
const LATER = ', after answering an earlier call';
/** What comes first: the watch over the memory, or an end of the browser's own. */
const IN_PAGE = /^crash: (it took more than 100 MB of memory|its page crashed: out of memory)/;
const TENSOR = 'the answer: expected a tensor { dtype, shape, data }, ';
const FRAME = 'invalid: its frame: ';

export const BEHAVIOURS: readonly Behaviour[] = [
  js('copies: (input) => copy(input)', { js: 'well', wasm: 'well' }, { wasm: '' }),
  // It never ends, or too late.
  js('hangs() { for (;;); }', { isolated: 'timeout', wasm: 'timeout' }, { wasm: 'while (true) {}' }),
  js(
    `hangsInWasm() {
      const bytes = Uint8Array.from('${WASM_LOOP}'.match(/../g), (pair) => parseInt(pair, 16));
      new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.f();
    }`,
    { isolated: 'timeout' },
  ),
  js('hangsInNative() { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); }', { module: 'timeout' }),
  js("hangsInProgram() { execSync('sleep 600'); }", { node: 'timeout' }),
  js("defies() { for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {}); for (;;); }", {
    node: 'timeout',
  }),
  js('waits: () => new Promise(() => {})', { js: 'timeout' }),
  js('answersLate: (input) => later(60_000, () => copy(input))', { isolated: 'timeout' }),
  js('untouchedMemory() { const all = []; for (;;) all.push(new Float64Array(1e7)); }', { module: 'timeout' }),
  js('supportsHangs() {}', { module: 'timeout', pages: 'timeout' }),
  // It ends.
  js('exits: () => process.exit(0)', { node: 'crash: it exited with exit code 0' }),
  js("kills: () => process.kill(process.pid, 'SIGKILL')", { node: 'crash: SIGKILL ended it' }),
  js("killsByShell: () => execSync('kill -9 ' + process.pid)", { node: 'crash: SIGKILL ended it' }),
  js('aborts: () => process.abort()', { node: 'crash: SIGABRT ended it…' }),
  js("faults: () => process.kill(process.pid, 'SIGSEGV')", { node: 'crash: SIGSEGV ended it' }),
  js(
    `throwsInTimer: () => later(20, () => 0).then(() => new Promise(() => setTimeout(() => { throw new RangeError('in a timer'); })))`,
    {
      module: 'crash: nothing caught its RangeError: in a timer…',
      program: /^crash: it exited with exit code 1; .*RangeError: in a timer/s,
      pages: 'crash: nothing caught its RangeError: in a timer…',
    },
  ),
  js(
    "leavesRejection(input) { Promise.reject(new Error('left alone')); return copy(input); }",
    {
      module: 'crash: nothing caught its Error: left alone…',
      program: 'well',
      pages: 'crash: nothing caught its Error: left alone…',
    },
    { next: { program: new RegExp(`^crash: it exited with exit code 1; .*Error: left alone.*${LATER}$`, 's') } },
  ),
  js(
    "throwsAfterwards(input) { setTimeout(() => { throw new Error('afterwards'); }, 40); return copy(input); }",
    { module: 'well', pages: 'well' },
    {
      next: {
        module: new RegExp(`^crash: nothing caught its Error: afterwards.*${LATER}`, 's'),
        pages: new RegExp(`^crash: nothing caught its Error: afterwards.*${LATER}`, 's'),
      },
    },
  ),
  js(
    "handlesItsErrors(input) { process.once('uncaughtException', () => {}); setTimeout(() => { throw new Error('handled'); }); return later(20, () => copy(input)); }",
    { module: 'well' },
  ),
  js("floodsAndExits() { console.error('x'.repeat(2e6)); console.error('the end'); process.exit(4); }", {
    module: /^crash: it exited with exit code 4; its output, without its middle: x+\n…\nx+\nthe end$/,
  }),
  js("leavesProgram() { console.error(spawn('sleep', ['600']).pid); process.exit(5); }", {
    module: /^crash: it exited with exit code 5; its last output: \d+$/,
  }),
  js(
    "leavesDetached() { const child = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' }); child.unref(); console.error(child.pid); setTimeout(() => process.exit(5), 50); return new Promise(() => {}); }",
    { node: /^crash: it exited with exit code 5; its last output: \d+$/ },
  ),
  js('closesWorker() { self.close(); return new Promise(() => {}); }', {
    worker: 'crash: it ended its worker (close())',
  }),
  js("leavesPage() { location.href = 'about:blank'; return new Promise(() => {}); }", {
    page: 'crash: it left its page…',
  }),
  js('reloadsPage() { location.reload(); return new Promise(() => {}); }', { page: 'crash: it left its page…' }),
  // It takes all memory.
  greedy('heap() { const all = []; for (;;) all.push(new Array(10000).fill({})); }', {
    module: MEMORY,
    pages: IN_PAGE,
  }),
  greedy('typedArrays() { const all = []; for (;;) all.push(new Uint8Array(2 ** 24).fill(1)); }', {
    module: MEMORY,
    pages: IN_PAGE,
  }),
  greedy(
    'async slowTypedArrays() { const all = []; for (;;) { all.push(new Uint8Array(2 ** 24).fill(1)); await later(1, () => 0); } }',
    { isolated: MEMORY },
  ),
  greedy(
    'async sharedArrays() { const all = []; for (;;) { all.push(new Uint8Array(new SharedArrayBuffer(2 ** 24)).fill(1)); await later(1, () => 0); } }',
    { module: MEMORY, pages: MEMORY },
  ),
  greedy('hugeArray: () => new Array(2 ** 30).fill(0)', { module: MEMORY }),
  greedy("text() { const all = []; for (;;) all.push(Buffer.from('x'.repeat(2 ** 24) + all.length)); }", {
    module: MEMORY,
  }),
  {
    ...wasm(
      'growsMemory',
      'while (memory.grow(16) >= 0) memory.fill((memory.size() - 16) << 16, 1, 16 << 16);',
      MEMORY,
    ),
    greedy: true,
  },
  js("tooLongText: () => 'x'.repeat(2 ** 29)", {
    realms: 'threw RangeError: Invalid string length',
    program: 'threw error: RangeError: …',
  }),
  // It throws.
  js("throwsError() { throw new RangeError('out of range'); }", {
    realms: 'threw RangeError: out of range',
    program: 'threw error: RangeError: out of range',
  }),
  js("throwsText() { throw 'words'; }", { realms: 'threw string: words' }),
  js('throwsNothing() { throw undefined; }', { realms: 'threw undefined: undefined' }),
  js('throwsNull() { throw null; }', { realms: 'threw null: null' }),
  js("throwsSymbol() { throw Symbol('s'); }", { realms: 'threw symbol: a symbol' }),
  js("throwsProxy() { throw new Proxy({}, { get() { throw new Error('again'); } }); }", {
    realms: 'threw object: an object that cannot be looked at',
  }),
  js("rejects: () => later(20, () => 0).then(() => { throw new TypeError('later'); })", {
    realms: 'threw TypeError: later',
    program: 'threw error: TypeError: later',
  }),
  js('revoked(input) { const { proxy, revoke } = Proxy.revocable(copy(input), {}); revoke(); return proxy; }', {
    realms: "threw TypeError: Cannot perform 'get' on a proxy that has been revoked",
  }),
  js('supportsThrows() {}', { realms: 'threw Error: supports() threw: cannot say' }),
  js('supportsAnswers1() {}', {
    realms: 'invalid: supports(): expected true, or a sentence that says why not, got the number 1',
  }),
  js('supportsRejects() {}', {
    realms: 'invalid: supports(): expected true, or a sentence that says why not, got a Promise',
  }),
  // It answers with something else.
  js("string: () => 'an answer'", { realms: `invalid: ${TENSOR}got the string 'an answer'` }),
  js('nothing() {}', { realms: `invalid: ${TENSOR}got undefined` }),
  js('typedArray: (input) => input.data.slice()', { realms: `invalid: ${TENSOR}got a Float32Array of length 3` }),
  js('wrongLength: (input) => ({ ...copy(input), shape: [1, 1, 4] })', {
    realms: 'invalid: data: expected 4 elements for the shape [1, 1, 4], got 3',
    program: 'invalid: payload: expected 16 bytes for float32 (1, 1, 4), got 12',
  }),
  js('wrongClass: (input) => ({ ...copy(input), data: Float64Array.from(input.data) })', {
    realms: 'invalid: data: expected a Float32Array for dtype float32, got a Float64Array of length 3',
    program: 'invalid: payload: expected 12 bytes for float32 (1, 1, 3), got 24',
  }),
  js('plainArray: (input) => ({ ...copy(input), data: [...input.data] })', {
    realms: 'invalid: data: expected a Float32Array for dtype float32, got an array of length 3',
  }),
  js("unknownDtype: (input) => ({ ...copy(input), dtype: 'float' })", {
    realms: "invalid: dtype: expected float64, float32, float16, bfloat16 or uint8, got the string 'float'",
    program: 'invalid: result.dtype: …',
  }),
  js('noShape: (input) => ({ ...copy(input), shape: undefined })', {
    realms: 'invalid: shape: expected an array of sizes, got undefined',
    program: 'invalid: result.shape: …',
  }),
  js('negativeShape: (input) => ({ ...copy(input), shape: [1, -3, -1] })', {
    realms: 'invalid: shape: expected sizes that are integers from 0, got the number -3 at axis 1',
    program: 'invalid: result.shape.1: …',
  }),
  js('manyAxes: (input) => ({ ...copy(input), shape: new Array(1e6).fill(1) })', {
    realms: 'invalid: shape: expected at most 64 axes, got 1000000',
    program: 'invalid: the JSON length of a frame: …',
  }),
  js("throwingGetter: (input) => ({ ...copy(input), get shape() { throw new Error('no peeking'); } })", {
    realms: `invalid: ${TENSOR}but reading it threw: Error: no peeking`,
  }),
  js('proxyData: (input) => ({ ...copy(input), data: new Proxy(input.data.slice(), {}) })', {
    realms: 'invalid: data: expected a Float32Array for dtype float32, got a proxy or imitation of a Float32Array',
  }),
  js(
    `fakedSpecies(input) {
      const shape = [...input.shape];
      shape.constructor = { [Symbol.species]: function () { return { get length() { throw new Error('a fake'); } }; } };
      return { ...copy(input), shape };
    }`,
    { js: 'well' },
  ),
  js('subclass: (input) => ({ ...copy(input), data: class Mine extends Float32Array {}.from(input.data) })', {
    js: 'well',
  }),
  js("otherRealm: (input) => ({ ...copy(input), data: vm.runInNewContext('Float32Array').from(input.data) })", {
    module: 'well',
    program: 'well',
  }),
  js(
    'sharedData(input) { const data = new Float32Array(new SharedArrayBuffer(12)); data.set(input.data); return { ...copy(input), data }; }',
    { js: 'well' },
  ),
  js('thenable: (input) => ({ then: (resolve) => resolve(copy(input)) })', { js: 'well' }),
  js('allNaN: ({ dtype, shape, data }) => ({ dtype, shape, data: data.map(() => NaN) })', {
    js: 'other values NaN,NaN,NaN',
  }),
  js('declines() {}', { js: 'declined: not this one' }),
  // It shares or changes what is not its own. Over a pipe that is not seen.
  js('aliases: (input) => input', { realms: 'aliases its input', program: 'well' }),
  js('aliasesBuffer: (input) => ({ ...input, data: input.data.subarray(0) })', { realms: 'aliases its input' }),
  js(
    'mutates(input) { const answer = copy(input); input.data[1] = 99; return answer; }',
    { realms: 'changes its input', program: 'well', wasm: 'changes its input' },
    { wasm: 'store<u32>(input + 4, 99);' },
  ),
  js('reshapes(input) { const answer = copy(input); input.shape.push(1); return answer; }', {
    realms: 'changes its input',
  }),
  js('replacesData(input) { const answer = copy(input); input.data = answer.data; return answer; }', {
    realms: 'changes its input',
  }),
  js(
    'detaches(input) { const answer = copy(input); structuredClone(input.data, { transfer: [input.data.buffer] }); return answer; }',
    { realms: 'changes its input' },
  ),
  js(
    'detachesLater(input) { const answer = copy(input); setTimeout(() => structuredClone(answer.data, { transfer: [answer.data.buffer] }), 5); return answer; }',
    { realms: 'well' },
    { next: { realms: 'changes an earlier result' } },
  ),
  // It prints.
  js("floods(input) { for (let line = 0; line < 40; line++) console.error('x'.repeat(1e5)); return copy(input); }", {
    isolated: 'well',
  }),
  js(
    "floodsMegabytes(input) { for (let line = 0; line < 10; line++) console.error('x'.repeat(2e6)); return copy(input); }",
    { isolated: 'well' },
  ),
  js(
    "writesToDescriptor(input) { fs.writeSync(1, 'to stdout by number'); fs.writeSync(2, Buffer.from('err')); return copy(input); }",
    { module: 'well' },
  ),
  js(
    "endsOutput(input) { process.stdout.end(); process.stderr.destroy(); console.log('nowhere'); return copy(input); }",
    { module: 'well' },
  ),
  js("readsInput: (input) => fs.readFileSync(0).length === 0 ? copy(input) : 'some input'", { module: 'well' }),
  // It meddles with the suite's own means.
  js(
    "forges() { fs.writeSync(3, Buffer.concat([Buffer.alloc(12), Buffer.of(9, 0, 0, 0), v8.serialize({ kind: 'answered', id: 1 })])); for (;;); }",
    { module: 'crash: it wrote to the pipe of the suite (file descriptor 3)' },
  ),
  js('closesChannel(input) { fs.closeSync(3); return copy(input); }', {
    module: /^crash: SIGKILL ended it; its last output: the pipe to the suite \(file descriptor 3\) failed: /,
  }),
  js(
    `rewritesFrames(input) {
      const { defineProperty } = Object;
      Object.defineProperty = (target, name, about) => {
        if (target instanceof Uint8Array && target.length > 16) target.fill(0, 16);
        return defineProperty(target, name, about);
      };
      return copy(input);
    }`,
    { module: 'well' },
  ),
  js(
    `rewritesMessages(input) {
      v8.Serializer.prototype.writeValue = function () { this.writeHeader(); this.writeUint32(7); };
      return copy(input);
    }`,
    { module: 'crash: it wrote to the pipe of the suite (file descriptor 3)' },
  ),
  js(
    `takesSocket(input) {
      const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data').get;
      Object.defineProperty(MessageEvent.prototype, 'data', {
        get() { this.target.send?.(new Uint8Array(7)); return data.call(this); },
      });
      return copy(input);
    }`,
    { pages: 'well' },
  ),
  js(
    `breaksMessages(input) {
      const { stringify } = JSON;
      Array.prototype.toJSON = () => 7;
      Object.prototype.toJSON = function () { return 'kind' in this ? { kind: 'answered', id: 1, outcome: 7 } : this; };
      return copy(input);
    }`,
    { pages: 'crash: it wrote to the way to the suite…' },
  ),
  js(
    `breaksGlobals(input) {
      const answer = copy(input);
      if (globalThis.WebSocket) WebSocket.prototype.send = () => {};
      JSON.stringify = () => 'nothing';
      globalThis.Uint8Array = globalThis.Float32Array = class {};
      return answer;
    }`,
    { module: 'well', pages: 'well' },
  ),
  js(
    `poisonsPrototype(input) {
      for (const name of ['dtype', 'kind', 'extra', 'value', 'get', 'version', 'then2']) Object.prototype[name] = 'poison';
      return copy(input);
    }`,
    { module: 'well', pages: 'well' },
  ),
  // A program writes something else.
  program('silent() {}', 'timeout'),
  program('halfAndHangs(call, payload) { write(frame(resultOf(call), payload).subarray(0, -4)); }', 'timeout'),
  program("spawnsAndHangs() { spawn('sleep', ['600'], { stdio: 'inherit' }); for (;;); }", 'timeout'),
  program(
    "complainsAndHangs() { process.stderr.write('allocating\\n'.repeat(9e4), () => { console.error('waiting'); for (;;); }); }",
    'timeout',
  ),
  program(
    'exitsInFrame(call, payload) { write(frame(resultOf(call), payload).subarray(0, -4)); process.exit(0); }',
    /^crash: it exited with exit code 0 in the middle of a frame \(after \d+ of its \d+ bytes\)$/,
  ),
  program(
    "dies() { console.error('first\\nsecond'); process.exit(7); }",
    'crash: it exited with exit code 7; its last output: first\nsecond',
  ),
  program(
    'closesOutput() { process.stdout.destroy(); close(1); setInterval(() => {}, 1000); }',
    'crash: it closed its standard output, where the answers belong',
  ),
  program(
    'closesInput(call, payload) { answer(call, payload); after(20, () => { process.stdin.destroy(); close(0); setInterval(() => {}, 1000); }); }',
    'well',
    'crash: it closed its standard input, where the calls come…',
  ),
  program(
    'exitsAfterwards(call, payload) { answer(call, payload); after(50, () => process.exit(3)); }',
    'well',
    `crash: it exited with exit code 3${LATER}`,
  ),
  program(
    'twiceSlowly(call, payload) { answer(call, payload); after(100, () => answer(call, payload)); }',
    'well',
    new RegExp(`^crash: it sent more than one answer to call \\d+${LATER}`),
  ),
  program(
    'twice(call, payload) { write(Buffer.concat([frame(resultOf(call), payload), frame(resultOf(call), payload)])); }',
    /^invalid: it sent more than one answer to call \d+$/,
  ),
  program(
    "prints(call, payload) { console.log('Loading the model: 100 %'); answer(call, payload); }",
    "invalid: it printed 'Loading the model: 100 %' on its standard output, where only frames belong; print to…",
  ),
  program(
    "printsMegabytes(call, payload) { write(Buffer.alloc(5e6, 'x')); answer(call, payload); }",
    "invalid: it printed 'xxx…",
  ),
  program("printsShortly(call, payload) { console.log('hi'); answer(call, payload); }", "invalid: it printed 'hi…"),
  program(
    "garbage() { write(Buffer.from('ffffffffffffffff00', 'hex')); }",
    'invalid: the JSON length of a frame: expected 2 to 1048576 bytes, got 4294967295',
  ),
  program(
    "hugePayload() { write(Buffer.from('02000000ffffffff7b7d', 'hex')); }",
    'invalid: the payload length of a frame: expected at most 268435456 bytes, got 4294967295',
  ),
  program(
    "emptyJson() { write(Buffer.from('0000000000000000', 'hex')); }",
    'invalid: the JSON length of a frame: expected 2 to 1048576 bytes, got 0',
  ),
  program(
    "noObject() { write(Buffer.from('02000000000000005b5d', 'hex')); }",
    'invalid: byte 8 of a frame: expected the { of its JSON, got 0x5b',
  ),
  program('noJson() { send(\'{"kind":\'); }', `${FRAME}expected JSON, got {"kind": (…`),
  program(
    'noKind() { send({ id: 1 }); }',
    `${FRAME}expected the kind hello, result, unsupported, refused, error, got {"id":1}`,
  ),
  program("unknownKind({ id }) { send({ kind: 'answer', id }); }", `${FRAME}expected the kind hello, result, …`),
  program(
    'wrongId(call, payload) { send({ ...resultOf(call), id: call.id + 7 }, payload); }',
    /^invalid: result.id: expected \d+, the id of the call, got \d+$/,
  ),
  program(
    'greets() { hello(); }',
    'invalid: its answer: expected result, unsupported, refused or error, got a second hello',
  ),
  program(
    'truncated(call, payload) { send(resultOf(call), payload.subarray(4)); }',
    'invalid: payload: expected 12 bytes for float32 (1, 1, 3), got 8',
  ),
  program(
    'nans(call, payload) { send(resultOf(call), Buffer.alloc(payload.length, 0xff)); }',
    'other values NaN,NaN,NaN',
  ),
  program(
    "refuses({ id }) { send({ kind: 'refused', id, reason: 'size: expected 2' }); }",
    'threw refused: size: expected 2',
  ),
  program(
    "fails({ id }) { console.error('Traceback: here'); send({ kind: 'error', id, reason: 'IndexError' }); }",
    'threw error: IndexError; its last output: Traceback: here',
  ),
  // A WebAssembly file does something else.
  wasm(
    'panics',
    'unreachable();',
    'crash: interpolate_compute: trap: unreachable: a failed assertion, a panic or abort…',
  ),
  wasm(
    'readsFar',
    'store<u32>(output, load<u32>(0xfffffff0));',
    'crash: interpolate_compute: trap: memory access out of bounds: it read or wrote an address beyond…',
  ),
  wasm(
    'recurses',
    'return deeper(0);',
    'crash: interpolate_compute: stack overflow (Maximum call stack size exceeded)…',
  ),
  wasm(
    'dividesByZero',
    'return 1 / (i32(options.size(0)) - behaviour);',
    'crash: interpolate_compute: trap: divide by zero…',
  ),
  wasm(
    'throwsAbort',
    "throw new Error('no such thing');",
    /^crash: interpolate_compute: it called abort: no such thing \(hostile.ts:\d+:\d+\)$/,
  ),
  wasm('exitsProcess', 'procExit(3);', 'crash: interpolate_compute: it called proc_exit(3)'),
  wasm(
    'printsAndTraps',
    'print(2); unreachable();',
    /^crash: interpolate_compute: trap: unreachable: .*; its last output: not this one$/,
  ),
  wasm('printsAndLoops', 'for (let line = 0; line < 1000; line++) print(1); while (true) {}', 'timeout'),
  wasm(
    'writesAfter',
    'store<f32>(output + bytes, 1);',
    'invalid: interpolate_compute: it wrote outside the output, at bytes 0 to 3 after its end',
  ),
  wasm(
    'writesRowAfter',
    'memory.fill(output + bytes, 0, 400);',
    'invalid: interpolate_compute: it wrote outside the output, at bytes 0 to 399 after its end',
  ),
  wasm(
    'writesBefore',
    'store<f32>(output - 4, 1);',
    'invalid: interpolate_compute: it wrote outside the output, at bytes 4 to 1 before its start',
  ),
  wasm(
    'writesOptions',
    'store<u32>(changetype<usize>(options) + 4, 7);',
    'invalid: interpolate_compute: it changed byte 4 of the options, which it must not write',
  ),
  wasm(
    'writesShape',
    'store<u32>(inputShape + 8, 7);',
    'invalid: interpolate_compute: it changed byte 8 of input_shape, which it must not write',
  ),
  wasm(
    'forgetsLast',
    '',
    'invalid: interpolate_compute: it never wrote 1 of 3 elements of the output, the first of them [0, 0, 2]',
  ),
  wasm('returns9', 'return 9;', /^threw Error: interpolate_compute returned 9 \(no status of the ABI\)/),
  wasm(
    'refusesLate',
    'return abi.REFUSED;',
    'threw Error: interpolate_compute returned 2 (refused) after interpolate_query returned 0: not this one',
  ),
  wasm('writesNaN', 'store<f32>(output, NaN);', 'other values NaN,2,3'),
  wasm('growsAndCopies', 'memory.grow(1);', 'well'),
  wasm(
    'asksRandomBeyond',
    'random_get(0xfffffff0, 64);',
    /^crash: interpolate_compute: trap: .*: it gave an import an address beyond its memory/,
  ),
  wasm('queryTraps', '', 'crash: interpolate_query: trap: unreachable…', 'unreachable();'),
  wasm('queryRefuses', '', 'threw refused: not this one', 'return abi.REFUSED;'),
  wasm('queryDeclines', '', 'declined: not this one', 'return abi.UNSUPPORTED;'),
  wasm(
    'queryBadMessage',
    '',
    'invalid: interpolate_message(): expected a pointer to at most 4096 bytes of text and a zero byte, got 0xffffff00',
    'message = 0xffffff00; return abi.UNSUPPORTED;',
  ),
  wasm(
    'queryWritesNoShape',
    '',
    'invalid: interpolate_query returned 0, but never wrote output_shape[2]',
    'store<u32>(outputShape + 8, 0xffffffff);',
  ),
  wasm(
    'queryHugeShape',
    '',
    'invalid: interpolate_query: an output of shape [1, 1, 2147483647] is too large',
    'store<u32>(outputShape + 8, 0x7fffffff);',
  ),
];

/** A module that cannot be loaded, or that changes its surroundings as it is loaded. */
export interface Loading {
  readonly name: string;
  readonly text: string;
  /** What the usage error says; `loaded` where there is none. */
  readonly cells: Partial<Record<'module' | 'worker', Expected>>;
}

const NOTHING = 'export default: expected an implementation, or a function that returns one; the module exports only x';

export const LOADINGS: readonly Loading[] = [
  loading('exitsAtStart', 'process.exit(5);', { module: /it ended before it was loaded: it exited with exit code 5$/ }),
  loading('hangsAtStart', 'for (;;);', {
    module: /it took longer than \d+ ms$/,
    worker: /it took longer than \d+ ms$/,
  }),
  loading('throwsAtStart', "throw new Error('not today');", {
    module: /loading it threw Error: not today\nat throwsAtStart.mjs:1:7$/,
    worker: /loading it threw Error: not today/,
  }),
  loading('breaksSyntax', 'const fine = 1;\n  const = 2;', {
    module: /threw SyntaxError: Unexpected token '=' \(breaksSyntax.mjs:2:9: const = 2;\)$/,
    worker: /breaksSyntax.mjs:2:9: Expected identifier but found "="/,
  }),
  loading('lacksExport', "import { other } from 'node:fs';", { module: /lacksExport\.mjs:1:\d+: import/ }),
  loading('lacksPackage', "import 'not-there-at-all';", {
    module: /a package .* is not installed .*; run: npm install not-there-at-all$/,
    worker: /; run: npm install not-there-at-all$/,
  }),
  loading('lacksFile', "import './not-there.mjs';", {
    module: /Cannot find module/,
    worker: /Could not resolve "\.\/not-there\.mjs"/,
  }),
  loading('needsNode', "import 'node:fs'; export default {}", { worker: /a module of Node, which no browser has/ }),
  loading('exportsElse', 'export const x = 1;', { module: new RegExp(`${NOTHING}$`), worker: new RegExp(NOTHING) }),
  loading('hasNoName', 'export default { name: 1 }', {
    module: /export default.name: expected a name, got the number 1$/,
    worker: /export default.name: expected a name/,
  }),
  loading(
    'addsToPrototypes',
    "for (const name of ['extra', 'more', 'environment2']) Object.prototype[name] = 'more'; export default { name: 'adds', environment: { a: 'b' }, interpolate: (input) => input };",
    { module: 'loaded', worker: 'loaded' },
  ),
];

function loading(name: string, text: string, cells: Loading['cells']): Loading {
  return { name, text, cells };
}
