import { join } from 'node:path';
import { ROOT, run } from './process.mjs';

/**
 * Builds the extension and returns the folder.
 *
 * @param {'chrome' | 'firefox'} browser @param {'demo' | 'e2e' | 'production'} mode
 * @returns {Promise<string>}
 */
export async function build(browser, mode) {
  console.log(`Building the extension for ${browser === 'chrome' ? 'Chromium' : 'Firefox'} …`);
  const wxt = join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  await run(
    process.execPath,
    [wxt, 'build', '-b', browser, '--mode', mode],
    'The extension could not be built, see the output above.',
  );
  return join(ROOT, '.output', `${browser}-${mode}`);
}
