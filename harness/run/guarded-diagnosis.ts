import type { RunParts } from './examination.ts';

/** The diagnosis of a run, and what went wrong in it. */
export interface GuardedDiagnosis extends Pick<RunParts, 'claims' | 'diagnose'> {
  /** The first error, once there is one. */
  error(): string | undefined;
}

/** A diagnosis never ends or changes a verdict: an error inside it costs what was to be diagnosed, and is said. */
export function guardedDiagnosis({ claims, diagnose }: Pick<RunParts, 'claims' | 'diagnose'>): GuardedDiagnosis {
  let first: string | undefined;
  const guard = async <T>(instead: T, compute: () => Promise<T>): Promise<T> => {
    try {
      return await compute();
    } catch (error) {
      first ??= String(error);
      return instead;
    }
  };
  return {
    claims: (...given) => guard({}, () => claims(...given)),
    diagnose: (cases) => guard([], () => diagnose(cases)),
    error: () => first,
  };
}
