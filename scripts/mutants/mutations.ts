import { parseSync } from 'oxc-parser';

/** A program that differs from the right one in one place. */
export interface Mutant {
  /** Program, file, function, and how often the same change was possible there before: no line numbers. */
  readonly id: string;
  readonly program: string;
  /** The file and the innermost named function that it stands in. */
  readonly place: string;
  readonly edit: Edit;
  /** The expression whose value changes: where it is never computed, nobody can notice. */
  readonly reach?: Span;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Text of a program that another one takes the place of. */
export interface Edit extends Span {
  readonly text: string;
}

type Node = Span & { type: string; [member: string]: unknown };

/** What takes the place of an operator. */
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
  '<<': ['>>'],
  '>>': ['<<'],
  '&': ['|'],
  '|': ['&'],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
  '++': ['--'],
  '--': ['++'],
};

/** What takes the place of a function or a method; with '' the argument, or the object, is taken as it is. */
const FUNCTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    floor: ['ceil', 'round'],
    ceil: ['floor'],
    round: ['floor'],
    trunc: ['ceil'],
    min: ['max'],
    max: ['min'],
    fround: [''],
    abs: [''],
    some: ['every'],
    every: ['some'],
    toReversed: [''],
    reverse: [''],
    filter: [''],
  }),
);

/**
 * Every mutant of a program in JavaScript or TypeScript. Where a bundler wrote it, `// path` stands above what comes from a
 * file.
 */
export function scriptMutants(program: string, text: string, isOwn: (file: string) => boolean): Mutant[] {
  const files = [...text.matchAll(/^\/\/ (\S+\.[cm]?[jt]s)$/gm)].map(({ index, 1: file }) => ({ index, file }));
  const found: Mutant[] = [];
  const counts = new Map<string, number>();

  function add({ start, end, text: other }: Edit, reach: Span, name: string): void {
    const file = files.findLast(({ index }) => index < start)?.file ?? program;
    if (!isOwn(file)) return;
    const place = `${file} ${name}`;
    const change = `${text.slice(start, end)} → ${other}`.replace(/\s+/g, ' ').slice(0, 60);
    const key = `${place}: ${change}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    found.push({
      id: count === 1 ? key : `${key} (${count})`,
      program,
      place,
      edit: { start, end, text: other },
      reach,
    });
  }

  visit(parseSync(/\.[cm]?[jt]s$/.test(program) ? program : `${program}.js`, text).program as unknown as Node, '');
  return found;

  function visit(node: Node, name: string): void {
    if (node.type === 'ThrowStatement' || node.type === 'ImportDeclaration') return;
    if (node.type === 'ExportNamedDeclaration' && node.declaration === null) return;
    if (node.type.startsWith('TS') && !TYPED_EXPRESSIONS.includes(node.type)) return;
    const inner = nameOf(node) ?? name;
    mutate(node, inner);
    for (const [member, value] of Object.entries(node)) {
      if (member === 'key' && node.computed !== true) continue;
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, inner);
    }
  }

  function mutate(node: Node, name: string): void {
    const put = (span: Span, other: string, reach: Span = node) => add({ ...span, text: other }, reach, name);
    const source = ({ start, end }: Span) => text.slice(start, end);
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression':
      case 'AssignmentExpression': {
        const [left, right, operator] = [node.left as Node, node.right as Node, node.operator as string];
        const start = text.indexOf(operator, left.end);
        for (const other of OPERATORS[operator] ?? []) put({ start, end: start + operator.length }, other);
        if (operator === '??') put(node, `(${source(left)})`);
        if (operator === '??') put(node, `(${source(right)})`);
        return;
      }
      case 'UpdateExpression': {
        const start = node.prefix === true ? node.start : node.end - 2;
        for (const other of OPERATORS[node.operator as string]) put({ start, end: start + 2 }, other);
        return;
      }
      case 'UnaryExpression':
        if (node.operator === '-' || node.operator === '!') put({ start: node.start, end: node.start + 1 }, ' ');
        return;
      case 'ConditionalExpression':
        put(node, `(${source(node.consequent as Node)})`);
        put(node, `(${source(node.alternate as Node)})`);
        return;
      case 'IfStatement':
        for (const other of ['true', 'false']) put(node.test as Node, other, node.test as Node);
        return;
      case 'Literal':
        if (typeof node.value === 'boolean') put(node, String(!node.value));
        if (typeof node.value === 'number') for (const other of neighbours(node.value)) put(node, other);
        return;
      case 'MemberExpression': {
        const property = node.property as Node;
        if (node.computed !== true || property.type === 'Literal' || property.type === 'TemplateLiteral') return;
        for (const step of ['+ 1', '- 1']) put(property, `(${source(property)}) ${step}`, property);
        return;
      }
      case 'CallExpression': {
        const callee = node.callee as Node;
        if (callee.type !== 'MemberExpression' || callee.computed === true) return;
        const property = callee.property as Node;
        const object = callee.object as Node;
        for (const other of FUNCTIONS.get(property.name as string) ?? []) {
          if (other !== '') put(property, other);
          else if (source(object) === 'Math') put(node, `(${(node.arguments as Node[]).map(source).join()})`);
          else put(node, `(${source(object)})`);
        }
      }
    }
  }
}

/** Types compute nothing; these have an expression in them. */
const TYPED_EXPRESSIONS = ['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'];

/** A number is made larger and smaller; what is no integer by a sixteenth. */
function neighbours(value: number): string[] {
  if (!Number.isInteger(value)) return [String(value * 1.0625), '0'];
  return [String(value + 1), value === 0 ? '(-1)' : String(value - 1)];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function nameOf(node: Node): string | undefined {
  if (!['FunctionDeclaration', 'VariableDeclarator', 'Property', 'MethodDefinition'].includes(node.type))
    return undefined;
  const id = (node.id ?? node.key) as Node | undefined;
  if (node.type === 'VariableDeclarator' && !/Function|Object/.test((node.init as Node | null)?.type ?? ''))
    return undefined;
  return id?.name as string | undefined;
}

/** Of a program in C, Python or WGSL: operators, comparisons and numbers, outside comments, strings and directives. */
export function tokenMutants(program: string, text: string, part: RegExp = /^[\s\S]*$/): Mutant[] {
  const whole = part.exec(text);
  if (whole === null) throw new Error(`${program}: no kernel in it`);
  const from = whole.index;
  const masked = whole[0].replace(SILENT, (silent) => ' '.repeat(silent.length));
  const found: Mutant[] = [];
  for (const token of masked.matchAll(TOKENS)) {
    const start = from + token.index;
    const others = /^\d/.test(token[0]) ? neighbours(Number.parseFloat(token[0])) : (OPERATORS[token[0]] ?? []);
    for (const other of others) {
      const line = text.slice(0, start).split('\n').length;
      const id = `${program}:${line}: ${lineAt(text, start)} [${token[0]} → ${other}, ${found.length}]`;
      found.push({ id, program, place: program, edit: { start, end: start + token[0].length, text: other } });
    }
  }
  return found;
}

const SILENT =
  /\/\*[\s\S]*?\*\/|\/\/.*|^\s*#.*|"""[\s\S]*?"""|f?"(?:[^"\\\n]|\\.)*"|->|@\w+\([^)]*\)|f32|f64|\w+\d+\w*/gm;
const TOKENS = /\d+(?:\.\d+)?|<=|>=|==|!=|&&|\|\||\+\+|--|\+=|-=|<<|>>|[-+*/%](?!=)|(?<=\s)[<>](?=\s)/g;

function lineAt(text: string, at: number): string {
  const from = text.lastIndexOf('\n', at) + 1;
  return text.slice(from, text.indexOf('\n', at)).trim().slice(0, 70);
}

/** The program with these edits made, which do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  for (const { start, end, text: other } of [...edits].sort((one, two) => one.start - two.start)) {
    result += text.slice(done, start) + other;
    done = end;
  }
  return result + text.slice(done);
}

/** The program that says of every expression of these when it is computed: `__reached(n)`. */
export function reachText(text: string, spans: readonly Span[]): string {
  const marks = spans.flatMap(({ start, end }, at) => [
    { place: start, rank: -end, text: `(__reached(${at}), ` },
    { place: end, rank: -start - text.length, text: ')' },
  ]);
  // What ends at a place ends before another thing begins there, the inner one first; the outer one begins first.
  marks.sort((one, two) => one.place - two.place || one.rank - two.rank);
  let result = '';
  let done = 0;
  for (const { place, text: mark } of marks) {
    result += text.slice(done, place) + mark;
    done = place;
  }
  return result + text.slice(done);
}

/** Counts the turns of every loop of a program, so that one without an end throws. */
export function loopGuards(text: string): Edit[] {
  const guards: Edit[] = [];
  walk(parseSync('guarded.js', text).program as unknown as Node);
  return guards;

  function walk(node: Node): void {
    if (/^(For|While|DoWhile)/.test(node.type)) {
      const { type, start, end } = node.body as Node;
      const turn = ' __turn();';
      if (type === 'BlockStatement') guards.push({ start: start + 1, end: start + 1, text: turn });
      else guards.push({ start, end: start, text: `{${turn} ` }, { start: end, end, text: ' }' });
    }
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child);
    }
  }
}
