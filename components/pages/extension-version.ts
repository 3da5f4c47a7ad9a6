import { browser } from 'wxt/browser';

/** The extension's own version, e.g. `0.1.0`. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}
