import { type Expression, parseStatement, type Subscript } from './python-syntax.ts';
import { CREATION_NAMES, torchFunction } from './torch-creation.ts';
import { type TorchAnswers, torchNamespaces } from './torch-functions.ts';
import {
  describe,
  ExampleError,
  integerOf,
  listOf,
  numberOf,
  type TorchTensor,
  type TorchValue,
  tensorOf,
  torchTensor,
  valuesOf,
  writtenValue,
} from './torch-value.ts';

/** A Python session whose `F` and `nn` are somebody else's: it runs the examples of the text, line by line. */
export class TorchSession {
  readonly #names: Map<string, TorchValue>;

  constructor(answers: TorchAnswers) {
    this.#names = new Map([...CREATION_NAMES, ...torchNamespaces(answers)]);
  }

  /**
   * The value of a line; an assignment has none. A tensor comes as its `.tolist()`.
   * @throws whatever the functions throw, and an ExampleError for a line that they cannot answer.
   */
  run(source: string): TorchValue | undefined {
    const { target, expression } = parseStatement(source);
    const value = this.#valueOf(expression);
    if (target === undefined) return writtenValue(value);
    this.#names.set(target, value);
    return undefined;
  }

  #valueOf(expression: Expression): TorchValue {
    switch (expression.kind) {
      case 'number':
      case 'string':
        return expression.value;
      case 'name':
        return this.#lookUp(expression.name);
      case 'sequence':
        return { kind: expression.type, items: expression.items.map((item) => this.#valueOf(item)) };
      case 'attribute':
        return attribute(this.#valueOf(expression.object), expression.name);
      case 'subscript':
        return this.#elementsAt(tensorOf(this.#valueOf(expression.object)), expression.indices);
      case 'call':
        return this.#callOf(expression);
      case 'negative': {
        const operand = this.#valueOf(expression.operand);
        return typeof operand === 'bigint' ? -operand : -numberOf(operand);
      }
      case 'operation':
        return this.#operationOf(expression);
    }
  }

  #lookUp(name: string): TorchValue {
    if (name === 'None') return null;
    if (name === 'True' || name === 'False') return name === 'True';
    const value = this.#names.get(name);
    if (value === undefined) throw new ExampleError(`${name}: there is no such name in the examples`);
    return value;
  }

  #callOf({ callee, positional, keywords }: Extract<Expression, { kind: 'call' }>): TorchValue {
    const called = this.#valueOf(callee);
    if (typeof called !== 'object' || called?.kind !== 'function') {
      throw new ExampleError(`expected a function, got ${describe(called)}`);
    }
    return called.call(
      positional.map((argument) => this.#valueOf(argument)),
      new Map([...keywords].map(([name, argument]) => [name, this.#valueOf(argument)])),
    );
  }

  #operationOf(expression: Extract<Expression, { kind: 'operation' }>): TorchValue {
    const left = this.#valueOf(expression.left);
    const right = this.#valueOf(expression.right);
    if (expression.operator === 'is') return left === right;
    if (expression.operator === '==') return isEqual(left, right);
    const [a, b] = [numberOf(left), numberOf(right)];
    const result = { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '**': a ** b }[expression.operator];
    const areIntegers = typeof left === 'bigint' && typeof right === 'bigint';
    return areIntegers && expression.operator !== '/' && Number.isInteger(result) ? BigInt(result) : result;
  }

  /** Basic indexing: an integer takes an axis away, a slice shortens it, and what is not named stays whole. */
  #elementsAt(tensor: TorchTensor, subscripts: readonly Subscript[]): TorchValue {
    const ranges = tensor.shape.map((size, axis) => this.#rangeOf(subscripts[axis], size));
    const values = valuesOf(tensor);
    let offsets = [0];
    for (const [axis, { start, end }] of ranges.entries()) {
      const indices = Array.from({ length: Math.max(end - start, 0) }, (_, index) => start + index);
      offsets = offsets.flatMap((offset) => indices.map((index) => offset * tensor.shape[axis] + index));
    }
    const shape = ranges.flatMap(({ start, end, isKept }) => (isKept ? [Math.max(end - start, 0)] : []));
    return torchTensor(
      tensor.dtype,
      shape,
      offsets.map((offset) => values[offset]),
    );
  }

  #rangeOf(subscript: Subscript | undefined, size: number): { start: number; end: number; isKept: boolean } {
    if (subscript === undefined) return { start: 0, end: size, isKept: true };
    const place = (expression: Expression) => {
      const index = integerOf(this.#valueOf(expression));
      return index < 0 ? index + size : index;
    };
    if (subscript.kind !== 'slice') {
      const index = place(subscript);
      if (index < 0 || index >= size) throw new ExampleError(`index ${index}: expected one below ${size}`);
      return { start: index, end: index + 1, isKept: false };
    }
    const start = subscript.start === undefined ? 0 : place(subscript.start);
    const end = subscript.end === undefined ? size : Math.min(place(subscript.end), size);
    return { start, end, isKept: true };
  }
}

/** As Python says it: a module without the name raises an AttributeError. */
class AttributeError extends Error {
  override readonly name = 'AttributeError';
}

function attribute(object: TorchValue, name: string): TorchValue {
  if (typeof object === 'object' && object?.kind === 'namespace') {
    const member = object.members.get(name);
    if (member === undefined) throw new AttributeError(`module '${object.name}' has no attribute '${name}'`);
    return member;
  }
  return tensorAttribute(tensorOf(object), name);
}

function tensorAttribute(tensor: TorchTensor, name: string): TorchValue {
  const { dtype, shape, data } = tensor;
  switch (name) {
    case 'shape':
      return { kind: 'tuple', items: shape.map(BigInt) };
    case 'dtype':
      return { kind: 'dtype', dtype };
    case 'tolist':
      return torchFunction(() => listOf(tensor));
    case 'data_ptr':
      return torchFunction(() => ({ kind: 'memory', buffer: data.buffer }));
    case 'reshape':
      return torchFunction((sizes) => ({ kind: 'tensor', dtype, shape: sizes.map(integerOf), data }));
    case 'to':
      return torchFunction(([type]) => converted(tensor, type));
    case 'add_':
      return torchFunction(([term]) => added(tensor, numberOf(term)));
    default:
      throw new ExampleError(`.${name}: the examples know shape, dtype, tolist, data_ptr, reshape, to and add_`);
  }
}

function converted(tensor: TorchTensor, type: TorchValue): TorchTensor {
  if (typeof type !== 'object' || type?.kind !== 'dtype')
    throw new ExampleError(`.to: expected a type, got ${describe(type)}`);
  return torchTensor(type.dtype, tensor.shape, valuesOf(tensor));
}

/** In place. */
function added(tensor: TorchTensor, term: number): TorchTensor {
  tensor.data.set(
    torchTensor(
      tensor.dtype,
      tensor.shape,
      valuesOf(tensor).map((value) => value + term),
    ).data,
  );
  return tensor;
}

function isEqual(left: TorchValue, right: TorchValue): boolean {
  if (typeof left === 'object' && left?.kind === 'memory' && typeof right === 'object' && right?.kind === 'memory') {
    return left.buffer === right.buffer;
  }
  return numberOf(left) === numberOf(right);
}
