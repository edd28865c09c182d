import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('./src', import.meta.url)) };
const common = {
  env: { TZ: 'UTC', NODE_ENV: 'test' as const },
  // Long, for busy machines: a test that hangs is the only one that waits for them.
  testTimeout: 90_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    // A test waits for the database as long as it computes: two share even two processors well.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          ...common,
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // Pure functions leave nothing behind: files share what they import, a third of the time.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          ...common,
          name: 'system',
          globalSetup: ['tests/setup/global-setup.ts'],
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/unit/**', 'tests/e2e/**', 'node_modules/**'],
        },
      },
    ],
  },
});
