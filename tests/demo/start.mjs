import { ensureBrowser } from '../setup/browsers.mjs';
import { build } from '../setup/build.mjs';
import { ensureInstalled } from '../setup/packages.mjs';
import { SetupError } from '../setup/process.mjs';

/**
 * `npm start`: builds the extension, shows it in a browser of its own with the demo workspace on stand-in
 * tool pages, and runs until the window is closed. With `--team` there are two people, each with a browser of
 * their own, and their organisation's server. Without a display, or with `--headless`, it walks through the main
 * places instead and saves a picture of each.
 */
try {
  await ensureInstalled();
  const executablePath = await ensureBrowser('chromium');
  const extensionDir = await build('chrome', 'demo');
  const headless = process.argv.includes('--headless') || !hasDisplay();
  // Only now is everything there that this imports.
  const { show } = process.argv.includes('--team')
    ? await import('./show-team.mjs')
    : await import('./show.mjs');
  await show({ executablePath, extensionDir, headless });
} catch (error) {
  const sentence = error instanceof SetupError ? error.message : `The demo stopped: ${firstLine(error)}`;
  console.error(`\n${sentence}`);
  process.exitCode = 1;
}

function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

function firstLine(error) {
  return String(error?.message ?? error).split('\n')[0];
}
