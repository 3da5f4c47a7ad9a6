import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { digests, type Manifest, manifestOf } from './builds';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WXT = fileURLToPath(new URL('../../node_modules/wxt/bin/wxt.mjs', import.meta.url));

async function build(browser: string): Promise<void> {
  await promisify(execFile)(process.execPath, [WXT, 'build', '-b', browser], { cwd: ROOT });
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
