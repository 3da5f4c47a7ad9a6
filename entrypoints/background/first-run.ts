import { browser } from 'wxt/browser';
import { isManaged } from '@/lib/domain/policy/read-policy';
import { pageUrl } from './page-url';
import { applyPolicy, LATE_POLICY_MS, SOON_POLICY_MS } from './policy';

/**
 * The first run. Whoever installed it themselves gets the first page at once, and that page waits a moment for a policy
 * before it offers anything (`WelcomeApp`). Where a policy installed it, nobody asked for a page: it opens only when no
 * settings came with it either.
 */
export async function greet(): Promise<void> {
  const { installType } = await browser.management.getSelf();
  const open = () => browser.tabs.create({ url: pageUrl('welcome') });
  if (installType !== 'admin') {
    await open();
    await applyPolicy(SOON_POLICY_MS);
    return;
  }
  if (!isManaged(await applyPolicy(LATE_POLICY_MS))) await open();
}
