// @vitest-environment jsdom

import { expect, test, vi } from 'vitest';
import { AccountsBlock } from '@/components/options/team/AccountsBlock';
import { all, find, plain, press, says, show } from './stage';

/* Who is on a small team's server, and who would get and lose what. */

const { done, worker } = await vi.hoisted(() => import('./told-worker'));

const ADMIN = { server: 'https://couch.example.com', team: 'halden', account: 'root', password: 'secret' };
const ann = { name: 'ann@halden.example', isMember: true, rights: ['creator'], owns: 2 };
const ben = { name: 'ben', displayName: 'Dock scheduler', isMember: true, rights: [], owns: 0 };
const rows = () => all('li').map((row) => plain(row.textContent));

test('an account is called what the team calls the person, with what they sign in with beneath', async () => {
  worker.answers = [done({ accounts: [ann, ben] })];
  await show(AccountsBlock, { admin: ADMIN });
  expect(rows()[0]).toContain('ann@halden.example');
  expect(rows()[0]).not.toContain('Signs in with');
  expect(rows()[1]).toContain('Dock scheduler');
  expect(rows()[1]).toContain('Signs in with ben');
  // Whoever is taken off the server is named both ways.
  await press('Remove Dock scheduler');
  expect(plain(find('dialog[open]')?.textContent)).toContain('Signs in with ben');
});

test('whoever loses rights stands first, with a mark and words of their own, and is counted beside the button', async () => {
  const changes = [
    { name: 'ben', displayName: 'Dock scheduler', gains: ['Route planner'], loses: [] },
    { name: 'ann@halden.example', gains: [], loses: ['Invoice triage'] },
  ];
  worker.answers = [done({ accounts: [ann, ben] }), done({ changes })];
  await show(AccountsBlock, { admin: ADMIN });
  await press('Match rights with the initiatives');
  const changed = all('section section li');
  expect(changed.map((row) => plain(row.textContent))).toEqual([
    expect.stringContaining('May no longer write: Invoice triage'),
    expect.stringContaining('May write from now on: Route planner'),
  ]);
  expect(changed.map((row) => row.querySelector('[data-tone]')?.getAttribute('data-tone'))).toEqual([
    'caution',
    'good',
  ]);
  for (const row of changed) expect(row.querySelector('[data-tone] svg')).not.toBeNull();
  expect(says()).toContain('1 person loses rights');
  await press('Cancel');
  // Where nobody loses anything, nothing warns of it.
  worker.answers = [done({ changes: changes.slice(0, 1) })];
  await press('Match rights with the initiatives');
  expect(says()).toContain('May write from now on: Route planner');
  expect(says()).not.toContain('loses rights');
});
