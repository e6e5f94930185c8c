import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#harness/core/package-root.ts';
import { pytorchCall } from '#harness/torch/pytorch-call.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import { toWire } from '../core/protocol.ts';
import { loadGoldens } from '../goldens/golden-folder.ts';
import { decodeOptions, type GoldenFile } from '../goldens/goldens.ts';
import type { ManifestCase } from '../goldens/manifest.ts';

/** What `gradients.json` and `accepted.json` hold, as far as it is copied: they are checked where they are made. */
interface Gradients {
  gradients: readonly (Pick<ManifestCase, 'id' | 'fact' | 'clauses' | 'profile' | 'options'> & {
    input_shape: readonly number[];
    grad_output: GoldenFile;
    grad_input: GoldenFile;
  })[];
}

interface Accepted {
  accepted: Readonly<Record<string, GoldenFile & { refused_by?: string }>>;
}

/** A line of a record: `=` after the name, tabs between the fields. */
type Fields = Readonly<Record<string, string | number | undefined>>;

/**
 * The recorded calls of `F.interpolate` and of its gradient with what is accepted, in one file that a test reads without a
 * library: a first line with format and target, and for each case a line of fields, then the elements of the input, then those
 * of the ranges, row-major and little-endian.
 */
export function recordedCases(): Buffer {
  const goldens = loadGoldens();
  const elements = (file: GoldenFile) => elementsOf(readFileSync(join(goldens.folder, file.file)));
  const { accepted } = readOwn<Accepted>('accepted.json');
  const parts: Buffer[] = [
    Buffer.from(`interpolate-conformance/recorded-cases@1\ttorch ${goldens.provenance.torch}\n`),
  ];
  const add = (fields: Fields, input: GoldenFile, ranges: GoldenFile | undefined) => {
    const [given, ends] = [elements(input), ranges === undefined ? Buffer.alloc(0) : elements(ranges)];
    const line = {
      ...fields,
      dtype: input.dtype,
      shape: sizes(input.shape),
      input_bytes: given.length,
      range_bytes: ends.length,
    };
    parts.push(Buffer.from(`${lineOf(line)}\n`), given, ends);
  };
  for (const { id, entry, input, options, output, refused, clauses, fact, profile } of goldens.cases) {
    if (entry !== 'interpolate') continue;
    add(
      {
        ...{
          id,
          profile,
          fact,
          clauses: clauses.join(' '),
          call: pytorchCall({ entry, options }),
          ...optionFields(options),
        },
        ...(output && {
          answer: sizes(output.shape),
          ranges: accepted[id].shape[0],
          refused_by: accepted[id].refused_by,
        }),
        refused: refused && `${refused.type}: ${refused.message}`,
      },
      input,
      accepted[id],
    );
  }
  for (const one of readOwn<Gradients>('gradients.json').gradients) {
    const { id, fact, clauses, profile, grad_output, grad_input } = one;
    const options = decodeOptions(one.options);
    const call = pytorchCall({ entry: 'interpolate.backward', options });
    add(
      {
        ...{ id, profile, fact, clauses: clauses.join(' '), call, ...optionFields(options) },
        ...{ input_shape: sizes(one.input_shape), answer: sizes(grad_input.shape), ranges: accepted[id].shape[0] },
      },
      grad_output,
      accepted[id],
    );
  }
  return Buffer.concat(parts);

  function readOwn<Content>(file: string): Content {
    return JSON.parse(readFileSync(join(packageRoot(), 'cases', 'golden', file), 'utf8')) as Content;
  }
}

function lineOf(fields: Fields): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${String(value).replace(/[\t\n]/g, ' ')}`)
    .join('\t');
}

/** In PyTorch's spelling; one number stands alone, a sequence in brackets. */
function optionFields(options: InterpolateOptions): Fields {
  return Object.fromEntries(
    Object.entries(toWire(options)).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(',')}]` : String(value),
    ]),
  );
}

function sizes(shape: readonly number[]): string {
  return shape.join(',');
}

/** What follows the header of a `.npy` file of version 1. */
function elementsOf(bytes: Buffer): Buffer {
  return bytes.subarray(10 + bytes.readUInt16LE(8));
}
