import type { ForwardCall } from '#cases/case.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import type { OpenImplementation } from '../../core/open-implementation.ts';
import type { WireNumber, WireOptions } from '../../core/protocol.ts';
import { toWire } from '../../core/protocol.ts';
import type { Level, Status } from '../../core/verdict.ts';
import type { DeviationReport } from '../../report/case-report.ts';
import { causesOf } from '../../report/causes.ts';
import type { Report } from '../../report/report.ts';
import type { AskedCall } from './own-calls.ts';
import { faithfulSpelling } from './spellings.ts';

/** What is said of one call of a model. */
export interface CheckedCall {
  name?: string;
  count?: number;
  dtype: DType;
  shape: readonly number[];
  options: WireOptions;
  /** A line of PyTorch. */
  call: string;
  /** Planes that were asked, where the call has more. */
  planes?: number;
  status: Status;
  level?: Level;
  /** The largest deviation in multiples of the bound. */
  max_bound?: WireNumber;
  /** Elements that are not accepted, of so many; where values were compared. */
  outside?: number;
  elements?: number;
  /** What went wrong where no values were compared. */
  message?: string;
  /** What the implementation does instead, and what PyTorch does. */
  causes: readonly { sentence: string; due?: string; clause: string }[];
  /** Of a call that is not answered faithfully: other options with the same result in PyTorch that are. */
  spelling?: WireOptions;
}

/** Every call of a model with what came of it. Calls that are not answered faithfully are asked in other spellings. */
export async function checkedCalls(
  calls: readonly AskedCall[],
  report: Report,
  opened: OpenImplementation,
): Promise<CheckedCall[]> {
  const checked: CheckedCall[] = [];
  for (const [place, asked] of calls.entries()) {
    const found = report.cases[place];
    const isFaithful = found.status === 'pass';
    const spelling = isFaithful ? undefined : await faithfulSpelling(asked.call, opened);
    checked.push(checkedCall(asked, found, report, spelling));
  }
  return checked;
}

function checkedCall(
  { own, call }: AskedCall,
  found: Report['cases'][number],
  { diagnoses }: Report,
  spelling: ForwardCall | undefined,
): CheckedCall {
  const planes = elementCount(call.input.shape.slice(0, 2));
  return {
    ...own,
    call: found.call,
    ...(planes < elementCount(own.shape.slice(0, 2)) && { planes }),
    status: found.status,
    ...(found.level !== undefined && { level: found.level }),
    ...(found.deviation === undefined ? messageOf(found) : deviationOf(found.deviation)),
    causes: causesOf(found, diagnoses).map(({ sentence, due, clause }) => ({
      sentence,
      ...(due !== undefined && { due }),
      clause,
    })),
    ...(spelling && { spelling: toWire(spelling.options) }),
  };
}

function messageOf({ message }: Report['cases'][number]): Pick<CheckedCall, 'message'> {
  return message === '' ? {} : { message };
}

function deviationOf({ max_bound, outside, elements }: DeviationReport): Partial<CheckedCall> {
  return { max_bound, outside, elements };
}
