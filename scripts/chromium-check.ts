import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserPath } from '#harness/browser/chromium.ts';

/** Checks that are counted and files that are removed in the end. Where there is no Chromium it says so, and passes. */
export interface ChromiumCheck {
  readonly folder: string;
  check(name: string, passed: boolean, got: unknown): void;
  /** The path of a new file. */
  write(name: string, content: string | Uint8Array): string;
  run(checks: () => Promise<void>): Promise<void>;
}

export function chromiumCheck(name: string): ChromiumCheck {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  let checks = 0;
  let failures = 0;
  return {
    folder,
    check(title, passed, got) {
      checks += 1;
      if (passed) return;
      failures += 1;
      console.log(`FAIL ${title}: got ${JSON.stringify(got)}`);
    },
    write(file, content) {
      const path = join(folder, file);
      writeFileSync(path, content);
      return path;
    },
    async run(all) {
      try {
        if (isChromiumThere()) {
          await all();
          console.log(`${checks - failures} of ${checks} as expected`);
        } else console.log('skipped: no Chromium here');
      } finally {
        rmSync(folder, { recursive: true });
      }
      process.exitCode = failures === 0 ? 0 : 1;
    },
  };
}

function isChromiumThere(): boolean {
  try {
    browserPath('');
    return true;
  } catch {
    return false;
  }
}
