import { count, counted, printable, printableLine } from '../core/printable.ts';
import { type CaseReport, failsRun } from '../report/case-report.ts';
import type { Report } from '../report/report.ts';
import { diagnosisLabel, diagnosisLines, diagnosisText } from './terminal/diagnosis-text.ts';
import { failureLine, failureText } from './terminal/failure-text.ts';
import { type KnownNote, knownNotes } from './terminal/known-text.ts';
import { repeatTexts } from './terminal/repeat-text.ts';

/** JUnit XML as CI systems read it: a suite for each page, known deviations as skipped, stale ones as failures. */
export function junitXml(report: Report, again: (one: CaseReport) => string): string {
  const pages = new Map<string, TestCase[]>();
  for (const one of report.cases) {
    const page = one.id.split('/')[0];
    const own = pages.get(page) ?? [];
    pages.set(page, own);
    own.push(caseTest(one, page, again, report));
  }
  const notes = knownNotes(report.known).map(noteTest);
  if (notes.length > 0) pages.set('known-deviations', notes);
  const ways = [...endedEarly(report), ...unsteady(report)];
  if (ways.length > 0) pages.set('run', ways);
  const tests = [...pages.values()].flat();
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(`interpolate-conformance: ${printableLine(report.implementation.name)}`)}" ${totals(tests)}>`,
    ...[...pages].map(([page, own]) => suiteXml(page, own)),
    '</testsuites>',
    '',
  ].join('\n');
}

interface TestCase {
  seconds: number;
  outcome: 'pass' | 'failure' | 'error' | 'skipped';
  text: string;
}

function caseTest(one: CaseReport, page: string, again: (one: CaseReport) => string, report: Report): TestCase {
  const seconds = one.duration_ms / 1000;
  const open = `    <testcase classname="${xml(page)}" name="${xml(one.id)}" time="${seconds.toFixed(6)}"`;
  if (failsRun(one)) {
    const outcome = one.status === 'fail' || one.status === 'invalid-output' ? 'failure' : 'error';
    const cause = report.diagnoses.find(({ claim }) => one.hypotheses?.includes(claim));
    const body = [
      ...failureText(one).lines,
      ...(cause === undefined
        ? []
        : [`${diagnosisLabel(cause)}: ${diagnosisLines(diagnosisText(cause, report)).join('\n  ')}`]),
      `clauses: ${one.clauses.join(', ')}`,
      `again: ${again(one)}`,
    ].join('\n');
    const element = `<${outcome} type="${one.status}" message="${xml(failureLine(one))}">${xml(body)}</${outcome}>`;
    return { seconds, outcome, text: `${open}>\n      ${element}\n    </testcase>` };
  }
  if (one.status === 'pass') return { seconds, outcome: 'pass', text: `${open}/>` };
  const reason =
    one.known === undefined ? `unsupported: ${one.message}` : `known deviation '${one.known}': ${one.status}`;
  const skipped = `<skipped message="${xml(printableLine(reason, 500))}"/>`;
  return { seconds, outcome: 'skipped', text: `${open}>\n      ${skipped}\n    </testcase>` };
}

/** The cases that were not examined are not here: without a word the file would look like that of a whole run. */
function endedEarly({ interrupted, budget_spent, summary: { cases, selected } }: Report): TestCase[] {
  if (cases === selected) return [];
  const how = interrupted ? 'interrupted' : budget_spent ? 'the budget is spent' : 'ended early by --bail';
  const message = xml(`${how}: ${counted(selected - cases, 'case')} of ${count(selected)} not examined`);
  const type = interrupted ? 'interrupted' : 'budget';
  const isOpen = interrupted || budget_spent;
  const outcome = isOpen ? 'error' : 'skipped';
  const element = isOpen ? `<error type="${type}" message="${message}"/>` : `<skipped message="${message}"/>`;
  const open = '    <testcase classname="run" name="every case is examined" time="0">';
  return [{ seconds: 0, outcome, text: `${open}\n      ${element}\n    </testcase>` }];
}

/** Flaky cases fail by themselves; that bits differ fails nothing. */
function unsteady(report: Report): TestCase[] {
  if (report.suite.repeat === undefined) return [];
  const { flaky = 0, varying = 0 } = report.summary;
  const open = '    <testcase classname="run" name="every round gives the same" time="0"';
  if (flaky + varying === 0) return [{ seconds: 0, outcome: 'pass', text: `${open}/>` }];
  return [skipped(open, repeatTexts(report).join('; '))];
}

/** A stale entry fails the run; what else is to be done about the list fails in its cases, or not at all. */
function noteTest({ text, entry: { pattern, reason, link, stale } }: KnownNote): TestCase {
  const message = printableLine(`'${pattern}': ${text} (${reason}, ${link})`, 500);
  const open = `    <testcase classname="known-deviations" name="${xml(printableLine(pattern))}" time="0"`;
  if (!stale) return skipped(open, message);
  const element = `<failure type="stale" message="${xml(message)}"></failure>`;
  return { seconds: 0, outcome: 'failure', text: `${open}>\n      ${element}\n    </testcase>` };
}

function skipped(open: string, message: string): TestCase {
  const element = `<skipped message="${xml(message)}"/>`;
  return { seconds: 0, outcome: 'skipped', text: `${open}>\n      ${element}\n    </testcase>` };
}

function suiteXml(page: string, tests: readonly TestCase[]): string {
  const body = tests.map(({ text }) => text).join('\n');
  return `  <testsuite name="${xml(page)}" ${totals(tests)}>\n${body}\n  </testsuite>`;
}

function totals(tests: readonly TestCase[]): string {
  const number = (outcome: TestCase['outcome']) => tests.filter((test) => test.outcome === outcome).length;
  const seconds = tests.reduce((sum, test) => sum + test.seconds, 0).toFixed(6);
  return `tests="${tests.length}" failures="${number('failure')}" errors="${number('error')}" skipped="${number('skipped')}" time="${seconds}"`;
}

/** Safe in an attribute and in text. XML has no way to say a control character, so those are spelled out. */
function xml(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"'\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}
