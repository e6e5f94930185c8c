import { type Expectation, expectationOf } from '#harness/judge/expectation.ts';
import type { Tensor } from '#spec/signature.ts';
import { writeMeasured } from './measured.ts';
import { numberTable } from './number-table.ts';
import { CONFIGURATIONS, type Configuration, type PlannedCall, pytorchAnswers, worstOf } from './variants/pytorch.ts';
import { FAMILIES, randomCall, randomFrom } from './variants/random-call.ts';
import { matching, wishes } from './wishes.ts';

/** Puts random calls to PyTorch itself: `tsx -C source scripts/fairness-pytorch.ts --python PATH --calls 1000`. */

const PAGE = 'spec/decisions/fairness.md';
const RUNS_OF = 500;

const { values: wish } = wishes({
  options: {
    python: { type: 'string', default: 'python3' },
    calls: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    configurations: { type: 'string', default: '' },
    dtypes: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
  },
});

const families = matching('only', wish.only, FAMILIES, ({ name }) => name);
const configurations = matching('configurations', wish.configurations, CONFIGURATIONS, ({ id }) => id);
const shares = new Map<string, number>();
const rejected = new Map<string, string[]>();

for (const family of families) {
  const random = randomFrom(Number(wish.seed) + FAMILIES.indexOf(family) * 1000003);
  for (let done = 0; done < Number(wish.calls); done += RUNS_OF) {
    const count = Math.min(RUNS_OF, Number(wish.calls) - done);
    const drawn = Array.from({ length: count }, () => randomCall(family, random));
    tryCalls(
      drawn.filter(({ input }) => new RegExp(wish.dtypes).test(input.dtype)),
      family.name,
    );
  }
}

const table = tableOf();
console.log(table);
for (const [configuration, texts] of rejected) {
  console.log(`${configuration}: ${texts.length} rejected`);
  for (const text of texts.toSorted((one, other) => one.length - other.length).slice(0, 5)) console.log(`  ${text}`);
}
if (wish.write) writeMeasured(PAGE, 'pytorch', table);
if (rejected.size > 0) process.exitCode = 1;

function tryCalls(calls: readonly Omit<PlannedCall, 'outputLength'>[], family: string): void {
  const expectations = calls.map(expectationOf);
  const planned = calls.map((call, at) => ({ ...call, outputLength: expectations[at].ideal.length }));
  for (const configuration of configurations) {
    const answers = pytorchAnswers(wish.python, planned, configuration);
    for (const [at, answer] of answers.entries()) judge(configuration, family, planned[at], expectations[at], answer);
  }
}

function judge(
  configuration: Configuration,
  family: string,
  { input: { dtype, shape }, options }: PlannedCall,
  expectation: Expectation,
  answer: Tensor['data'] | string,
): void {
  const text = `${dtype} ${shape.join('×')} ${JSON.stringify(options)}`;
  if (typeof answer === 'string') {
    if (expectation.refusedBy === undefined) reject(configuration, `${text}: ${answer}`);
    return;
  }
  const key = `${configuration.id} ${family}`;
  const worst = worstOf({ dtype, data: answer }, expectation);
  if (dtype === 'float32' || dtype === 'float64') shares.set(key, Math.max(shares.get(key) ?? 0, worst));
  if (worst > 1) reject(configuration, `${text}: ${worst.toPrecision(3)} of the bound`);
}

function reject({ id }: Configuration, text: string): void {
  rejected.set(id, [...(rejected.get(id) ?? []), text]);
}

function tableOf(): string {
  return numberTable(
    ['PyTorch', ...families.map(({ name }) => name), 'rejected'],
    configurations.map(({ id }) => [
      id,
      ...families.map(({ name }) => (shares.get(`${id} ${name}`) ?? 0).toFixed(2)),
      rejected.get(id)?.length ?? 0,
    ]),
  );
}
