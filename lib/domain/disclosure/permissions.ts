/**
 * What the extension asks of the browser: the one list that the manifest is built from (`wxt.config.ts`) and that the page
 * on security and privacy gives a reason for each. Nothing else is ever asked for.
 */

/** Given with the installation. None of them reaches a page. */
export const REQUIRED_PERMISSIONS = [
  'storage',
  'unlimitedStorage',
  'alarms',
  'scripting',
  'activeTab',
  'identity',
] as const;

/** Asked for when a person switches on what needs it, and given back when they switch it off. */
export const OPTIONAL_PERMISSIONS = ['notifications'] as const;

/** Out of these a person allows single sites, one question each; no site comes with the installation. */
export const OPTIONAL_HOSTS = ['https://*/*', 'http://*/*'] as const;
