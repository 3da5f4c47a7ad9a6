import { browser } from 'wxt/browser';
import { waitingCount } from '@/lib/domain/prompts/prompt-state';
import { panelTexts } from '@/lib/i18n/panel-texts';
import { plainLine } from '@/lib/i18n/plain-line';
import { createTranslator } from '@/lib/i18n/translator';
import type { PanelAnswer } from '@/lib/messaging/panel';
import { database } from '@/lib/store/database';
import { readQueue } from '@/lib/store/reads/queue';
import { readState } from '@/lib/store/sync-state';
import { personsLocale } from './persons-locale';

/**
 * Counts what waits for this person, over all initiatives, on the toolbar button: as a number, and in its name in words. Where
 * their sign-in to the team has ended and only they can renew it, it says that too. Answers when a prompt that was put off
 * comes back first.
 */
export async function updateBadge(): Promise<{ nextBack?: string }> {
  const { prompts } = await readQueue(new Date().toISOString());
  const count = waitingCount(prompts);
  const mustSignIn = await isSignInOver();
  await browser.action.setBadgeText({ text: `${count > 0 ? count : ''}${mustSignIn ? SIGN_IN : ''}` });
  const signIn = mustSignIn ? await signInWords() : undefined;
  await browser.action.setTitle({ title: title([signIn, await waitingWords(count)]) });
  const [nextBack] = prompts.flatMap(({ snoozedUntil }) => snoozedUntil ?? []).sort();
  return nextBack ? { nextBack } : {};
}

/** A name that filled the browser's own bubble could pass for a message of the browser. */
const NAME_LENGTH = 80;

/** The button's name on one tab: what is linked there, and what waits. */
export async function describeTab(tabId: number, { primary }: PanelAnswer): Promise<void> {
  try {
    const badge = await browser.action.getBadgeText({});
    const count = Number.parseInt(badge, 10);
    const parts = [
      badge.endsWith(SIGN_IN) ? await signInWords() : undefined,
      primary && plainLine(primary.name, NAME_LENGTH),
      count > 0 ? await waitingWords(count) : undefined,
    ];
    await browser.action.setTitle({ tabId, title: title(parts) });
  } catch {
    // The tab was closed between the report and now.
  }
}

/** On the button, behind the number. */
const SIGN_IN = '!';

/** Whether the team's server, or the organisation's sign-in, wants the person. Whoever signed out themselves knows. */
async function isSignInOver(): Promise<boolean> {
  const [last, signedOut] = await Promise.all([
    readState(database, 'lastSync'),
    readState(database, 'signedOut'),
  ]);
  return last?.result === 'signed_out' && signedOut === undefined;
}

async function signInWords(): Promise<string> {
  const { t } = await workerTranslator();
  return t('team.signed_out');
}

/** "3 things wait for you", in the person's language. */
export async function waitingWords(count: number): Promise<string> {
  const { t } = await workerTranslator();
  return t('queue.waiting', { count });
}

/** The domain's sentences in the person's language, for the few words that the worker itself says. */
export async function workerTranslator() {
  const { locale, messages } = panelTexts(await personsLocale());
  return createTranslator(locale, messages);
}

const title = (parts: (string | undefined)[]) =>
  ['Pilotlight', parts.filter((part) => part).join('. ')].filter((part) => part).join(': ');
