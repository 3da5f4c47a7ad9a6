// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { EraseBlock } from '@/components/options/team/EraseBlock';
import { RestoredBlock } from '@/components/options/team/RestoredBlock';
import { all, find, plain, press, says, show, type } from './stage';

/* The page that erases for good, against a worker that answers as the test says; what is sent to it is written down. */

const { done, refused, worker } = await vi.hoisted(() => import('./told-worker'));

const ADMIN = { server: 'https://couch.example.com', team: 'halden', account: 'root', password: 'secret' };
const ID = '01J0000000000000000000000A';
const PREVIEW = {
  subject: { kind: 'initiative', id: ID },
  name: 'Invoice triage',
  confirm: 'Invoice triage',
  counts: [
    { cls: 'sample', count: 1_200 },
    { cls: 'initiative', count: 1 },
    { cls: 'audit', count: 31 },
  ],
};

/** The preview of one initiative, as it stands after two clicks. */
async function preview(): Promise<void> {
  await show(EraseBlock, { admin: ADMIN });
  worker.answers = [done({ initiatives: [{ id: ID, name: 'Invoice triage' }] }), done(PREVIEW)];
  await press('Choose what to erase');
  await type('[name=initiative]', ID);
  await press('Show what would be erased');
}

test('nothing is asked of the server before somebody wants it, and a refusal is said with its way out', async () => {
  await show(EraseBlock, { admin: ADMIN });
  expect(worker.sent).toEqual([]);
  worker.answers = [refused('team_offline')];
  await press('Choose what to erase');
  expect(worker.sent.map(({ name }) => name)).toEqual(['listTeamInitiatives']);
  expect(find('[role=alert]')?.textContent).toContain('Not done');
  worker.answers = [done({ initiatives: [] })];
  await press('Choose what to erase');
  expect(says()).toContain('There is no initiative on the server.');
  await press('Show what would be erased');
  // Nothing chosen: said at the field, and nothing sent.
  expect(worker.sent).toHaveLength(2);
  await expect.poll(() => document.activeElement === find('[name=initiative]')).toBe(true);
});

test('one of thousands is searched for by name or number; what is chosen stays to be seen', async () => {
  await show(EraseBlock, { admin: ADMIN });
  const initiatives = Array.from({ length: 10_000 }, (_, at) => ({
    id: `01J${String(at).padStart(23, '0')}`,
    name: `Route ${at}`,
  }));
  worker.answers = [done({ initiatives })];
  await press('Choose what to erase');
  const options = () => all('[name=initiative] option').map((one) => plain(one.textContent));
  expect(options()).toHaveLength(101);
  expect(says()).toContain('10,000 initiatives fit. The first 100 can be chosen');
  await type('[name=search]', '9999 ROUTE');
  expect(options()).toEqual([expect.any(String), 'Route 9999']);
  expect(says()).toContain('1 initiative');
  await type('[name=initiative]', initiatives[9_999]?.id ?? '');
  await type('[name=search]', initiatives[4_000]?.id ?? '');
  expect(options()).toEqual(['Route 9999', 'Route 4000']);
  worker.answers = [done(PREVIEW)];
  await press('Show what would be erased');
  expect(worker.sent.at(-1)?.input).toEqual({ ...ADMIN, what: initiatives[9_999]?.id });
});

test('an id that is none is said at its field; a server that cannot erase is told with the fix', async () => {
  await show(EraseBlock, { admin: ADMIN });
  worker.answers = [done({ initiatives: [] }), refused('erase_unknown_id', 'what'), refused('erase_unable')];
  await press('Choose what to erase');
  await type('[name=what]', 'Invoice triage');
  await press('Show what would be erased');
  expect(find('[name=what]')?.getAttribute('aria-invalid')).toBe('true');
  await press('Show what would be erased');
  expect(says()).toContain('This server cannot erase for good, and nothing was done.');
});

test('the preview counts by kind and says what stays; only the name itself, typed, erases', async () => {
  await preview();
  expect(worker.sent.at(-1)?.input).toEqual({ ...ADMIN, what: ID });
  expect([...document.querySelectorAll('dd')].map(({ textContent }) => textContent)).toEqual([
    '1,200',
    '1',
    '31',
  ]);
  expect(says()).toContain(`1,232 records belong to Invoice triage (${ID}).`);
  expect(says()).toContain('Backups of your server still hold it');
  for (const wrong of ['', 'invoice triage', 'yes']) {
    await type('[name=typed]', wrong);
    await press('Erase for good');
    expect(find('[name=typed]')?.getAttribute('aria-invalid')).toBe('true');
  }
  expect(worker.sent).toHaveLength(2);
  await type('[name=typed]', ' Invoice triage ');
  worker.answers = [refused('team_busy'), refused('erase_unfinished')];
  await press('Erase for good');
  expect(find('[role=alert]')?.textContent).toContain('Not done');
  await press('Erase for good');
  expect(worker.sent.at(-1)).toEqual({
    name: 'eraseForGood',
    input: { ...ADMIN, what: ID, typed: ' Invoice triage ' },
  });
  // What was typed is still there for the next try.
  expect(find('[role=alert]')?.textContent).toContain('Not finished');
  expect(find<HTMLInputElement>('[name=typed]')?.value).toBe(' Invoice triage ');
  worker.answers = [done({ counts: PREVIEW.counts }), done({ initiatives: [] })];
  await press('Erase for good');
  expect(find('[role=status]')?.textContent).toContain('1,232 records were erased');
  expect(find('[name=typed]')).toBeNull();
});

test('fault 38: an erasure that was begun and has not ended is named with the way on; while one runs it is shown how far', async () => {
  const begun = {
    origin: 'https://couch.example.com',
    team: 'halden',
    what: ID,
    at: '2026-11-23T09:12:00.000Z',
  };
  await fakeBrowser.storage.local.set({
    unfinishedErasures: [begun, { ...begun, team: 'other', what: 'x' }],
  });
  await show(EraseBlock, { admin: ADMIN });
  await expect.poll(says).toContain('Erasing is not finished');
  expect(says()).toContain(`Erasing ${ID} was begun on`);
  worker.answers = [refused('team_offline'), done({ counts: PREVIEW.counts }), done({ initiatives: [] })];
  await press('Go on');
  expect(worker.sent.at(-1)).toEqual({ name: 'continueErasure', input: { ...ADMIN, what: ID } });
  expect(find('[role=alert]')?.textContent).toContain('Not done');
  await press('Go on');
  await fakeBrowser.storage.local.set({ unfinishedErasures: [] });
  await expect.poll(() => find('[role=status]')?.textContent).toContain('1,232 records were erased');
  await expect.poll(() => says().includes('Erasing is not finished')).toBe(false);
  await fakeBrowser.storage.session.set({ teamWork: { doing: 'erase', done: 100, total: 1_232 } });
  await expect.poll(says).toContain('Erasing for good: 100 of 1,232 records');
  worker.answers = [done({})];
  await press('Stop');
  expect(worker.sent.at(-1)?.name).toBe('stopErasure');
  await fakeBrowser.storage.session.set({ teamWork: null });
});

test('“restored from a backup” asks for the team’s name, says what it does, and that it is done', async () => {
  await show(RestoredBlock, { admin: ADMIN });
  await press('Have every device look');
  await type('[name=typed]', 'other');
  await press('Have every device look');
  expect(worker.sent).toEqual([]);
  await type('[name=typed]', 'halden');
  worker.answers = [refused('team_offline'), done({})];
  await press('Have every device look');
  expect(find('[role=alert]')?.textContent).toContain('Not done');
  await press('Have every device look');
  expect(worker.sent.map(({ name, input }) => [name, input.typed])).toEqual(
    Array(2).fill(['announceRestore', 'halden']),
  );
  expect(find('[role=status]')?.textContent).toContain('Every device looks with its next synchronisation');
});
