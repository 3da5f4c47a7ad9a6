import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Checks of the finished builds: they need `.output` and belong after `npm run build`, not among the unit
 * tests.
 */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/package/**/*.test.ts'],
    environment: 'node',
    testTimeout: 180_000,
    // The last file builds again in place; nothing may read the builds meanwhile.
    fileParallelism: false,
    sequence: { concurrent: false },
  },
});
