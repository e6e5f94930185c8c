import type { Entry } from '#cases/case.ts';
import type { Probe } from '#cases/probe.ts';
import { PROBES } from '#cases/probes.ts';
import { PROPERTIES } from '#cases/properties.ts';
import type { Property } from '#cases/property.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import { interpolateOptions } from '../core/entry-options.ts';
import type { GoldenCase, GoldenModel, Goldens } from '../goldens/goldens.ts';
import { pytorchCall } from '../torch/pytorch-call.ts';
import type { CaseCall, SuiteCase } from './suite.ts';

/** Every case of the suite, in the order of the report. */
export function suiteCases(goldens: Goldens): SuiteCase[] {
  return [
    ...goldens.cases.map((golden) => goldenSuiteCase(golden, goldens)),
    ...goldens.models.map((model) => modelSuiteCase(model, goldens)),
    ...PROBES.map(probeSuiteCase),
    ...PROPERTIES.map(propertySuiteCase),
  ];
}

function goldenSuiteCase(golden: GoldenCase, goldens: Goldens): SuiteCase {
  const { id, fact, clauses, aspect, profile, entry, options, input } = golden;
  const kind = golden.refused === undefined ? 'golden' : 'refusal';
  return { id, fact, clauses, aspect, profile, ...callIn(entry, options, input.dtype), kind, golden, goldens };
}

function modelSuiteCase(model: GoldenModel, goldens: Goldens): SuiteCase {
  const { id, fact, clauses, profile, steps } = model;
  const resized = steps.find(({ options }) => options !== null);
  const place = callIn('interpolate', resized?.options ?? {}, model.output.dtype);
  return { id, fact, clauses, aspect: 'values', profile, ...place, kind: 'model', model, goldens };
}

function probeSuiteCase(probe: Probe): SuiteCase {
  const { id, fact, clauses, aspect, profile, layout, mode, dtype, alignCorners, antialias, series } = probe;
  const place = { mode, dtype, alignCorners, antialias, call: series, ...(layout && { layout }) };
  return { id, fact, clauses, aspect, profile, ...place, kind: 'probe', probe };
}

function propertySuiteCase(property: Property): SuiteCase {
  const { id, fact, clauses, aspect, profile, mode, dtype, alignCorners, antialias } = property;
  const call = pytorchCall({
    entry: 'interpolate',
    options: { mode, ...(alignCorners && { alignCorners }), ...(antialias && { antialias }) },
  });
  return { id, fact, clauses, aspect, profile, mode, dtype, alignCorners, antialias, call, kind: 'property', property };
}

function callIn(entry: Entry, options: InterpolateOptions, dtype: DType): CaseCall {
  const { mode = 'nearest', alignCorners = false, antialias = false } = interpolateOptions(entry, options);
  return { mode, dtype, alignCorners, antialias, call: pytorchCall({ entry, options }) };
}
