import { grouped } from '../core/grouped.ts';
import { count, counted, printable, printableLine } from '../core/printable.ts';
import { type CaseReport, failsRun } from '../report/case-report.ts';
import { causesOf } from '../report/causes.ts';
import type { Report } from '../report/report.ts';
import { diagnosisLabel, diagnosisLines, diagnosisText } from './terminal/diagnosis-text.ts';
import { repeatTexts } from './terminal/facts.ts';
import { failureLine, failureText } from './terminal/failure-text.ts';
import { type KnownNote, knownNotes } from './terminal/known-text.ts';

/** JUnit XML as CI systems read it: a suite for each page, known deviations as skipped, stale ones as failures. */
export function junitXml(report: Report, again: (one: CaseReport) => string): string {
  const tests = [
    ...report.cases.map((one) => caseTest(one, again, report)),
    ...knownNotes(report.known).map(noteTest),
    ...endedEarly(report),
    ...unsteady(report),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(`interpolate-conformance: ${printableLine(report.implementation.name)}`)}" ${totals(tests)}>`,
    ...[...grouped(tests, ({ page }) => page)].map(suiteXml),
    '</testsuites>',
    '',
  ].join('\n');
}

interface TestCase {
  page: string;
  name: string;
  seconds?: number;
  outcome: 'pass' | 'failure' | 'error' | 'skipped';
  type?: string;
  message?: string;
  body?: string;
}

function caseTest(one: CaseReport, again: (one: CaseReport) => string, report: Report): TestCase {
  const test = { page: one.id.split('/')[0], name: one.id, seconds: one.duration_ms / 1000 };
  if (failsRun(one)) {
    const outcome = one.status === 'fail' || one.status === 'invalid-output' ? 'failure' : 'error';
    const [cause] = causesOf(one, report.diagnoses);
    const body = [
      ...failureText(one).lines,
      ...(cause === undefined
        ? []
        : [`${diagnosisLabel(cause)}: ${diagnosisLines(diagnosisText(cause, report)).join('\n  ')}`]),
      `clauses: ${one.clauses.join(', ')}`,
      `again: ${again(one)}`,
    ].join('\n');
    return { ...test, outcome, type: one.status, message: failureLine(one), body };
  }
  if (one.status === 'pass') return { ...test, outcome: 'pass' };
  const reason =
    one.known === undefined ? `unsupported: ${one.message}` : `known deviation '${one.known}': ${one.status}`;
  return { ...test, outcome: 'skipped', message: printableLine(reason, 500) };
}

/** The cases that were not examined are not here: without a word the file would look like that of a whole run. */
function endedEarly({ interrupted, budget_spent, summary: { cases, selected } }: Report): TestCase[] {
  if (cases === selected) return [];
  const how = interrupted ? 'interrupted' : budget_spent ? 'the budget is spent' : 'ended early by --bail';
  const message = `${how}: ${counted(selected - cases, 'case')} of ${count(selected)} not examined`;
  const test = { page: 'run', name: 'every case is examined', message };
  const isOpen = interrupted || budget_spent;
  return [
    isOpen
      ? { ...test, outcome: 'error', type: interrupted ? 'interrupted' : 'budget' }
      : { ...test, outcome: 'skipped' },
  ];
}

/** Flaky cases fail by themselves; that bits differ fails nothing. */
function unsteady(report: Report): TestCase[] {
  if (report.suite.repeat === undefined) return [];
  const { flaky = 0, varying = 0 } = report.summary;
  const test = { page: 'run', name: 'every round gives the same' };
  if (flaky + varying === 0) return [{ ...test, outcome: 'pass' }];
  return [{ ...test, outcome: 'skipped', message: repeatTexts(report).join('; ') }];
}

/** A stale entry fails the run; what else is to be done about the list fails in its cases, or not at all. */
function noteTest({ text, entry: { pattern, reason, link, stale } }: KnownNote): TestCase {
  const message = printableLine(`'${pattern}': ${text} (${reason}, ${link})`, 500);
  const test = { page: 'known-deviations', name: printableLine(pattern), message };
  return stale ? { ...test, outcome: 'failure', type: 'stale', body: '' } : { ...test, outcome: 'skipped' };
}

function suiteXml([page, tests]: readonly [string, readonly TestCase[]]): string {
  return `  <testsuite name="${xml(page)}" ${totals(tests)}>\n${tests.map(testXml).join('\n')}\n  </testsuite>`;
}

function testXml({ page, name, seconds, outcome, type, message = '', body }: TestCase): string {
  const open = `    <testcase classname="${xml(page)}" name="${xml(name)}" time="${seconds?.toFixed(6) ?? 0}"`;
  if (outcome === 'pass') return `${open}/>`;
  const start = `<${outcome}${type === undefined ? '' : ` type="${type}"`} message="${xml(message)}"`;
  const element = body === undefined ? `${start}/>` : `${start}>${xml(body)}</${outcome}>`;
  return `${open}>\n      ${element}\n    </testcase>`;
}

function totals(tests: readonly TestCase[]): string {
  const number = (outcome: TestCase['outcome']) => tests.filter((test) => test.outcome === outcome).length;
  const seconds = tests.reduce((sum, test) => sum + (test.seconds ?? 0), 0).toFixed(6);
  return `tests="${tests.length}" failures="${number('failure')}" errors="${number('error')}" skipped="${number('skipped')}" time="${seconds}"`;
}

/** Safe in an attribute and in text. XML has no way to say a control character, so those are spelled out. */
function xml(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"'\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}
