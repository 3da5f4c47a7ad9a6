// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { draftOf, EMPTY_DRAFT } from '@/components/options/team/join-draft';
import { SetUpTeam } from '@/components/options/team/SetUpTeam';
import { all, find, plain, press, show, type } from './stage';

/* In which order whoever looks after a server meets what there is to do. */

const { done, worker } = await vi.hoisted(() => import('./told-worker'));
vi.mock(import('@/components/pages/site-access'), async (original) => ({
  ...(await original()),
  requestAccessToAll: async () => 'granted' as const,
}));

const team = { origin: 'https://couch.example.com', prefix: 'halden', portfolio: 'main', account: 'ann' };
const draft = { ...EMPTY_DRAFT, ...draftOf(team) };
const headings = () => all('h2').map((one) => plain(one.textContent));

async function setUp(hasTeam: boolean): Promise<void> {
  await show(SetUpTeam, { draft, fixed: {}, hasTeam, onChange: () => {} });
  await type('[name=account]', 'root');
  await type('[name=password]', 'secret');
  worker.answers = [done({ steps: [], checks: [] }), done({ accounts: [] })];
  await press(hasTeam ? 'Check the server and go on' : 'Set up and check');
  await expect.poll(headings).toContain('Accounts of the team');
}

test('without a team: how the server stands, its accounts, joining, and apart from that what everybody would feel', async () => {
  await setUp(false);
  expect(headings()).toEqual([
    'How the server stands',
    'Accounts of the team',
    'Next: join the team',
    'Rarely needed, and felt by everybody',
  ]);
  // Whoever came here only to join is sent to where one joins, before anything is to be filled in.
  const [first] = all('a');
  expect(first?.getAttribute('href')).toBe('#/team');
  expect(first?.compareDocumentPosition(find('form') as Node)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(all('section[aria-labelledby=set-up-serious] h3').map((one) => plain(one.textContent))).toEqual([
    'The server was put back from a backup',
    'Erase for good',
  ]);
});

test('in a team its server and name are known, and nothing speaks of joining', async () => {
  await setUp(true);
  expect(headings()).not.toContain('Next: join the team');
  expect(worker.sent[0]?.input).toMatchObject({ server: team.origin, team: team.prefix });
  expect(all('a').map((one) => one.textContent)).toEqual(['Back to the team']);
});
