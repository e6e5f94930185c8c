import { type Expectation, expectationOf } from '#harness/judge/expectation.ts';
import { decoded } from '#reference/rounding.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { writeMeasured } from './measured.ts';
import { numberTable } from './number-table.ts';
import { type HonestVariant, VARIANTS } from './variants/catalogue.ts';
import { FAMILIES, type Family, randomCall, randomFrom } from './variants/random-call.ts';
import { matching, wishes } from './wishes.ts';

/**
 * Puts random calls to the honest variants: none may be rejected. Each of `--calls` per mode asks one variant; an input
 * goes to `--per-input` variants, in turn, so that all are asked equally often.
 */

const PAGE = 'spec/decisions/fairness.md';

const { values: wish } = wishes({
  options: {
    calls: { type: 'string', default: '1000' },
    'per-input': { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    variants: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});

interface Rejection {
  variant: string;
  family: string;
  input: Tensor;
  options: InterpolateOptions;
  multiple: number;
  element: number;
  got: number;
}

const calls = Number(wish.calls);
const perInput = Number(wish['per-input']);
const families = matching('only', wish.only, FAMILIES, ({ name }) => name);
const variants = matching('variants', wish.variants, VARIANTS, ({ id }) => id);
/** The largest share of the bound, by variant and family. */
const shares = new Map<string, number>();
const rejections: Rejection[] = [];

const start = performance.now();
for (const family of families) tryFamily(family);
const table = numberTable(
  ['variant', ...families.map(({ name }) => name)],
  [
    ...variants.map(({ id }) => row(id, ({ name }) => shares.get(`${id} ${name}`)?.toFixed(2) ?? '–')),
    row('calls', () => calls),
    row('rejected', ({ name }) => rejections.filter(({ family }) => family === name).length),
  ],
);
console.log(table);
console.log(`\n${calls} calls of each mode, seed ${wish.seed}, in ${Math.round((performance.now() - start) / 1000)} s`);
for (const rejection of smallest(rejections)) console.log(rejectionText(rejection));
if (wish.write) writeMeasured(PAGE, 'fairness', table);
if (rejections.length > 0) process.exitCode = 1;

function row(title: string, cell: (family: Family) => string | number): [string, ...(string | number)[]] {
  return [title, ...families.map(cell)];
}

function tryFamily(family: Family): void {
  const random = randomFrom(Number(wish.seed) + FAMILIES.indexOf(family) * 1000003);
  for (let call = 0; call < calls; call += perInput) {
    const { input, options } = randomCall(family, random);
    const expectation = expectationOf({ input, options });
    for (let asked = call; asked < Math.min(call + perInput, calls); asked++) {
      judge(variants[asked % variants.length], family.name, input, options, expectation);
    }
  }
}

function judge(
  { id: variant, interpolate }: HonestVariant,
  family: string,
  input: Tensor,
  options: InterpolateOptions,
  { multiple: multipleOf, readings }: Expectation,
): void {
  const key = `${variant} ${family}`;
  let largest = shares.get(key) ?? 0;
  // Rounding to a half type or to uint8 alone may fill the bound, and so may the answer of an erratum, which is beside it.
  const isTelling = (input.dtype === 'float32' || input.dtype === 'float64') && readings.length === 1;
  const values = decoded(interpolate(input, options));
  for (let element = 0; element < values.length; element++) {
    const multiple = multipleOf(element, values[element]);
    if (isTelling && multiple > largest) largest = multiple;
    if (multiple <= 1) continue;
    rejections.push({ variant, family, input, options, multiple, element, got: values[element] });
    break;
  }
  shares.set(key, largest);
}

/** The one with the fewest elements of every variant and mode. */
function smallest(all: readonly Rejection[]): Rejection[] {
  const byVariant = new Map<string, Rejection>();
  for (const one of all) {
    const key = `${one.variant} ${one.options.mode} ${one.options.antialias} ${one.input.dtype}`;
    const known = byVariant.get(key);
    if (known === undefined || one.input.data.length < known.input.data.length) byVariant.set(key, one);
  }
  return [...byVariant.values()];
}

function rejectionText({ variant, input, options, multiple, element, got }: Rejection): string {
  const shown = input.data.length <= 40 ? ` [${Array.from(decoded(input)).join(', ')}]` : '';
  return `REJECTED ${variant}: ${input.dtype} ${input.shape.join('×')} ${JSON.stringify(options)}, element ${element} is ${got}: ${multiple.toPrecision(3)} of the bound${shown}`;
}
