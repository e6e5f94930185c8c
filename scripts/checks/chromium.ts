import { browserPath } from '#harness/browser/chromium.ts';

export function hasChromium(): boolean {
  try {
    browserPath('');
    return true;
  } catch {
    return false;
  }
}
