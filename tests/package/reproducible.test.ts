import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { digests, type Manifest, manifestOf } from './builds';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WXT = fileURLToPath(new URL('../../node_modules/wxt/bin/wxt.mjs', import.meta.url));

/**
 * Builds as a person would on the command line: the test runner's own variables would switch React to
 * development.
 */
async function build(browser: string): Promise<void> {
  const foreign = /^(NODE_ENV|VITEST.*|VITE_.*|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  await promisify(execFile)(process.execPath, [WXT, 'build', '-b', browser], { cwd: ROOT, env });
}

describe('threat 38: a build can be checked by building again', () => {
  it.each(['chrome', 'firefox'] as const)('%s comes out byte by byte the same', async (browser) => {
    const before = digests(`${browser}-production`);
    await build(browser);
    expect(digests(`${browser}-production`)).toEqual(before);
  });

  it('and Edge gets what Chrome gets', () => {
    expect(digests('edge-production')).toEqual(digests('chrome-production'));
    expect(manifestOf('edge-production')).toEqual<Manifest>(manifestOf('chrome-production'));
  });
});
