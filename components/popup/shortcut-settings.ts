import { browser } from 'wxt/browser';

/** Opens the browser's own page for keyboard shortcuts; only there can they be changed. */
export async function openShortcutSettings(): Promise<void> {
  // Firefox 137 and newer have a call for it and refuse the address, Chromium the other way round.
  const commands = browser.commands as typeof browser.commands & {
    openShortcutSettings?: () => Promise<void>;
  };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
