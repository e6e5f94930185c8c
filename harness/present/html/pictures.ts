import type { ForwardCall } from '#cases/case.ts';
import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { interpolateOptions } from '../../core/entry-options.ts';
import { toWire } from '../../core/protocol.ts';
import { tensorToJson } from '../../core/tensor-json.ts';
import { boxOf } from '../../inspect/box.ts';
import { type Expectation, expectationOf } from '../../judge/expectation.ts';
import type { CaseEvidence, Exchange } from '../../suite/evidence.ts';
import type { PictureData } from './page-data.ts';

/** Bytes of tensors, before base64. */
const MOST_OF_A_CASE = 2 ** 18;
const MOST_OF_A_PAGE = 24 * 2 ** 20;
/** The last calls of a property are the nearest to its counterexample. */
const MOST_CALLS = 64;

/** Takes the evidence of a run case by case, and keeps what a page of limited size shows. */
export interface PictureCollector {
  note(evidence: CaseEvidence): void;
  /** By case id. */
  readonly pictures: ReadonlyMap<string, PictureData>;
}

/** Failing cases get a picture as long as there is room, and of passing ones the first of each mode, option and dtype. */
export function pictureCollector(room: number = MOST_OF_A_PAGE): PictureCollector {
  const pictures = new Map<string, PictureData>();
  const shownPasses = new Set<string>();
  let left = room;
  return {
    pictures,
    note(evidence) {
      const { suiteCase, finding } = evidence;
      const { id, kind, mode, dtype, alignCorners, antialias } = suiteCase;
      if (finding.status === 'unsupported' || kind === 'refusal') return;
      const place = JSON.stringify([mode, dtype, alignCorners, antialias]);
      if (finding.status === 'pass' && (kind !== 'golden' || shownPasses.has(place))) return;
      const picture = pictureOf(evidence);
      if (picture === undefined) return;
      const size = picture.input.data.length + picture.got.data.length;
      if (size > left) return;
      left -= size;
      pictures.set(id, picture);
      if (finding.status === 'pass') shownPasses.add(place);
    },
  };
}

/**
 * The smallest call of a case whose answer is outside its bound; when none is, the call that came nearest to it.
 * Nothing where no call was answered with a tensor of the right shape and dtype, or where it is too large for a page.
 */
export function pictureOf({ exchanges }: CaseEvidence): PictureData | undefined {
  const first = Math.max(exchanges.length - MOST_CALLS, 0);
  const candidates = exchanges.slice(first).flatMap((exchange, at) => candidate(exchange, first + at));
  const best = candidates.reduce<Candidate | undefined>(
    (chosen, one) => (chosen && !isBetter(one, chosen) ? chosen : one),
    undefined,
  );
  return best && fitting(best, exchanges.length);
}

interface Candidate {
  call: ForwardCall;
  got: Tensor;
  place: number;
  worst: number;
  multiple: number;
}

function candidate(exchange: Exchange, at: number): Candidate[] {
  const { call, outcome } = exchange;
  // A picture shows an input beside its output.
  if (outcome.kind !== 'tensor' || call.entry === 'interpolate.backward') return [];
  const { tensor: got } = outcome;
  const expectation = expectationOrNone(call);
  if (expectation === undefined || expectation.dtype !== got.dtype) return [];
  if (expectation.shape.join() !== got.shape.join() || got.data.length === 0 || call.input.data.length === 0) return [];
  const values = decoded(got);
  let worst = 0;
  let multiple = 0;
  for (let element = 0; element < values.length; element++) {
    const own = expectation.multiple(element, values[element]);
    if (own > multiple) {
      multiple = own;
      worst = element;
    }
  }
  return [{ call, got, place: at + 1, worst, multiple }];
}

/** A call that must be refused has no values to expect. */
function expectationOrNone({ entry, input, options }: ForwardCall): Expectation | undefined {
  try {
    return expectationOf({ input, options: interpolateOptions(entry, options) });
  } catch {
    return undefined;
  }
}

function isBetter(one: Candidate, other: Candidate): boolean {
  if (one.multiple > 1 !== other.multiple > 1) return one.multiple > 1;
  return one.multiple > 1 ? sizeOf(one) < sizeOf(other) : one.multiple > other.multiple;
}

function sizeOf({ call, got }: Candidate): number {
  return call.input.data.length + got.data.length;
}

function fitting({ call, got, place, worst }: Candidate, calls: number): PictureData | undefined {
  const { entry, input, options } = call;
  const whole = { entry, options: toWire(options), place, calls };
  if (input.data.byteLength + got.data.byteLength <= MOST_OF_A_CASE)
    return { ...whole, input: tensorToJson(input), got: tensorToJson(got) };
  const [batches, channels] = got.shape;
  const plane = Math.floor(worst / (got.data.length / (batches * channels)));
  const [batch, channel] = [Math.floor(plane / channels), plane % channels];
  const [small, answer] = [input, got].map((tensor) => {
    const sizes = tensor.shape.slice(2);
    return boxOf(tensor, [batch, channel, ...sizes.map(() => 0)], [1, 1, ...sizes]);
  });
  if (small.data.byteLength + answer.data.byteLength > MOST_OF_A_CASE) return undefined;
  const cut = { batch, channel, batches, channels };
  return { ...whole, input: tensorToJson(small), got: tensorToJson(answer), cut };
}
