// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TeamState } from '@/components/options/team/TeamState';
import { PAGE_CATALOGUE } from '@/components/pages/page-catalogue';
import { TextProvider } from '@/components/ui/text';
import { createTranslator } from '@/lib/i18n/translator';
import type { TeamStatus } from '@/lib/store/reads';
import type { SyncOutcome } from '@/lib/store/sync-state';

/* How this device stands with its team, on the page, against a worker that answers as the test says. */

type Sent = { name: string; input: Record<string, unknown> };
const worker = await vi.hoisted(async () => {
  const made = { sent: [] as Sent[], answers: [] as unknown[] };
  const sendMessage = async (message: Sent) => {
    made.sent.push(message);
    return made.answers.shift();
  };
  const { fakeBrowser } = await import('wxt/testing/fake-browser');
  const runtime = { id: 'pilotlight', sendMessage, getManifest: () => ({ version: '0.1.0' }) };
  const storage = { ...fakeBrowser.storage, managed: { get: async () => ({}) } };
  Object.assign(globalThis, { chrome: { ...fakeBrowser, storage, runtime } });
  return made;
});

const statusAfter = (result: SyncOutcome['result'], more: Partial<TeamStatus> = {}): TeamStatus => ({
  team: { origin: 'https://couch.example.com', prefix: 'halden', portfolio: 'main', account: 'ann' },
  accountName: 'Operations improvement lead',
  lastSync: { at: '2026-11-23T10:32:00.000Z', result } as SyncOutcome,
  outbox: { waiting: 0, blocked: [] },
  ...more,
});
const refused = (code: string) => ({ ok: false, error: { code } });

let root: Root;
beforeEach(() => {
  // jsdom has no dialogs.
  HTMLDialogElement.prototype.close = () => {};
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  [worker.sent, worker.answers] = [[], []];
  root = createRoot(document.body.appendChild(document.createElement('main')));
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

const show = (status: TeamStatus, locale: 'en' | 'de' = 'en') =>
  act(async () => {
    const translator = createTranslator(locale, PAGE_CATALOGUE[locale]);
    root.render(TextProvider({ translator, children: createElement(TeamState, { status }) }));
  });
const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector);
const says = () => document.body.textContent?.replaceAll(/[\u2066-\u2069]/g, '') ?? '';
const button = (words: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);
const press = (words: string) => act(async () => button(words)?.click());
const type = (selector: string, text: string) =>
  act(() => {
    const input = find<HTMLInputElement>(selector);
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value') ?? {};
    set?.call(input, text);
    input?.dispatchEvent(new Event('input', { bubbles: true }));
  });

test('signed out there is one thing to do, for the account that is named, and an empty password is said at its field', async () => {
  await show(statusAfter('signed_out'));
  expect(button('Synchronise now')).toBeUndefined();
  const account = find<HTMLInputElement>('form [autocomplete=username]');
  expect(account).toMatchObject({ value: 'ann', readOnly: true });
  await press('Sign in');
  expect(worker.sent).toEqual([]);
  expect(find('[name=password]')?.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => document.activeElement === find('[name=password]')).toBe(true);
  type('[name=password]', 'secret');
  expect(find('[name=password]')?.getAttribute('aria-invalid')).toBeNull();
});

test('a password that the server could not check stays where it was typed, and that is said there', async () => {
  await show(statusAfter('signed_out'));
  type('[name=password]', 'secret');
  worker.answers = [refused('team_offline')];
  await press('Sign in');
  await show(statusAfter('offline'));
  expect(find('form [role=alert]')?.textContent).toContain('Not checked yet: the server does not answer');
  expect(find<HTMLInputElement>('[name=password]')?.value).toBe('secret');
  await show(statusAfter('offline'), 'de');
  expect(find('form [role=alert]')?.textContent).toContain('Noch nicht geprüft');
  // Once the server has answered that is over, whatever it said.
  await show(statusAfter('signed_out'));
  expect(says()).not.toContain('Not checked yet');
  await show(statusAfter('done'));
  expect(find('[name=password]')).toBeNull();
  expect(button('Synchronise now')).toBeDefined();
});

test('the next try is told from now on, not as a minute that is this one', async () => {
  const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  await show(statusAfter('offline', { nextTryAt: at(20) }));
  expect(says()).toContain('The next try by itself: in a few seconds');
  await show(statusAfter('offline', { nextTryAt: at(121) }));
  expect(says()).toContain('The next try by itself: in 2 minutes');
  await show(statusAfter('offline', { nextTryAt: at(121) }), 'de');
  expect(says()).toContain('Nächster Versuch von selbst: in 2 Minuten');
});

test('fault 42: where the version is too old, synchronising is not the way out, and updating is told', async () => {
  await show(statusAfter('done', { heldBack: { needed: '9.0.0', runs: '0.1.0' } }));
  expect(says()).toContain('The browser updates Pilotlight by itself');
  expect(says()).toContain('chrome://extensions');
  const primary = (words: string) => button(words)?.className.includes('primary');
  expect(primary('Synchronise now')).toBe(false);
  await show(statusAfter('done'));
  expect(primary('Synchronise now')).toBe(true);
  expect(says()).not.toContain('chrome://extensions');
});
