import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the worker starts to keep a workspace in step with a server; everything of this room that follows from it counts. */
const ENTRIES = ['lib/sync/sync-team.ts', 'lib/sync/schedule.ts'];
const ROOM = /\/lib\/sync\//;

test('synchronising costs the worker at most 8 kB besides the store and the domain’s rules', async () => {
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    build: {
      write: false,
      minify: true,
      rollupOptions: {
        input: ENTRIES.map((path) => join(ROOT, path)),
        preserveEntrySignatures: 'strict',
        external: (id) => /^[a-z@]/.test(id) && !id.startsWith('@/') && !id.startsWith(ROOT),
        plugins: [
          {
            name: 'leave out what the worker has anyway',
            load: (id) => (ROOM.test(id) || !/\.tsx?$/.test(id) ? undefined : ''),
          },
        ],
        shimMissingExports: true,
        output: { manualChunks: () => 'sync' },
      },
    },
  });
  const chunks = [built].flat().flatMap((one) => (one as Rollup.RollupOutput).output);
  const code = chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n');
  // The protocol's words are in there: what was measured is the thing itself.
  for (const word of ['_bulk_docs', '_changes', '_local/pl-', 'retry-after']) expect(code).toContain(word);
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(8_000);
});
