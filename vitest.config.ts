import { defineConfig } from 'vitest/config';

const unit = ['shared', 'server', 'kiosk', 'display-agent', 'hardware-sim'].map(
  (name) => `${name}/src/**/*.test.ts`,
);

/** A hall in which one thing after another fails: long, and waiting more than working. */
const failures = 'tests/scenarios/failures/**/*.test.ts';

/** What measures, or brings a machine to its limits, has it to itself. */
const alone = ['bench', 'overload', 'crash', 'chaos'].map((room) => `tests/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'unit', include: unit, environment: 'node', testTimeout: 60_000, maxWorkers: 2 },
      },
      {
        test: {
          name: 'across processes, alone',
          include: alone,
          globalSetup: ['tests/browser/build-pages.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'failures',
          include: [failures],
          globalSetup: ['tests/browser/build-pages.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'across processes',
          include: ['tests/**/*.test.ts'],
          exclude: [...alone, failures, 'tests/browser/**'],
          globalSetup: ['tests/browser/build-pages.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'pages',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/build-pages.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Pages wait more than they work: two halls beside each other take little longer than one.
          maxWorkers: 2,
          sequence: { groupOrder: 4 },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['server/src/domain/**/*.ts'],
      exclude: ['**/*.test.ts'],
      thresholds: { branches: 100 },
    },
  },
});
