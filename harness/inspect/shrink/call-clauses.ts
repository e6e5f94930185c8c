import type { Call } from '#cases/case.ts';
import { ANTIALIASED, AREA, BICUBIC, LINEAR, NEAREST } from '#cases/variants.ts';
import { decoded } from '#reference/rounding.ts';
import { CLAUSES, type ClauseId } from '#spec/clauses.ts';
import { interpolateOptions } from '../../core/entry-options.ts';
import type { Finding } from '../../core/verdict.ts';
import { refusalOf } from '../../judge/call-finding.ts';
import { acceptedOf } from '../explain/accepted-of.ts';

/** The clauses that a smaller call breaks, as far as its case says: those of the case that speak of this call, or of its mode. */
export function callClauses(asked: readonly ClauseId[], call: Call, finding: Finding): ClauseId[] {
  const refusal = refusalOf(call);
  if (refusal !== undefined) return [refusal.clause as ClauseId];
  const speaking = asked.filter((clause) => speaksOf(clause, call, finding));
  if (speaking.length > 0) return speaking;
  if (finding.status === 'error') return ['arguments.dtype-support', 'arguments.ranks'];
  return isAboutShape(finding) ? [sizeClause(call)] : [...modeClauses(call)];
}

function isAboutShape({ status }: Finding): boolean {
  return status === 'invalid-output';
}

function sizeClause({ options }: Call): ClauseId {
  return options.scaleFactor === undefined ? 'output-size.explicit-size' : 'output-size.truncated-product';
}

function modeClauses({ entry, options }: Call): readonly ClauseId[] {
  const { mode = 'nearest', antialias = false } = interpolateOptions(entry, options);
  const variants = antialias ? ANTIALIASED : [...NEAREST, ...LINEAR, ...BICUBIC, ...AREA];
  const own = variants.find((variant) => variant.mode === mode)?.clauses ?? [];
  return entry === 'interpolate.backward' ? ['gradients.transpose', ...own] : own;
}

/** Whether what a clause is about occurs in a valid call. */
function speaksOf(clause: ClauseId, call: Call, finding: Finding): boolean {
  const { entry, input } = call;
  const {
    mode = 'nearest',
    alignCorners = false,
    antialias = false,
    scaleFactor,
  } = interpolateOptions(entry, call.options);
  const isCopy = mode.startsWith('nearest');
  const isBackward = entry === 'interpolate.backward';
  const pages: Readonly<Record<string, boolean>> = {
    antialias,
    area: mode === 'area',
    arguments: finding.status === 'error' || finding.status === 'crash',
    bicubic: mode === 'bicubic' && !antialias,
    coordinates: !isCopy && mode !== 'area',
    errata: false,
    'front-ends': entry !== 'interpolate' && !isBackward,
    gradients: isBackward,
    linear: mode.endsWith('linear') && !antialias,
    nearest: isCopy,
    'output-size': isAboutShape(finding),
    'special-values': decoded(input).some((value) => !Number.isFinite(value) || isRare(value)),
  };
  if (clause === 'rounding.result-dtype') return isAboutShape(finding);
  if (pages[CLAUSES[clause].page] === false) return false;
  if (/factor|product/.test(clause) && scaleFactor === undefined) return false;
  if (/half-pixel|step-from-sizes/.test(clause) && alignCorners) return false;
  if (/align-corners|aligns-corners/.test(clause) && !alignCorners) return false;
  if (/explicit-size|step-from-sizes/.test(clause) && scaleFactor !== undefined) return false;
  if (/nearest\.(?:exact|given|index|step)/.test(clause))
    return clause.includes('exact') === (mode === 'nearest-exact');
  if (clause.includes('unchanged')) return keepsASize(call);
  return isOfDtype(clause, call);
}

/** Zeros with a sign, and numbers below the smallest normal one. */
function isRare(value: number): boolean {
  return Object.is(value, -0) || (value !== 0 && Math.abs(value) < 2 ** -14);
}

function keepsASize(call: Call): boolean {
  return acceptedOf(call).axes.some(({ inputSize, outputSize }) => inputSize === outputSize);
}

function isOfDtype(clause: ClauseId, { input: { dtype } }: Call): boolean {
  if (clause === 'rounding.float-arithmetic') return dtype === 'float32';
  if (clause.startsWith('rounding.uint8')) return dtype === 'uint8';
  if (clause.startsWith('rounding.half')) return dtype === 'float16' || dtype === 'bfloat16';
  return !clause.startsWith('rounding.float64') || dtype === 'float64';
}
