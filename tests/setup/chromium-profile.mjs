import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The extension and nothing else, no housekeeping over the network, and every host but the machine's own led
 * to the stand-ins at `port`.
 *
 * @param {{ extensionDir: string, port?: number | undefined }} options
 */
export function chromiumArguments({ extensionDir, port }) {
  return [
    `--disable-extensions-except=${extensionDir}`,
    `--load-extension=${extensionDir}`,
    // The sandbox needs rights that a container does not give; the only pages are our own.
    '--no-sandbox',
    '--test-type',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-quic',
    '--disable-sync',
    // The sign-in service asks in vain, and out of the request log's sight.
    '--gaia-url=http://127.0.0.1:9',
    '--password-store=basic',
    '--use-mock-keychain',
    ...(port === undefined
      ? []
      : [
          '--ignore-certificate-errors',
          `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
        ]),
  ];
}

/**
 * Form filling and sign-in ask servers about every page, which would fill the request log.
 *
 * @param {string} profileDir a new one
 */
export async function writeQuietPreferences(profileDir) {
  await mkdir(join(profileDir, 'Default'));
  await writeFile(
    join(profileDir, 'Default', 'Preferences'),
    JSON.stringify({
      autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
      credentials_enable_service: false,
      signin: { allowed: false, allowed_on_next_startup: false },
    }),
  );
}

/**
 * The id that Chromium gives an unpacked extension: the first half of a SHA-256, of the manifest's `key` or
 * of the path, in the letters a to p. Computed, because a stopped worker can tell nobody.
 *
 * @param {string} extensionDir absolute, without symbolic links
 */
export async function chromiumIdOf(extensionDir) {
  const manifest = JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8'));
  const hash = createHash('sha256');
  if (manifest.key) hash.update(Buffer.from(manifest.key, 'base64'));
  else hash.update(extensionDir, process.platform === 'win32' ? 'utf16le' : 'utf8');
  return [...hash.digest('hex').slice(0, 32)]
    .map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)))
    .join('');
}
