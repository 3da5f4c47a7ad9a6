// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { createElement, Fragment } from 'react';
import { expect, test, vi } from 'vitest';
import { TeamLine } from '@/components/pages/TeamLine';
import { database } from '@/lib/store/database';
import { type SyncOutcome, writeState } from '@/lib/store/sync-state';
import { all, says, show } from './stage';

/* Where the popup has the line about the team. */

await vi.hoisted(() => import('./told-worker'));

const at = '2026-11-23T10:32:00.000Z';
const endedWith = (result: SyncOutcome['result']) =>
  writeState(database, 'lastSync', { at, result, doneAt: at });

/** The places of the popup: before everything else, and after it. */
const Places = () =>
  createElement(
    Fragment,
    {},
    createElement(TeamLine, { only: 'news' }),
    createElement('hr'),
    createElement(TeamLine, { only: 'calm' }),
  );
const order = () => all('main > *').map(({ localName }) => localName);

test('the line about the team comes first unless all is calm, and stands there once', async () => {
  await writeState(database, 'team', {
    origin: 'https://couch.example.com',
    prefix: 'pl',
    portfolio: 'main',
    account: 'ann',
  });
  await endedWith('done');
  await show(Places, {});
  await expect.poll(order).toEqual(['hr', 'section']);
  await endedWith('signed_out');
  await expect.poll(order).toEqual(['section', 'hr']);
  expect(says()).toContain('Sign in to the team again');
});
