// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { act } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { TeamSection } from '@/components/options/team/TeamSection';
import { TeamState } from '@/components/options/team/TeamState';
import { LOCAL_DATABASE, PilotlightDatabase } from '@/lib/store/database';
import { rowOf } from '@/lib/store/documents';
import type { TeamStatus } from '@/lib/store/reads/team-status';
import type { OfferJob, SyncOutcome } from '@/lib/store/sync-state';
import { localWorkspace, ME } from '../../domain/offer/offered';
import { find, press, says, show, type } from './stage';

/* How this device stands with its team, on the page, against a worker that answers as the test says. */

const { done, refused, worker } = await vi.hoisted(() => import('./told-worker'));

const statusAfter = (result: SyncOutcome['result'], more: Partial<TeamStatus> = {}): TeamStatus => ({
  team: { origin: 'https://couch.example.com', prefix: 'halden', portfolio: 'main', account: 'ann' },
  accountName: 'Operations improvement lead',
  lastSync: { at: '2026-11-23T10:32:00.000Z', result } as SyncOutcome,
  outbox: { waiting: 0, blocked: [] },
  ...more,
});
/** A workspace of the device's own beside the team's. */
async function makeOwnWorkspace() {
  const local = new PilotlightDatabase(LOCAL_DATABASE);
  await local.docs.bulkPut(localWorkspace([ME]).map(({ id, cls, doc }) => rowOf(id, cls, { ...doc })));
  await local.meta.put({ key: 'me', value: ME });
  local.close();
}
const noOwnWorkspace = () => new PilotlightDatabase(LOCAL_DATABASE).delete();
afterEach(noOwnWorkspace);

const button = (words: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words);
const showState = (status: TeamStatus, locale: 'en' | 'de' = 'en') => show(TeamState, { status }, locale);

test('signed out there is one thing to do, for the account that is named, and an empty password is said at its field', async () => {
  await showState(statusAfter('signed_out'));
  expect(button('Synchronise now')).toBeUndefined();
  const account = find<HTMLInputElement>('form [autocomplete=username]');
  expect(account).toMatchObject({ value: 'ann', readOnly: true });
  await press('Sign in');
  expect(worker.sent).toEqual([]);
  expect(find('[name=password]')?.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => document.activeElement === find('[name=password]')).toBe(true);
  await type('[name=password]', 'secret');
  expect(find('[name=password]')?.getAttribute('aria-invalid')).toBeNull();
});

test('a password that the server could not check stays where it was typed, and that is said there', async () => {
  await showState(statusAfter('signed_out'));
  await type('[name=password]', 'secret');
  worker.answers = [refused('team_offline')];
  await press('Sign in');
  await showState(statusAfter('offline'));
  expect(find('form [role=alert]')?.textContent).toContain('Not checked yet: the server does not answer');
  expect(find<HTMLInputElement>('[name=password]')?.value).toBe('secret');
  await showState(statusAfter('offline'), 'de');
  expect(find('form [role=alert]')?.textContent).toContain('Noch nicht geprüft');
  await showState(statusAfter('offline'));
  // Once the server has answered that is over, whatever it said.
  await showState(statusAfter('signed_out'));
  expect(says()).not.toContain('Not checked yet');
  await showState(statusAfter('done'));
  expect(find('[name=password]')).toBeNull();
  expect(button('Synchronise now')).toBeDefined();
});

test('whoever signs out leaves no password in the field', async () => {
  await showState(statusAfter('signed_out'));
  await type('[name=password]', 'secret');
  worker.answers = [refused('team_offline')];
  await press('Sign in');
  await showState(statusAfter('offline'));
  expect(find<HTMLInputElement>('[name=password]')?.value).toBe('secret');
  worker.answers = [done({})];
  await press('Sign out');
  await showState(statusAfter('signed_out'));
  expect(find<HTMLInputElement>('[name=password]')?.value).toBe('');
});

test('the next try is told from now on, not as a minute that is this one', async () => {
  const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  await showState(statusAfter('offline', { nextTryAt: at(20) }));
  expect(says()).toContain('The next try by itself: in a few seconds');
  await showState(statusAfter('offline', { nextTryAt: at(121) }));
  expect(says()).toContain('The next try by itself: in 2 minutes');
  await showState(statusAfter('offline', { nextTryAt: at(121) }), 'de');
  expect(says()).toContain('Nächster Versuch von selbst: in 2 Minuten');
});

test('fault 42: where the version is too old, synchronising is not the way out, and updating is told', async () => {
  await showState(statusAfter('done', { heldBack: { needed: '9.0.0', runs: '0.1.0' } }));
  expect(says()).toContain('The browser updates Pilotlight by itself');
  expect(says()).toContain('chrome://extensions');
  const primary = (words: string) => button(words)?.className.includes('primary');
  expect(primary('Synchronise now')).toBe(false);
  await showState(statusAfter('done'));
  expect(primary('Synchronise now')).toBe(true);
  expect(says()).not.toContain('chrome://extensions');
});

test('a workspace whose bringing stands still says how far it is, and the person can go on, whatever the server said last', async () => {
  await makeOwnWorkspace();
  const offer: OfferJob = { kinds: [], of: 7, added: 2, at: '2026-11-23T10:30:00.000Z' };
  await showState(statusAfter('done', { offer }));
  await expect.poll(says).toContain('2 of 7 records are in the team’s workspace');
  expect(says()).toContain('The rest follows by itself');
  await showState(statusAfter('stopped', { offer }));
  expect(says()).toContain('The rest stays in your own until you go on');
  await press('Go on');
  expect(worker.sent.map(({ name }) => name)).toEqual(['syncNow']);
});

test('that reading is not allowed any more is no part of what a busy or unreachable server says, until it has had its effect', async () => {
  const since = '2026-11-20T10:00:00.000Z';
  const words = 'the server does not let you read';
  await showState(statusAfter('no_access', { lostAccess: { since } }));
  expect(says()).toContain(words);
  await showState(statusAfter('signed_out', { lostAccess: { since } }));
  expect(says()).toContain(words);
  for (const result of ['busy', 'offline', 'portal', 'stopped'] as const) {
    await showState(statusAfter(result, { lostAccess: { since } }));
    expect(says()).not.toContain(words);
  }
  await showState(statusAfter('busy', { lostAccess: { since, removedAt: since } }));
  expect(says()).toContain('were removed from this device');
});

test('leaving says that one is signed out and what goes only after joining again; where there is nothing to go back to, it is no way back', async () => {
  await showState(
    statusAfter('done', { outbox: { waiting: 2, since: '2026-11-23T10:00:00.000Z', blocked: [] } }),
  );
  await act(async () => button('Leave the team')?.click());
  expect(find('dialog[open]')?.textContent).toContain('This signs you out');
  expect(find('dialog[open]')?.textContent).toContain(
    '2 changes wait to be sent, and go only after you have joined',
  );
  await makeOwnWorkspace();
  await expect.poll(() => button('Back to the workspace on this device')).toBeDefined();
  expect(button('Leave the team')).toBeUndefined();
});

test('after leaving with changes waiting, the way back is filled in and says what waits, and for which team', async () => {
  const { team } = statusAfter('done');
  await fakeBrowser.storage.local.set({ teamMark: { database: 'its-database', team, waiting: 2 } });
  await show(TeamSection, { setUp: false });
  await expect.poll(says).toContain('2 changes wait for a team that you left');
  expect(says()).toContain('for the team halden on couch.example.com');
  expect(find<HTMLInputElement>('[name=server]')?.value).toBe('https://couch.example.com');
  expect(find<HTMLInputElement>('[name=team]')?.value).toBe('halden');
  expect(find<HTMLInputElement>('[name=account]')?.value).toBe('ann');
  expect(says()).not.toContain('The workspace on this device stays as it is');
  await type('[name=account]', '');
  expect(find<HTMLInputElement>('[name=account]')?.value).toBe('');
  await fakeBrowser.storage.local.clear();
});

test('a refused password is the one thing to check: the account is not to be typed', async () => {
  await showState(statusAfter('signed_out'));
  await type('[name=password]', 'not it');
  worker.answers = [refused('team_signed_out')];
  await press('Sign in');
  expect(find('form [role=alert]')?.textContent).toContain('Check the password.');
  expect(says()).not.toContain('Check both');
});

test('stopped with nothing waiting, nothing is said to wait', async () => {
  await showState(statusAfter('stopped'));
  expect(says()).toContain('What was copied or sent is kept.');
  expect(says()).not.toContain('the rest waits');
  await showState(
    statusAfter('stopped', { outbox: { waiting: 1, since: '2026-11-23T10:00:00.000Z', blocked: [] } }),
  );
  expect(says()).toContain('the rest waits until you go on');
});

test('that a workspace can be brought, and leaves nothing before that, is said before it was brought', async () => {
  await makeOwnWorkspace();
  await showState(statusAfter('done'));
  await expect.poll(says).toContain('You can bring it into the team.');
  const at = '2026-11-23T10:30:00.000Z';
  await showState(statusAfter('done', { offer: { kinds: [], of: 2, added: 2, at, ended: { at } } }));
  expect(says()).toContain('2 records were brought');
  expect(says()).not.toContain('You can bring it');
  expect(says()).not.toContain('Nothing leaves this device before that');
});

test('what was lost when the data of this device was removed is said until the person has read it', async () => {
  const gone = { at: '2026-11-20T08:00:00.000Z', waiting: 3 };
  await showState(statusAfter('done', { gone }));
  expect(says()).toContain('3 changes that had not been sent are lost');
  worker.answers = [done({})];
  await press('Got it');
  expect(worker.sent).toContainEqual(expect.objectContaining({ name: 'noteLossRead' }));
});
