import { DTYPES, toWireNumber } from '../../core/protocol.ts';
import { type ComparedCase, isCommon, isDisagreement } from './comparison.ts';

export type ComparisonReport = ReturnType<typeof comparisonReport>;

/** Two implementations, over all cases and over those that both support. */
export function comparisonReport(
  suite: { version: string; target: string; profile: string },
  [first, second]: readonly [string, string],
  cases: readonly ComparedCase[],
) {
  const common = cases.filter(isCommon);
  const disagreements = common.filter(isDisagreement).length;
  const supportedBy = (side: 'first' | 'second') => cases.filter((one) => one[side].status !== 'unsupported').length;
  return {
    schema: 'interpolate-conformance/comparison@1' as const,
    suite,
    first,
    second,
    summary: {
      cases: cases.length,
      common: common.length,
      only_first: supportedBy('first') - common.length,
      only_second: supportedBy('second') - common.length,
      disagreements,
      first_nearer: common.filter(({ nearer }) => nearer === 'first').length,
      second_nearer: common.filter(({ nearer }) => nearer === 'second').length,
      agree: disagreements === 0,
    },
    matrix: rowsOf(common),
    cases: cases.map(wireCase),
  };
}

/** A row for each mode and dtype. */
function rowsOf(common: readonly ComparedCase[]) {
  const modes = [...new Set(common.map(({ mode }) => mode))];
  return modes.flatMap((mode) =>
    DTYPES.flatMap((dtype) => {
      const own = common.filter((one) => one.mode === mode && one.dtype === dtype);
      return own.length === 0 ? [] : [rowOf(mode, dtype, own)];
    }),
  );
}

function rowOf(mode: string, dtype: string, own: readonly ComparedCase[]) {
  const counted = (is: (one: ComparedCase) => boolean) => own.filter(is).length;
  const most = (name: 'max_abs' | 'max_ulp') => Math.max(0, ...own.map(({ difference }) => difference?.[name] ?? 0));
  return {
    mode,
    dtype,
    cases: own.length,
    first_pass: counted(({ first }) => first.status === 'pass'),
    second_pass: counted(({ second }) => second.status === 'pass'),
    same_bits: counted(({ difference }) => difference?.differing === 0),
    max_abs: toWireNumber(most('max_abs')),
    max_ulp: toWireNumber(most('max_ulp')),
    first_nearer: counted(({ nearer }) => nearer === 'first'),
    second_nearer: counted(({ nearer }) => nearer === 'second'),
  };
}

function wireCase({ difference, first, second, ...rest }: ComparedCase): object {
  return {
    ...rest,
    first: wireSide(first),
    second: wireSide(second),
    ...(difference && {
      difference: {
        ...difference,
        max_abs: toWireNumber(difference.max_abs),
        max_ulp: toWireNumber(difference.max_ulp),
      },
    }),
  };
}

function wireSide({ status, max_bound, outside }: ComparedCase['first']): object {
  return { status, ...(max_bound !== undefined && { max_bound: toWireNumber(max_bound), outside }) };
}
