import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PRODUCTION = fileURLToPath(new URL('../../../.output/chrome-production', import.meta.url));

/**
 * The build that people install, in a copy whose manifest grants these hosts from the start: no person is here to answer
 * the browser's question. Nothing else differs.
 */
export async function grantedBuild(origins: readonly string[]) {
  const dir = await realpath(await mkdtemp(join(tmpdir(), 'pilotlight-production-')));
  await cp(PRODUCTION, dir, { recursive: true });
  const path = join(dir, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, host_permissions: origins.map((one) => `${one}/*`) }));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
