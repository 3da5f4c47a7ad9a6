import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeQuietPreferences } from '../../setup/chromium-profile.mjs';
import { EXTENSION_DIR, sendFromPage } from '../fixtures';
import { type Chromium, launchChromium } from '../harness/chromium';

export type Restarts = {
  app: Chromium;
  /** Quits the browser and starts it again with the same profile. */
  restart: () => Promise<Chromium>;
};

/** A browser that can be quit and started again without losing its profile; the demo workspace is loaded. */
export async function withRestarts(
  standIns: { port: number },
  run: (browser: Restarts) => Promise<void>,
): Promise<void> {
  const profileDir = await mkdtemp(join(tmpdir(), 'pilotlight-restart-'));
  await writeQuietPreferences(profileDir);
  const start = () => launchChromium({ extensionDir: EXTENSION_DIR, standIns, profileDir });
  let app = await start();
  const browser: Restarts = {
    app,
    async restart() {
      await app.close();
      app = await start();
      browser.app = app;
      return app;
    },
  };
  try {
    await sendFromPage(app, 'loadDemo', {});
    await run(browser);
  } finally {
    await app.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A profile that outlives its browser; in it the browser brings an unpacked extension back after a reload. */
export async function keepProfile(): Promise<string> {
  const profileDir = await mkdtemp(join(tmpdir(), 'pilotlight-kept-'));
  await writeQuietPreferences(profileDir);
  const file = join(profileDir, 'Default', 'Preferences');
  const preferences = JSON.parse(await readFile(file, 'utf8'));
  preferences.extensions = { ui: { developer_mode: true } };
  await writeFile(file, JSON.stringify(preferences));
  return profileDir;
}
