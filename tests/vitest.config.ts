import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { compileMessages } from '../lib/i18n/compile-messages';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  plugins: [compileMessages()],
  resolve: { alias: { '@': root } },
  test: {
    include: [
      'tests/unit/**/*.test.{ts,tsx}',
      'tests/contracts/**/*.test.ts',
      'tests/{rules,bench}/*.test.mjs',
      'tests/*.test.ts',
    ],
    environment: 'node',
    testTimeout: 30_000,
  },
});
