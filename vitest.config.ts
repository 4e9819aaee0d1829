import { defineConfig } from 'vitest/config';

const unit = ['shared', 'server', 'kiosk', 'display-agent', 'hardware-sim'].map(
  (name) => `${name}/src/**/*.test.ts`,
);

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: unit, environment: 'node', testTimeout: 60_000 } },
      {
        test: {
          name: 'across processes',
          include: ['tests/**/*.test.ts'],
          globalSetup: ['tests/browser/build-pages.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
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
