import { browser } from 'wxt/browser';

/** The address of one of the extension's own pages. */
export function pageUrl(page: 'dashboard' | 'options' | 'welcome'): string {
  return `${browser.runtime.getURL('/')}${page}.html`;
}
