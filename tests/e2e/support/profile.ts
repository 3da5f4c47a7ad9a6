import { mkdtemp, rm } from 'node:fs/promises';
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
