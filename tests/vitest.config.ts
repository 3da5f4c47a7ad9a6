import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { compileMessages } from '../lib/i18n/compile-messages';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a team's server has to do, tried on each of the servers that `contracts/sync/server.ts` knows. */
const SYNC = 'tests/contracts/sync/**/*.test.ts';
/** The protocol itself. The rest of the tests asks nothing more of a server and runs on one. */
const PROTOCOL = [
  'faults',
  'fuzz',
  'interop',
  'members',
  'news',
  'session',
  'set-up',
  'versions',
  'wire',
].map((name) => `tests/contracts/sync/${name}.test.ts`);

const on = (server: string, include: string[]) => ({
  extends: true as const,
  test: { name: server, include, env: { PILOTLIGHT_TEAM_SERVER: server } },
});

export default defineConfig({
  root,
  plugins: [compileMessages()],
  resolve: { alias: { '@': root } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'tests/unit/**/*.test.{ts,tsx}',
            'tests/contracts/**/*.test.ts',
            'tests/{rules,bench}/*.test.mjs',
            'tests/*.test.ts',
          ],
          exclude: [SYNC],
        },
      },
      on('fake', [SYNC]),
      on('pouchdb-server', PROTOCOL),
      ...(process.env.PILOTLIGHT_COUCHDB_URL ? [on('couchdb', [SYNC])] : []),
    ],
    environment: 'node',
    // Left to itself, a machine of two cores would use one of them.
    maxWorkers: '100%',
    testTimeout: 30_000,
  },
});
