import { browser } from 'wxt/browser';

/** Asks the browser to let us notify. Must be called directly in a click handler, like every request for a permission. */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] }).catch(() => false);
}

/** Gives the permission back. */
export async function removeNotifications(): Promise<void> {
  await browser.permissions.remove({ permissions: ['notifications'] }).catch(() => false);
}
