import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackwardCall, Entry } from '#cases/case.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import { fromJson, toWire } from '../core/protocol.ts';
import { publishedGoldens } from '../goldens/golden-folder.ts';
import type { GoldenFile } from '../goldens/goldens.ts';
import { loadGoldens } from '../goldens/load-goldens.ts';
import type { ManifestCase } from '../goldens/manifest.ts';
import { pytorchCall } from '../torch/pytorch-call.ts';

type Head = Pick<ManifestCase, 'id' | 'fact' | 'clauses' | 'profile'>;

/** What `gradients.json` and `accepted.json` hold, as far as it is copied. */
interface Gradients {
  gradients: readonly (Head & {
    options: ManifestCase['options'];
    input_shape: readonly number[];
    grad_output: GoldenFile;
  })[];
}

interface Accepted {
  accepted: Readonly<Record<string, GoldenFile & { refused_by?: string }>>;
}

type Fields = Readonly<Record<string, string | number | undefined>>;

/**
 * The recorded calls of `F.interpolate` and of its gradient with what is accepted, in one file that a test reads without a
 * library: a line with the format and the target, and for each case a line of `name=value` between tabs, then the elements of
 * the input, then those of the ranges, row-major and little-endian.
 */
export function recordedCases(): Buffer {
  const goldens = loadGoldens();
  const { accepted } = read<Accepted>('accepted.json');
  const forward = goldens.cases
    .filter(({ entry }) => entry === 'interpolate')
    .map(({ options, input, output, refused, ...head }) =>
      record(
        { ...headFields(head, 'interpolate', options), refused: refused && `${refused.type}: ${refused.message}` },
        input,
        output && accepted[head.id],
      ),
    );
  const backward = read<Gradients>('gradients.json').gradients.map(({ options, input_shape, grad_output, ...head }) =>
    record(
      { ...headFields(head, 'interpolate.backward', fromJson(options)), input_shape: input_shape.join(',') },
      grad_output,
      accepted[head.id],
    ),
  );
  const first = `interpolate-conformance/recorded-cases@1\ttorch ${goldens.provenance.torch}\n`;
  return Buffer.concat([Buffer.from(first), ...forward, ...backward]);
}

function headFields(
  { id, profile, fact, clauses }: Pick<Head, 'id' | 'profile' | 'fact'> & { clauses: readonly string[] },
  entry: Entry | BackwardCall['entry'],
  options: InterpolateOptions,
): Fields {
  return {
    id,
    profile,
    fact,
    clauses: clauses.join(' '),
    call: pytorchCall({ entry, options }),
    ...optionFields(options),
  };
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

function record(fields: Fields, input: GoldenFile, accepted: Accepted['accepted'][string] | undefined): Buffer {
  const given = elementsOf(input.file);
  const ends = accepted === undefined ? Buffer.alloc(0) : elementsOf(accepted.file);
  const answer = accepted && {
    answer: accepted.shape.slice(2).join(','),
    ranges: accepted.shape[0],
    refused_by: accepted.refused_by,
  };
  const line = Object.entries({
    ...fields,
    ...answer,
    dtype: input.dtype,
    shape: input.shape.join(','),
    input_bytes: given.length,
    range_bytes: ends.length,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${String(value).replace(/[\t\n]/g, ' ')}`);
  return Buffer.concat([Buffer.from(`${line.join('\t')}\n`), given, ends]);
}

/** What follows the header of a `.npy` file of version 1. */
function elementsOf(file: string): Buffer {
  const bytes = readFileSync(join(publishedGoldens(), file));
  return bytes.subarray(10 + bytes.readUInt16LE(8));
}

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(join(publishedGoldens(), file), 'utf8')) as Content;
}
