import { defineConfig } from 'vitest/config';
import everyTest from './vitest.config.ts';

/** What needs a browser, a device, a compiler or the built package: `npm run check` runs one file in a step. */
export default defineConfig({
  ...everyTest,
  test: { include: ['scripts/checks/*.test.ts'], testTimeout: 600_000, hookTimeout: 120_000 },
});
