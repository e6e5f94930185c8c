import { linkedSession } from '../../browser/linked-session.ts';
import { restartingImplementation } from '../../calling/restarting-implementation.ts';
import { UsageError } from '../../core/open-implementation.ts';
import { progressText } from '../../present/terminal/progress.ts';
import { verdictText } from '../../present/terminal/verdict-text.ts';
import { isFailing } from '../../report/case-report.ts';
import { examineImplementation } from '../../run/run.ts';
import { browserParts } from '../browser-parts.ts';
import type { ServeConfig, ServeResult } from '../serve-config.ts';
import { workerLink } from './worker-link.ts';

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const state = element('state');
const bar = element<HTMLProgressElement>('bar');
const failures = element<HTMLOListElement>('failures');

/** Failures that the page lists; the report has them all. */
const LISTED = 50;
/** Milliseconds between two changes of what is read aloud. */
const TELL_INTERVAL = 500;

async function bytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function runHere({ module, name, options }: ServeConfig): Promise<ServeResult> {
  const parts = browserParts(
    (path) => bytes(`goldens/${path}`),
    options.profile ?? 'standard',
    (_, limits) =>
      restartingImplementation(
        () => linkedSession(workerLink('ported.js'), module, limits.loadTimeout ?? limits.timeout),
        limits,
      ),
  );
  const start = performance.now();
  let told = Number.NEGATIVE_INFINITY;
  try {
    const report = await examineImplementation(
      name,
      {
        ...options,
        onCase(one) {
          if (!isFailing(one) || failures.children.length >= LISTED) return;
          element('failing').hidden = false;
          failures.append(item(one.id, `${one.status}: ${one.message ?? one.call}`));
        },
        onProgress(progress) {
          bar.value = progress.share;
          if (performance.now() - told < TELL_INTERVAL) return;
          told = performance.now();
          state.textContent = progressText(progress, told - start);
        },
      },
      parts,
    );
    state.textContent = verdictText(report);
    state.className = report.summary.conforms ? 'good' : 'bad';
    return { report };
  } catch (error) {
    const trouble = error instanceof UsageError || error instanceof Error ? error.message : String(error);
    state.textContent = `The implementation cannot be examined: ${trouble}`;
    state.className = 'bad';
    return { trouble };
  }
}

function item(id: string, text: string): HTMLLIElement {
  const line = document.createElement('li');
  const name = document.createElement('code');
  name.textContent = id;
  const rest = document.createElement('p');
  rest.textContent = text;
  line.append(name, rest);
  return line;
}

const config = JSON.parse(new TextDecoder().decode(await bytes('config.json'))) as ServeConfig;
element('name').textContent = config.name;
if (!isSecureContext)
  element('note').textContent =
    'This address is not a secure context for the browser: WebGPU and shared memory are missing here. They are available on localhost.';
const result = await runHere(config);
bar.value = 1;
await fetch('result', { method: 'POST', body: JSON.stringify(result) }).then(
  () => {
    element('note').textContent = 'The result was sent back. This page can be closed.';
  },
  () => {
    element('note').textContent = 'The result could not be sent back: the server has ended.';
  },
);
