import { access, constants, cp, mkdir, mkdtemp, realpath, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumIdOf } from '../../setup/chromium-profile.mjs';

/** Where Chromium on Linux looks for an organisation's policies. Branded browsers have places of their own. */
const FOLDER = '/etc/chromium/policies/managed';

export type ChromiumPolicy = {
  /** A copy of the build: its id is its own, so that the policy concerns no other browser on this machine. */
  extensionDir: string;
  extensionId: string;
  /** Puts the policy in place of what stood before. */
  set(policies: Record<string, unknown>): Promise<void>;
  /** Takes the policy away and leaves nothing behind. */
  remove(): Promise<void>;
};

/** Why no policy can be set on this machine, or nothing. */
export async function policyObstacle(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'policies are files on Linux only';
  try {
    await mkdir(FOLDER, { recursive: true });
    await access(FOLDER, constants.W_OK);
    return undefined;
  } catch {
    return `${FOLDER} cannot be written without more rights`;
  }
}

export async function createChromiumPolicy(build: string): Promise<ChromiumPolicy> {
  const extensionDir = await realpath(await mkdtemp(join(tmpdir(), 'pilotlight-policy-')));
  await cp(build, extensionDir, { recursive: true });
  const extensionId = await chromiumIdOf(extensionDir);
  const file = join(FOLDER, `pilotlight-test-${extensionId}.json`);
  return {
    extensionDir,
    extensionId,
    set: (policies) => writeFile(file, JSON.stringify(policies)),
    async remove() {
      await rm(file, { force: true });
      await rm(extensionDir, { recursive: true, force: true });
      // Only if they are empty: they may be somebody else's.
      await rmdir(FOLDER).catch(() => {});
      await rmdir('/etc/chromium/policies').catch(() => {});
    },
  };
}
