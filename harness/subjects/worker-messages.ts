import type { MessagePort } from 'node:worker_threads';
import type { Call } from '#cases/case.ts';
import type { Outcome, SubjectDescription } from '../subject.ts';

/** What a worker is to load. */
export type ModuleSource = { kind: 'bundled'; name: string } | { kind: 'file'; url: string };

/** `port` is the only way out of the worker, and the implementation cannot get at it. */
export interface WorkerStart {
  source: ModuleSource;
  port: MessagePort;
}

export interface Question {
  id: number;
  call: Call;
}

export type WorkerMessage =
  | { kind: 'loaded'; description: SubjectDescription }
  | { kind: 'refused'; message: string; code?: string | undefined }
  | { kind: 'answered'; id: number; outcome: Outcome }
  /** It is about to end: how, in words, where it knows, and what it printed last. */
  | { kind: 'ending'; how?: string; printed?: string };
