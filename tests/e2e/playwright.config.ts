import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { KNOWN_OPEN, NOT_YET_RUN } from './known-open';

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One browser at a time: two cores, and timings that mean something. */
export default defineConfig({
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  testMatch: '**/*.spec.ts',
  testIgnore: process.env.ALL ? [] : [...NOT_YET_RUN],
  outputDir: fileURLToPath(new URL('../../test-results', import.meta.url)),
  ...(KNOWN_OPEN.length > 0 && {
    grepInvert: new RegExp(KNOWN_OPEN.map(({ title }) => escapePattern(title)).join('|')),
  }),
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A shared build server stalls now and then; what fails three times is broken.
  retries: process.env.CI ? 2 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
