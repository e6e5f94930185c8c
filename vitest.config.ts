import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['{spec,reference,cases,harness,scripts}/**/*.test.ts'],
    exclude: ['scripts/checks/**'],
    testTimeout: 60_000,
    coverage: {
      include: ['{spec,reference,cases,harness}/**/*.ts'],
      exclude: ['**/*.test.ts', '**/fakes.ts'],
      reporter: ['text-summary', 'lcov'],
    },
  },
});
