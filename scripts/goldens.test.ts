import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Design, Stated } from '#cases/case.ts';
import { designs } from '#cases/designs.ts';
import { recipeName, tensorOf } from '#cases/fill.ts';
import { modelDesigns } from '#cases/models.ts';
import { PROBES } from '#cases/probes.ts';
import { gradientDesigns } from '#cases/recorded-gradients.ts';
import { packageRoot } from '#harness/core/package-root.ts';
import { fromJson, toWire } from '#harness/core/protocol.ts';
import { loadTensor, STORED_AS } from '#harness/goldens/goldens.ts';
import { loadGoldens } from '#harness/goldens/load-goldens.ts';
import { writeNpy } from '#harness/goldens/npy.ts';
import { decoded } from '#reference/rounding.ts';
import { CLAUSES } from '#spec/clauses.ts';
import { elementCount } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { type AcceptedFiles, type RecordedGradients, schemaTexts } from './data-manifests.ts';
import { arrayFiles } from './golden-files.ts';
import { errataMarks } from './recording.ts';

const FOLDER = join(packageRoot(), 'cases', 'golden');
const goldens = loadGoldens(FOLDER);
const { gradients } = JSON.parse(text('gradients.json')) as RecordedGradients;
const { accepted } = JSON.parse(text('accepted.json')) as { accepted: AcceptedFiles };
const everyDesign = [...designs, ...modelDesigns];
const inputs = [...designs, ...modelDesigns.flatMap(({ steps }) => steps)].map(({ input }) => input);
const files = [
  ...goldens.cases.flatMap(({ input, output }) => (output === undefined ? [input] : [input, output])),
  ...goldens.models.flatMap(({ steps, output }) => [...steps.map(({ input }) => input), output]),
  ...gradients.flatMap(({ grad_output, grad_input }) => [grad_output, grad_input]),
  ...Object.values(accepted),
];

const MANIFESTS = ['manifest', 'gradients', 'accepted'] as const;

function loadedBits({ dtype, shape, data }: Tensor): string {
  return `${dtype} (${shape.join(', ')}) ${[...data].join(' ')}`;
}

function text(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8');
}

function repeated(words: readonly string[]): string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}

describe('the files', () => {
  test('are the ones that the manifests list, no more and no fewer', () => {
    expect(arrayFiles(FOLDER)).toEqual([...new Set(files.map(({ file }) => file))].sort());
  });

  test('have the hashes, dtypes and shapes of the manifests', () => {
    const unique = [...new Map(files.map((file) => [file.file, file])).values()];
    const broken = unique.filter((file) => loadTensor(goldens, file).data.length !== elementCount(file.shape));
    expect(broken).toEqual([]);
  });

  test('of inputs are what their recipes make, to the bit', () => {
    const recipes = new Map(inputs.map((input) => [`inputs/${recipeName(input)}.npy`, input]));
    expect([...recipes.keys()].sort()).toEqual(
      arrayFiles(FOLDER, ['inputs']).filter((file) => !file.startsWith('inputs/gradients/')),
    );
    const different = [...recipes].filter(([file, recipe]) => {
      const { dtype, shape, data } = tensorOf(recipe);
      return !readFileSync(join(FOLDER, file)).equals(writeNpy({ dtype: STORED_AS[dtype], shape, data }));
    });
    expect(different.map(([file]) => file)).toEqual([]);
  });

  test('take less than 16 MB, and few of them are inputs', () => {
    const names = [...arrayFiles(FOLDER), ...MANIFESTS.flatMap((name) => [`${name}.json`, `${name}.schema.json`])];
    const sizes = names.map((file) => statSync(join(FOLDER, file)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(16_000_000);
    const recipes = names.filter((file) => /^inputs\/(?!gradients\/)/.test(file));
    expect(recipes.length).toBeLessThanOrEqual(450);
  });
});

describe('the manifest', () => {
  test('has every design and nothing else, in the same order', () => {
    expect(goldens.cases.map(({ id }) => id)).toEqual(designs.map(({ id }) => id));
    expect(goldens.models.map(({ id }) => id)).toEqual(modelDesigns.map(({ id }) => id));
  });

  test('says of each case what its design says', () => {
    const different = designs.filter((design, index) => {
      const { output, refused: _, input, errata, ...recorded } = goldens.cases[index];
      const { input: recipe, stated: __, ...designed } = design;
      const { errata: marks = [] } = output === undefined ? {} : errataMarks(design);
      const isSame =
        JSON.stringify(sorted({ ...recorded, errata })) === JSON.stringify(sorted({ ...designed, errata: marks }));
      return !isSame || input.file !== `inputs/${recipeName(recipe)}.npy`;
    });
    expect(different.map(({ id }) => id)).toEqual([]);
  });

  test('records at least 1,500 calls', () => {
    expect(goldens.cases.length).toBeGreaterThanOrEqual(1500);
  });

  test('has a refusal for every design that asks for one, and a value for every other', () => {
    const isRejection = (id: string) => /-refuses-|^front-ends\/module-factor-zero-alone$/.test(id);
    const unexpected = goldens.cases.filter(({ id, aspect, refused }) =>
      aspect === 'front-ends'
        ? (refused !== undefined) !== isRejection(id)
        : (refused !== undefined) !== (aspect === 'rejections'),
    );
    expect(unexpected.map(({ id }) => id)).toEqual([]);
  });
});

describe('the manifests', () => {
  test.each(MANIFESTS)('follow the JSON Schemas that are published beside them: %s', (name) => {
    const validate = new Ajv2020({ strict: true, formats: { date: /^\d{4}-\d\d-\d\d$/ } }).compile(
      JSON.parse(text(`${name}.schema.json`)),
    );
    validate(JSON.parse(text(`${name}.json`)));
    expect(validate.errors).toBeNull();
  });

  test('have the JSON Schemas that our own check makes', () => {
    for (const [file, schema] of Object.entries(schemaTexts())) expect(text(file)).toBe(schema);
  });

  test('say of each recorded gradient what its design says', () => {
    const designed = gradientDesigns().map(({ id, fact, clauses, profile, probe, call }) => ({
      id,
      fact,
      clauses,
      profile,
      probe,
      options: toWire(call.options),
      input_shape: call.inputShape,
      bits: loadedBits(call.input),
    }));
    const recorded = gradients.map(({ grad_output, grad_input: _, errata: __, options, ...rest }) => ({
      ...rest,
      options: toWire(fromJson(options)),
      bits: loadedBits(loadTensor(goldens, grad_output)),
    }));
    expect(recorded).toEqual(designed);
  });

  test('name for every recorded answer what is accepted, of its dtype and shape', () => {
    const answers = [
      ...[...goldens.cases, ...goldens.models].flatMap(({ id, output }) =>
        output === undefined ? [] : { id, ...output },
      ),
      ...gradients.map(({ id, grad_input }) => ({ id, ...grad_input })),
    ];
    expect(Object.keys(accepted)).toEqual(answers.map(({ id }) => id));
    const other = answers.filter(({ id, dtype, shape }) => {
      const [, ends, ...rest] = accepted[id].shape;
      return accepted[id].dtype !== dtype || ends !== 2 || rest.join() !== shape.join();
    });
    expect(other).toEqual([]);
  });
});

describe('the facts', () => {
  const facts = everyDesign.map(({ fact }) => fact);

  test('are unique', () => {
    expect(repeated(facts)).toEqual([]);
  });

  test('are sentences in the present tense, without a full stop', () => {
    const poor = facts.filter(
      (fact) =>
        fact.length < 15 || fact.length > 160 || /\.$|\b(should|must|tests? that|checks? that|will|TODO)\b/i.test(fact),
    );
    expect(poor).toEqual([]);
  });
});

describe('what a fact states', () => {
  const stating = designs.filter(({ stated }) => stated !== undefined);
  const recordedOf = (design: Design) => {
    const { output } = goldens.cases[designs.indexOf(design)];
    return loadTensor(goldens, output as NonNullable<typeof output>);
  };

  test('is what was recorded', () => {
    const untrue = stating.flatMap((design) => {
      const { sizes, values = {} } = design.stated as Stated;
      const recorded = recordedOf(design);
      const numbers = decoded(recorded);
      const isSized = sizes === undefined || sizes.join() === recorded.shape.slice(2).join();
      const isValued = Object.entries(values).every(
        ([at, value]) => Math.abs(numbers[Number(at)] - value) <= halfTheLastDigit(value),
      );
      return isSized && isValued ? [] : [design.id];
    });
    expect(untrue).toEqual([]);
  });

  test('stands in its sentence', () => {
    const missing = stating.filter(({ fact, stated = {} }) => {
      const numbers: readonly string[] = fact.match(/\d+(?:\.\d+)?/g) ?? [];
      return [...(stated.sizes ?? []), ...Object.values(stated.values ?? {})].some(
        (value) => !numbers.includes(String(value)),
      );
    });
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test('is a literal wherever a sentence says which value comes out', () => {
    const values =
      /elements? by \S+ are (?:elements )?\d|(?:float32|nearest(?:-exact)?|by \S+) reads? elements? \d+(?! or)|looks at [\d.]+ and|output \d+ is \d|(?:gives|become) 0, \d|: \d+(?:, \d+)+$/;
    const silent = designs.filter(({ aspect, fact, stated }) => aspect === 'values' && values.test(fact) && !stated);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('the designs', () => {
  test('never ask the same call twice', () => {
    const calls = designs.map(({ entry, input, options }) =>
      JSON.stringify([entry, recipeName(input), sorted(toWire(options))], spelled),
    );
    expect(repeated(calls)).toEqual([]);
  });

  test('ask about clauses that the spec has', () => {
    const unknown = everyDesign.flatMap(({ clauses }) => clauses.filter((clause) => !Object.hasOwn(CLAUSES, clause)));
    expect(unknown).toEqual([]);
  });

  test('ask, with the probes, about every clause of the spec', () => {
    const asked = new Set<string>([...everyDesign, ...PROBES].flatMap(({ clauses }) => clauses));
    expect(Object.keys(CLAUSES).filter((clause) => !asked.has(clause))).toEqual([]);
  });

  test('put between 150 and 400 calls into the quick profile, some of every mode and dtype', () => {
    const quick = designs.filter(({ profile }) => profile === 'quick');
    expect(quick.length).toBeGreaterThanOrEqual(150);
    expect(quick.length).toBeLessThanOrEqual(400);
    const modes = new Set(
      quick.map(({ options }) => `${options.mode ?? 'nearest'}${options.antialias ? ' antialiased' : ''}`),
    );
    expect([...modes].sort()).toEqual(
      expect.arrayContaining([
        'area',
        'bicubic',
        'bicubic antialiased',
        'bilinear',
        'bilinear antialiased',
        'lanczos antialiased',
        'linear',
        'nearest',
        'nearest-exact',
        'trilinear',
      ]),
    );
    expect(new Set(quick.map(({ input }) => input.dtype)).size).toBe(5);
  });
});

/** An integer is exact, as in the examples of the text. */
function halfTheLastDigit(value: number): number {
  const digits = String(value).split('.')[1]?.length ?? 0;
  return digits === 0 ? 0 : 10 ** -digits / 2;
}

/** With the keys in one order, and the numbers that JSON lacks as words. */
function sorted(record: object): object {
  return Object.fromEntries(
    Object.entries(record)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, value]) => [
        key,
        value !== null && typeof value === 'object' && !Array.isArray(value) ? sorted(value) : value,
      ]),
  );
}

function spelled(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
