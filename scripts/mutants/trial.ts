import { mkdirSync } from 'node:fs';
import { ASPECTS, type Aspect, type Call, type Profile } from '#cases/case.ts';
import { sameBytes } from '#harness/core/intrinsics.ts';
import type { OpenImplementation, Outcome } from '#harness/core/open-implementation.ts';
import { callFinding, refusalOf } from '#harness/judge/call-finding.ts';
import { examine } from '#harness/run/examine.ts';
import { type Exchange, notedImplementation } from '#harness/suite/evidence.ts';
import { loadSuite, type SuiteCase } from '#harness/suite/suite.ts';
import { pytorchCall } from '#harness/torch/pytorch-call.ts';
import { denseCalls } from './dense-calls.ts';
import { edited, type Mutant, reachText } from './mutations.ts';
import type { Program } from './programs.ts';
import { takeReached, wasEndless } from './turns.ts';

/** What the suite says of a mutant. */
export interface Verdict {
  readonly id: string;
  /** The first case that does not pass, of the cases that are asked first. */
  readonly quick?: string;
  readonly standard?: string;
  /** Where neither notices it: a call whose answer is not accepted. */
  readonly missing?: string;
}

/** No program comes of it, or one that ends at its start: nobody can ship it. */
export const STILLBORN = 'no program';
/** Where the process that asked it ended, or had no answer. */
export const ENDED = 'ends or hangs';

/** How many of the cases that noticed others are asked first. */
const MOST_FIRST = 40;

/** Random calls of every kind. */
const DENSE = 100;

/** Puts the mutants of one program to the suite, one after the other, in this process. */
export class Trial {
  readonly #program: Program;
  readonly #beat: () => void;
  readonly #suite: Promise<readonly SuiteCase[]> = loadSuite();
  /** What the right program answers, by the ids of cases. */
  readonly #right = new Map<string, readonly Exchange[]>();
  #dense: readonly Exchange[] | undefined;
  #first: readonly SuiteCase[] = [];

  /** `beat` is called now and then: whoever waits knows that the work goes on. */
  constructor(program: Program, beat: () => void) {
    mkdirSync('.cache/mutants', { recursive: true });
    this.#program = program;
    this.#beat = beat;
  }

  /** Throws where the program itself does not pass. */
  async verdict({ id, edit }: Mutant): Promise<Verdict> {
    await this.#prepare();
    const { text, open } = this.#program;
    let opened: OpenImplementation;
    try {
      opened = await open(edited(text, [edit]));
    } catch {
      return { id, quick: STILLBORN, standard: STILLBORN };
    }
    try {
      const quick = await this.#noticing(opened, 'quick');
      const standard = quick ?? (await this.#noticing(opened, 'standard'));
      if (standard !== undefined) return { id, ...(quick !== undefined && { quick }), standard };
      const missing = await this.#missing(opened);
      return { id, ...(missing !== undefined && { missing }) };
    } finally {
      await opened.close();
    }
  }

  /** The ids of the mutants whose expression is computed in some call that is asked. */
  async reached(): Promise<readonly string[]> {
    const { text, mutants, open } = this.#program;
    const spans = new Map(
      mutants.flatMap(({ reach }) => (reach === undefined ? [] : [[`${reach.start} ${reach.end}`, reach] as const])),
    );
    const keys = [...spans.keys()];
    takeReached();
    if (spans.size > 0) await this.#prepare(await open(reachText(text, [...spans.values()])));
    const reached = takeReached();
    return mutants
      .filter(({ reach }) => reach === undefined || reached.has(keys.indexOf(`${reach.start} ${reach.end}`)))
      .map(({ id }) => id);
  }

  /** Has every case and every dense call answered rightly, once. */
  async #prepare(given?: OpenImplementation): Promise<void> {
    if (this.#right.size > 0) return;
    const { text, name, open } = this.#program;
    const right = given ?? (await open(text));
    const { opened, take } = notedImplementation(right);
    for (const one of await this.#suite) {
      this.#beat();
      wasEndless();
      if (one.profile === 'full' || !claims(opened, one.aspect)) continue;
      const { status, message } = await examine(one, opened, contextOf(one));
      if (status !== 'pass' && status !== 'unsupported') throw new Error(`${name}: ${one.id}: ${status}: ${message}`);
      this.#right.set(one.id, take());
    }
    for (const call of denseCalls(DENSE)) {
      this.#beat();
      wasEndless();
      if (claims(opened, 'rejections') || refusalOf(call) === undefined) await opened.ask(call);
    }
    this.#dense = take();
    await opened.close();
  }

  async #noticing(opened: OpenImplementation, profile: Profile): Promise<string | undefined> {
    const asked = [...this.#first, ...(await this.#suite)].filter((one) => one.profile === profile);
    for (const one of asked) {
      this.#beat();
      // The same answers pass as well; everything else is judged as a run judges it.
      if ((await this.#firstOther(opened, this.#right.get(one.id) ?? [])) === undefined) continue;
      wasEndless();
      const { status } = await examine(one, opened, contextOf(one));
      if (!wasEndless() && (status === 'pass' || status === 'unsupported')) continue;
      this.#first = [one, ...this.#first.filter(({ id }) => id !== one.id)].slice(0, MOST_FIRST);
      return one.id;
    }
    return undefined;
  }

  /** The first of the dense calls whose answer is not accepted, in words. */
  async #missing(opened: OpenImplementation): Promise<string | undefined> {
    for (const exchange of this.#dense ?? []) {
      this.#beat();
      const other = await this.#firstOther(opened, [exchange]);
      if (other === undefined) continue;
      if (other === 'endless' || !isAccepted(other, exchange.call)) return textOf(exchange.call);
    }
    return undefined;
  }

  /** The first outcome that is not that of the right program. */
  async #firstOther(opened: OpenImplementation, right: readonly Exchange[]): Promise<Outcome | 'endless' | undefined> {
    wasEndless();
    for (const { call, outcome } of right) {
      const got = await opened.ask(call);
      if (wasEndless()) return 'endless';
      if (!isSame(got, outcome)) return got;
    }
    return undefined;
  }
}

function contextOf({ profile }: SuiteCase) {
  return { seed: 1, level: 'faithful', profile } as const;
}

function isSame(got: Outcome, right: Outcome): boolean {
  if (got.kind !== 'tensor' || right.kind !== 'tensor') return got.kind === right.kind;
  const { tensor, inputChanged, aliasesInput, changedEarlierResult } = got;
  if (inputChanged || aliasesInput || changedEarlierResult) return false;
  if (tensor.dtype !== right.tensor.dtype || tensor.shape.join() !== right.tensor.shape.join()) return false;
  return sameBytes(tensor.data, right.tensor.data);
}

function claims({ aspects = ASPECTS }: OpenImplementation, aspect: Aspect): boolean {
  return aspects.includes(aspect);
}

function isAccepted(outcome: Outcome, call: Call): boolean {
  // `arguments.dtype-support`: a value in place of this refusal is accepted.
  if (refusalOf(call)?.clause === 'arguments.dtype-support') return true;
  return ['pass', 'unsupported'].includes(callFinding(call, outcome).status);
}

function textOf(call: Call): string {
  return `${pytorchCall(call)} of ${call.input.dtype} ${call.input.shape.join('×')}`;
}
