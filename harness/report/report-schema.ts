import { z } from 'zod';
import { ASPECTS, PROFILES } from '#cases/case.ts';
import { data, dtypeSchema, list, wireNumberSchema } from '../core/schemas.ts';
import { WHYS } from '../core/unsupported.ts';
import { LEVELS, STATUSES, type Status } from '../core/verdict.ts';
import { PARTS } from './case-part.ts';
import { observedSchema } from './observed-schema.ts';

const wireNumber = wireNumberSchema.describe('A number; those that JSON lacks are strings.');
const tally = z.int().nonnegative();
const level = z.enum(LEVELS).describe('From the best to the worst.');
const status = z.enum(STATUSES);

const counts = {
  cases: tally,
  pass: tally,
  fail: tally,
  unsupported: tally,
  error: tally,
  crash: tally,
  timeout: tally,
  'invalid-output': tally,
} satisfies Record<'cases' | Status, z.ZodType>;

const range = z.tuple([z.number(), z.number()]).describe('The least and the most.');

export const taps = data({
  /** Output elements that were measured. */
  outputs: tally,
  differing: tally.describe('Output elements with wrong weights; only these are measured.'),
  /** Where all of them are, if they are not strewn. */
  where: z.enum(['border', 'inside']).exactOptional(),
  uneven: z.literal(true).describe('They are not the same along the other axes.').exactOptional(),
  sum: range.describe('The sum of the weights of an output element.'),
  taps: range.describe('Input elements that have a weight.'),
  due: range.describe('Input elements that should have one.'),
  nearest: z
    .partialRecord(z.enum(['gain', 'shift', 'step', 'width', 'coefficient']), z.number())
    .describe('The numbers of a resize whose weights are nearest.')
    .exactOptional(),
  off: z.number().describe('The largest difference of a weight from that resize, or from the due ones.'),
  kernel: z
    .array(z.tuple([z.number(), z.number(), z.number()]))
    .describe('Distance in input elements, weight, due weight; where no resize is nearer.')
    .exactOptional(),
  bits: tally.describe('Every weight is a multiple of 2 to the minus this.').exactOptional(),
});

const part = z.enum(PARTS).describe('What the case is about: finite values by size or by factor, or something else.');
const place = { mode: z.string(), dtype: dtypeSchema, align_corners: z.boolean(), antialias: z.boolean() };

export const element = data({
  index: list(tally),
  expected: wireNumber,
  got: wireNumber,
  slack: wireNumber,
});

export const deviation = data({
  max_abs: wireNumber,
  max_rel: wireNumber,
  max_ulp: wireNumber.describe('In units of the last place at the expected value.'),
  max_bound: wireNumber.describe("Multiple of the element's own bound: up to 1 is faithful."),
  differing: tally.describe('Elements whose bits are not the recorded ones.'),
  outside: tally.describe('Elements that are not accepted.'),
  elements: tally,
  index_ties: tally.exactOptional(),
  first: element.exactOptional(),
  worst: element.exactOptional(),
});

export const caseSchema = data({
  id: z.string(),
  clauses: list(z.string()),
  status,
  unsupported_why: z.enum(WHYS).describe('Of an unsupported case, where the implementation says so.').exactOptional(),
  /** Where values were compared, as `deviation`. */
  level: level.exactOptional(),
  call: z.string().describe('A line of PyTorch.'),
  deviation: deviation.exactOptional(),
  /** What is wrong and what to do; empty where there is nothing to add. */
  message: z.string(),
  duration_ms: z.number(),
  fact: z.string(),
  aspect: z.enum(ASPECTS),
  profile: z.enum(PROFILES),
  kind: z.string(),
  part: part.exactOptional(),
  ...place,
  cells: list(data({ ...place, status, level: level.exactOptional(), max_ulp: wireNumber, max_bound: wireNumber }))
    .describe('Of a series of calls in several rows of the matrix: how those of each row ended.')
    .exactOptional(),
  errata: list(data({ id: z.string(), seen: z.enum(['target', 'rule']) })).exactOptional(),
  path: z.string().describe('Of a property that fails: the scenario that --path replays.').exactOptional(),
  runs: list(status).describe('Of each round, where they differ: the case is flaky.').exactOptional(),
  varies: z.literal(true).describe('Other bits from round to round, with the same status.').exactOptional(),
  afresh: status.describe('How it ended when it was run again in a fresh process.').exactOptional(),
  /** `--require` names this case: unsupported is a failure. */
  required: z.literal(true).exactOptional(),
  /** The pattern of the known deviation that covers this failure. */
  known: z.string().exactOptional(),
  hypotheses: list(z.string()).describe('The claims of the diagnoses that explain the case.').exactOptional(),
  /** Of an operator probe that fails and that no known mistake explains. */
  taps: taps.exactOptional(),
  observed: observedSchema
    .describe('In the report of a shard or of a run that ended early: what the whole is diagnosed by.')
    .exactOptional(),
});

const tallied = { level: level.exactOptional(), ...counts, max_ulp: wireNumber, max_bound: wireNumber };

export const matrixRow = data({
  ...place,
  ...tallied,
  parts: list(data({ part, ...tallied }))
    .describe('The same for each part of its cases, where there are several.')
    .exactOptional(),
});

export const model = data({
  name: z.string().describe('As --model takes it.'),
  title: z.string(),
  source: z.string().describe('The published code that makes the calls.'),
  of: tally.describe('The calls that the suite has of it, where the run asked fewer.').exactOptional(),
  ...counts,
  level: level.exactOptional(),
  conforms: z.boolean().describe('Every call is supported, and none fails the run.'),
});

export const summary = data({
  ...counts,
  /** The worst over the cases with values, known deviations and all; absent where no value was compared. */
  level: level.exactOptional(),
  conforms: z.boolean(),
  demanded: level,
  selected: tally.describe('More than cases when the run ended early.'),
  coverage: z.number().min(0).max(1).describe('The share of the examined cases that the implementation supports.'),
  unsupported_why: z
    .partialRecord(z.enum(WHYS), tally)
    .describe('The unsupported cases of which the implementation says why.')
    .exactOptional(),
  failures: tally.describe('Cases that fail the run.'),
  known: tally.describe('Failing cases that the list of known deviations covers.'),
  stale: tally.describe('Entries of that list which no longer deviate.'),
  flaky: tally.describe('Cases that ended differently from round to round.').exactOptional(),
  varying: tally.describe('Cases that gave other bits from round to round.').exactOptional(),
  /** Elements, and cases with such, that took another accepted input element than the target at an exact tie. */
  index_ties: data({ elements: tally, cases: tally }),
  aspects: z.partialRecord(z.enum(ASPECTS), data(counts)),
  duration_ms: z.number(),
});

export const known = data({
  pattern: z.string(),
  diagnosis: z.string().describe('A claim: the entry is about the cases that it explains.').exactOptional(),
  status: status.exactOptional(),
  reason: z.string(),
  link: z.string(),
  expires: z.string().exactOptional(),
  /** Selected cases that it matches, in all shards. */
  cases: tally,
  /** Its day has passed. */
  expired: z.literal(true).exactOptional(),
  partial: z
    .literal(true)
    .exactOptional()
    .describe('The filter or the aspects leave out cases that it matches, so that it is never stale.'),
  examined: tally,
  failing: tally,
  /** Cases that no longer deviate. */
  passing: tally,
  changed: tally.describe('Cases whose status differs from the one in the entry.'),
  /** All its cases were examined and none failed: the entry has to go. */
  stale: z.boolean(),
});

export const diagnosis = data({
  hypothesis: z.string(),
  claim: z.string().describe('As the hypotheses of the cases name it, with its number.'),
  sentence: z.string().describe('What the implementation seems to do instead.'),
  due: z
    .string()
    .describe('What PyTorch does, where the sentence of the clause does not say it plainly.')
    .exactOptional(),
  explains: tally.describe('Failing cases that it predicts.'),
  of: tally.describe('Failing cases of its modes and dtypes.'),
  scope: z
    .string()
    .describe('Its modes and dtypes, where these are few, and the status of cases that gave no values to compare.'),
  /** The clause that it breaks. */
  clause: z.string(),
  also: z.string().describe('Who else makes the mistake, the implementation itself among them.').exactOptional(),
  equally: z
    .array(data({ hypothesis: z.string(), sentence: z.string() }))
    .describe('Other mistakes that explain the same cases as well.')
    .exactOptional(),
  measured: z
    .literal(true)
    .describe('No known mistake: what the weights of operator probes look like.')
    .exactOptional(),
  cases: list(z.string()).describe('Some of the cases that it explains.'),
});

const suiteSchema = data({
  version: z.string(),
  target: z.string(),
  profile: z.enum(PROFILES),
  seed: tally,
  aspects: list(z.enum(ASPECTS)),
  fresh: z
    .literal(true)
    .describe('Recorded calls were asked with their elements in an order that the seed gives.')
    .exactOptional(),
  filter: list(z.string()).exactOptional(),
  modes: list(z.string()).exactOptional(),
  dtypes: list(z.string()).exactOptional(),
  /** `2/3`: every third case of the selection, from the second. */
  shard: z
    .string()
    .regex(/^\d+\/\d+$/)
    .exactOptional(),
  repeat: tally.describe('How often every case was examined, when more than once.').exactOptional(),
});

const implementationSchema = data({
  name: z.string(),
  specifier: z.string().describe('How the command named it; absent for an object.').exactOptional(),
  version: z.string().exactOptional(),
  environment: z.record(z.string(), z.string()).describe('What it ran on, as it says.').exactOptional(),
  compiles: z
    .literal(true)
    .describe('It compiles for each shape, as it says: probes of many shapes were asked a few of their calls.')
    .exactOptional(),
  mapping: z
    .record(z.string(), z.string())
    .describe(
      'Which call of its library answers, as it says, by mode: alone, or with align_corners, antialias or both after it.',
    )
    .exactOptional(),
});

/** The report of a run, as other programs may rely on it. Fields may be added. */
export const reportSchema = data({
  schema: z.literal('interpolate-conformance/report@1'),
  suite: suiteSchema,
  implementation: implementationSchema,
  /** The run was ended from outside: the cases that were examined until then are here. */
  interrupted: z.literal(true).exactOptional(),
  budget_spent: z
    .literal(true)
    .describe('The budget was spent before every selected case was examined: nothing is said of the others.')
    .exactOptional(),
  left: z
    .record(z.string(), tally)
    .describe('The selected cases that were not examined, by their kind, where the budget was spent.')
    .exactOptional(),
  content_sha256: z
    .string()
    .describe(
      "The SHA-256 of the implementation's file, where the run ended early: it is resumed with the same file alone.",
    )
    .exactOptional(),
  summary,
  matrix: list(matrixRow),
  models: list(model).describe('The networks whose calls were examined.').exactOptional(),
  clauses: z
    .array(data({ id: z.string(), failed: tally, asked: tally }))
    .describe('The clauses most broken, those with the largest share of failing cases first.'),
  diagnoses: list(diagnosis),
  diagnosis_error: z
    .string()
    .describe('What went wrong in the diagnosis; the verdict is the same without it.')
    .exactOptional(),
  search_incomplete: z
    .literal(true)
    .describe('The budget of the diagnosis was used up before every failing case was searched.')
    .exactOptional(),
  undiagnosed: z
    .looseObject({ cases: tally, of: tally })
    .describe('Failing cases that none of the diagnoses explains, of all that gave an answer.')
    .exactOptional(),
  /** In how many cases it gave the target's value, or the rule's, where the target breaks its own rule. */
  errata: list(data({ id: z.string(), target: tally, rule: tally })),
  known: list(known).exactOptional(),
  cases: list(caseSchema),
});

/** The JSON Schema that is published for readers in other languages. */
export function reportJsonSchema(): object {
  return { title: 'Report of interpolate-conformance', ...plainData(z.toJSONSchema(reportSchema)) };
}

/** zod hangs functions on its schemas, which are no part of the data. */
function plainData(schema: object): object {
  return JSON.parse(JSON.stringify(schema)) as object;
}
