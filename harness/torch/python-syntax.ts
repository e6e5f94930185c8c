/** The small part of Python that the examples of the text are written in. */
export type Expression =
  | { readonly kind: 'number'; readonly value: bigint | number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'sequence'; readonly type: 'list' | 'tuple'; readonly items: readonly Expression[] }
  | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'subscript'; readonly object: Expression; readonly indices: readonly Subscript[] }
  | {
      readonly kind: 'call';
      readonly callee: Expression;
      readonly positional: readonly Expression[];
      readonly keywords: ReadonlyMap<string, Expression>;
    }
  | { readonly kind: 'negative'; readonly operand: Expression }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

export type Subscript = Expression | { readonly kind: 'slice'; readonly start?: Expression; readonly end?: Expression };

export type Operator = '==' | 'is' | '+' | '-' | '*' | '/' | '**';

/** `name = expression`, or an expression alone. */
export interface Statement {
  readonly target?: string;
  readonly expression: Expression;
}

/** The line cannot be read; the message points at the place. */
class PythonSyntaxError extends Error {
  override readonly name = 'PythonSyntaxError';
}

export function parseStatement(source: string): Statement {
  const [, target, rest] = /^([A-Za-z_]\w*) = (.*)$/.exec(source) ?? [];
  return target === undefined
    ? { expression: new Parser(source).whole() }
    : { target, expression: new Parser(rest).whole() };
}

const TOKEN = /(\d+\.?\d*(?:e[-+]?\d+)?|\.\d+)|([A-Za-z_]\w*)|'([^'\\]*)'|(==|\*\*|[-+*/()[\],.:=])/y;

interface Token {
  readonly kind: 'number' | 'name' | 'string' | 'mark' | 'end';
  readonly text: string;
  readonly at: number;
}

/** Weakest binding first. */
const PRECEDENCE: readonly (readonly Operator[])[] = [
  ['==', 'is'],
  ['+', '-'],
  ['*', '/'],
];

class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokensOf(source);
  }

  whole(): Expression {
    const expression = this.#operation(0);
    if (this.#token.kind !== 'end') throw this.#unexpected('the end of the line');
    return expression;
  }

  #operation(level: number): Expression {
    if (level === PRECEDENCE.length) return this.#unary();
    let left = this.#operation(level + 1);
    for (;;) {
      const operator = PRECEDENCE[level].find((candidate) => this.#isAt(candidate));
      if (operator === undefined) return left;
      this.#next++;
      left = { kind: 'operation', operator, left, right: this.#operation(level + 1) };
    }
  }

  #unary(): Expression {
    if (this.#accept('-')) return { kind: 'negative', operand: this.#unary() };
    const base = this.#trailed();
    return this.#accept('**') ? { kind: 'operation', operator: '**', left: base, right: this.#unary() } : base;
  }

  #trailed(): Expression {
    let object = this.#atom();
    for (;;) {
      if (this.#accept('.')) object = { kind: 'attribute', object, name: this.#name() };
      else if (this.#accept('(')) object = { kind: 'call', callee: object, ...this.#callArguments() };
      else if (this.#accept('['))
        object = { kind: 'subscript', object, indices: this.#list(']', () => this.#subscript()) };
      else return object;
    }
  }

  #atom(): Expression {
    const { kind, text } = this.#token;
    this.#next++;
    if (kind === 'number') return { kind, value: /^\d+$/.test(text) ? BigInt(text) : Number(text) };
    if (kind === 'string') return { kind, value: text };
    if (kind === 'name') return { kind, name: text };
    if (text === '[') return { kind: 'sequence', type: 'list', items: this.#list(']', () => this.#operation(0)) };
    if (text === '(') return this.#parenthesised();
    this.#next--;
    throw this.#unexpected('a value');
  }

  /** `(a)` is a, `(a,)` and `()` are tuples. */
  #parenthesised(): Expression {
    const items = this.#list(')', () => this.#operation(0));
    const hasComma = this.#tokens[this.#next - 2].text === ',';
    return items.length === 1 && !hasComma ? items[0] : { kind: 'sequence', type: 'tuple', items };
  }

  #callArguments(): { positional: Expression[]; keywords: Map<string, Expression> } {
    const positional: Expression[] = [];
    const keywords = new Map<string, Expression>();
    this.#list(')', () => {
      if (this.#tokens[this.#next + 1]?.text !== '=') return positional.push(this.#operation(0));
      const keyword = this.#name();
      this.#next++;
      return keywords.set(keyword, this.#operation(0));
    });
    return { positional, keywords };
  }

  #subscript(): Subscript {
    const isBound = () => !this.#isAt(':') && !this.#isAt(',') && !this.#isAt(']');
    const start = isBound() ? this.#operation(0) : undefined;
    if (!this.#accept(':') && start !== undefined) return start;
    const end = isBound() ? this.#operation(0) : undefined;
    return { kind: 'slice', ...(start && { start }), ...(end && { end }) };
  }

  /** Items up to the closing mark, which is taken; a comma may follow the last. */
  #list<T>(closing: string, item: () => T): T[] {
    const items: T[] = [];
    while (!this.#accept(closing)) {
      items.push(item());
      if (!this.#accept(',') && !this.#isAt(closing)) throw this.#unexpected(`',' or '${closing}'`);
    }
    return items;
  }

  #name(): string {
    if (this.#token.kind !== 'name') throw this.#unexpected('a name');
    return this.#tokens[this.#next++].text;
  }

  #accept(text: string): boolean {
    const isThere = this.#isAt(text);
    if (isThere) this.#next++;
    return isThere;
  }

  #isAt(text: string): boolean {
    return this.#token.kind !== 'string' && this.#token.text === text;
  }

  get #token(): Token {
    return this.#tokens[this.#next];
  }

  #unexpected(expected: string): PythonSyntaxError {
    const { text, at } = this.#token;
    return new PythonSyntaxError(`column ${at + 1} of '${this.#source}': expected ${expected}, got '${text}'`);
  }
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    TOKEN.lastIndex = at;
    const match = source[at] === ' ' ? undefined : TOKEN.exec(source);
    if (match === null) {
      throw new PythonSyntaxError(`column ${at + 1} of '${source}': expected Python, got '${source[at]}'`);
    }
    if (match !== undefined) tokens.push(tokenOf(match, at));
    at = match === undefined ? at + 1 : TOKEN.lastIndex;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

function tokenOf([, number, name, string, mark]: RegExpExecArray, at: number): Token {
  if (number !== undefined) return { kind: 'number', text: number, at };
  if (name !== undefined) return { kind: 'name', text: name, at };
  return string === undefined ? { kind: 'mark', text: mark, at } : { kind: 'string', text: string, at };
}
