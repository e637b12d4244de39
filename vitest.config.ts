import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        // Pure tables beside the code: no database, no network, seconds.
        test: {
          name: 'pure',
          include: ['src/**/*.test.ts', 'web/src/**/*.test.ts', 'test/architecture/**/*.test.ts', 'test/docs/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.long.test.ts'],
          // Generous for a busy machine; tests of speed measure processor time, not the clock.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // As pure, but longer than `npm run verify` should take: whole corpora, values run by real bash, planted violations.
        test: {
          name: 'long',
          include: ['src/**/*.long.test.ts', 'test/architecture/**/*.long.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Against a real PostgreSQL: one server for the run, one database per file from a template.
        test: {
          name: 'database',
          include: ['src/**/*.db.test.ts', 'test/stories/**/*.test.ts', 'test/hostile/**/*.test.ts'],
          globalSetup: ['test/database/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        // Whole processes: the real server, Prometheus, Alertmanager, Chromium, kill -9.
        test: {
          name: 'system',
          include: ['test/system/**/*.test.ts', 'test/faults/**/*.test.ts', 'test/browser/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
