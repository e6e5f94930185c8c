import type { Call, Layout } from '#cases/case.ts';
import type { Tensor, Unsupport } from '#spec/signature.ts';

/** What came of one call. A wrong value is still a `tensor`: judging it is not the implementation's business. */
export type Outcome =
  | {
      kind: 'tensor';
      tensor: Tensor;
      inputChanged: boolean;
      aliasesInput: boolean;
      /** The call wrote into the result of an earlier call. */
      changedEarlierResult?: boolean;
      /** The end of what it printed meanwhile, as the end of a sentence: it explains a wrong value. */
      printed?: string;
    }
  /** `failed`: it failed on its own account and did not refuse, where an implementation can tell the two apart. */
  | {
      kind: 'threw';
      name: string;
      message: string;
      failed?: true;
      /** Where in its author's files, a line for each call. */
      frames?: string;
    }
  | ({ kind: 'unsupported' } & Unsupport)
  | { kind: 'crash'; message: string }
  /** `first`: of a session or a shape, so that it had the time of loading. */
  | { kind: 'timeout'; milliseconds: number; first?: true; printed?: string }
  | { kind: 'invalid-output'; message: string };

/** What is known of an implementation before the first call. */
export interface ImplementationDescription {
  readonly name: string;
  readonly version?: string;
  readonly has: { readonly upsample: boolean; readonly createUpsample: boolean; readonly interpolateBackward: boolean };
  /** The aspects that the implementation claims, when it names them. */
  readonly aspects?: readonly string[];
  /** One process of it at a time. */
  readonly exclusive?: boolean;
  /** What it runs on, in its own words: a runtime, an adapter, a device. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Which call of its library answers, by mode with its options: see `core/mapping.ts`. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** Each new shape costs it much. */
  readonly compiles?: boolean;
  /** What it takes besides dense row-major inputs. */
  readonly layouts?: readonly Layout[];
}

/** An implementation under examination, wherever it runs. It outlives every hang and crash of what it wraps. */
export interface OpenImplementation extends ImplementationDescription {
  /** One call at a time, in the order asked. Rejects only with a `UsageError`, or once the implementation is closed. */
  ask(call: Call): Promise<Outcome>;
  /** Starts every call before it waits for the first answer; absent where only one call at a time can be put. */
  askTogether?(calls: readonly Call[]): Promise<readonly Outcome[]>;
  close(): Promise<void>;
}

/** The arguments, the files or the implementation cannot be used: the message says what to do. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
