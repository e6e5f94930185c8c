import { setTimeout } from 'node:timers/promises';
import { browserPath } from '#harness/browser/chromium.ts';
import { temporaryFolder, writeIn } from './temporary-folder.ts';
import { skip } from './tools.ts';

/** Checks that are counted. Where there is no Chromium it says so, and passes. */
export interface ChromiumCheck {
  readonly folder: string;
  check(name: string, passed: boolean, got: unknown): void;
  /** For pages, which get there in their own time: reads until what is read holds. */
  settles<T>(name: string, read: () => T | Promise<T>, holds: (value: T) => boolean): Promise<void>;
  /** The path of a new file. */
  write(name: string, content: string | Uint8Array): string;
  run(checks: () => Promise<void>): Promise<void>;
}

/** How long a page that is right may take, and how often it is read, in milliseconds. */
const PATIENCE = 30_000;
const PAUSE = 20;

export function chromiumCheck(name: string): ChromiumCheck {
  const folder = temporaryFolder(name);
  let checks = 0;
  let failures = 0;
  const check: ChromiumCheck['check'] = (title, passed, got) => {
    checks += 1;
    if (passed) return;
    failures += 1;
    console.log(`FAIL ${title}: got ${JSON.stringify(got)}`);
  };
  return {
    folder,
    check,
    async settles(title, read, holds) {
      const end = performance.now() + PATIENCE;
      let value = await read();
      while (!holds(value) && performance.now() < end) {
        await setTimeout(PAUSE);
        value = await read();
      }
      check(title, holds(value), value);
    },
    write: (file, content) => writeIn(folder, file, content),
    async run(all) {
      if (hasChromium()) {
        await all();
        console.log(`${checks - failures} of ${checks} as expected`);
      } else skip('no Chromium here');
      process.exitCode = failures === 0 ? 0 : 1;
    },
  };
}

export function hasChromium(): boolean {
  try {
    browserPath('');
    return true;
  } catch {
    return false;
  }
}
