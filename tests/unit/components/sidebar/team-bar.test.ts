// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Panel, PanelProvider } from '@/components/sidebar/panel-context';
import { TeamBar } from '@/components/sidebar/TeamBar';
import { TeamFoot } from '@/components/sidebar/TeamFoot';
import { TextProvider } from '@/components/ui/text';
import type { TeamNote } from '@/lib/domain/team-note';
import { english } from './fixtures';

/* How the panel says that this device is not in step with its team: at its top, before anything scrolls, by the reader's clock. */

const worker = await vi.hoisted(async () => {
  process.env.TZ = 'UTC';
  const made = { sent: [] as { name: string; input: unknown }[] };
  const { fakeBrowser } = await import('wxt/testing/fake-browser');
  const sendMessage = async (message: { name: string; input: unknown }) => {
    made.sent.push(message);
    return { ok: true, value: {} };
  };
  Object.assign(globalThis, { chrome: { ...fakeBrowser, runtime: { id: 'pilotlight', sendMessage } } });
  return made;
});

const asOf = '2026-11-23T12:00:00.000Z';
const IN_STEP: TeamNote = { state: 'in_step', doneAt: '2026-11-23T10:32:00.000Z', waiting: 0, refused: 0 };
const since = (minutes: number) => new Date(Date.parse(asOf) - minutes * 60_000).toISOString();

let root: Root;
let online: boolean;
beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  worker.sent = [];
  online = true;
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => online);
  root = createRoot(document.body.appendChild(document.createElement('main')));
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
});

function show(more: Partial<TeamNote>): string {
  const team = { ...IN_STEP, ...more };
  const value = { answer: { team, asOf, timeZone: 'Asia/Tokyo' } } as unknown as Panel;
  const foot = createElement('footer', {}, createElement(TeamFoot, { note: team, online }));
  const inPanel = createElement(PanelProvider, { value }, createElement(TeamBar), foot);
  act(() => root.render(TextProvider({ translator: english(), children: inPanel })));
  return find('[role=status]')?.textContent?.replaceAll('\u202f', ' ') ?? '';
}
const find = (selector: string) => document.querySelector<HTMLElement>(selector);
const press = () => act(async () => find('button')?.click());

it('in step, or with a change on its way, there is one quiet line at the foot', () => {
  expect(show({})).toBe('');
  expect(find('footer')?.textContent).toContain('In step with the team');
  expect(show({ waiting: 1, since: since(2) })).toBe('');
  expect(find('footer')?.textContent).toContain('1 change waits to be sent');
});

it('what waits for long is said at the top, and not once more at the foot', async () => {
  const words = show({ waiting: 2, since: since(11) });
  expect(words).toContain('2 changes wait to be sent, the oldest since 11:49 AM');
  expect(find('footer')?.textContent).toBe('');
  await press();
  expect(worker.sent.map(({ name }) => name)).toEqual(['syncNow']);
});

it('a server out of reach can be asked again; a browser without a network has to wait for one', async () => {
  expect(show({ state: 'offline', waiting: 1, since: since(1) })).toContain(
    'The team’s server does not answer. In step with the team until 10:32 AM1 change waits to be sent',
  );
  expect(find('button')?.textContent).toBe('Try again');
  online = false;
  expect(show({})).toContain('Offline. In step with the team until 10:32 AM');
  expect(find('button')).toBeNull();
});

it('signed out there is a way to sign in, with a network or without', async () => {
  for (online of [true, false]) {
    expect(show({ state: 'signed_out' })).toContain('Sign in to the team again');
    expect(find('button')?.textContent).toBe('Sign in');
  }
  await press();
  expect(worker.sent).toEqual([
    expect.objectContaining({ name: 'openPage', input: { page: 'options', view: 'team' } }),
  ]);
});

it('what takes more than a line leads to the page of the team: refused, no access, too old a version', async () => {
  expect(show({ refused: 2 })).toContain('2 changes were refused');
  expect(find('button')?.textContent).toBe('Details');
  expect(show({ state: 'no_access' })).toContain('You may not read the team’s records any more');
  expect(show({ state: 'outdated', needs: { needed: '9.0.0', runs: '0.1.0' } })).toContain('9.0.0 or newer');
  await press();
  expect(worker.sent.map(({ name }) => name)).toEqual(['openPage']);
});

it('what is at work says how far it is, and what was stopped can go on', async () => {
  expect(show({ work: { doing: 'copy', done: 1200, total: 5000 } })).toContain('1,200 of 5,000');
  expect(find('button')).toBeNull();
  show({ state: 'stopped' });
  expect(find('button')?.textContent).toBe('Go on');
  await press();
  expect(worker.sent.map(({ name }) => name)).toEqual(['syncNow']);
});

it('what was refused before takes no state its own action: that stands first, the details beside it', async () => {
  for (const [state, action] of [
    ['stopped', 'Go on'],
    ['offline', 'Try again'],
    ['portal', 'Try again'],
  ] as const) {
    show({ state, refused: 1 });
    const buttons = [...document.querySelectorAll('button')];
    expect(buttons.map((one) => one.textContent)).toEqual([action, 'Details']);
  }
  await act(async () => document.querySelectorAll('button')[1]?.click());
  await press();
  expect(worker.sent.map(({ name }) => name)).toEqual(['openPage', 'syncNow']);
  // A browser without a network has nothing to try, and still the details.
  online = false;
  show({ state: 'offline', refused: 1 });
  expect([...document.querySelectorAll('button')].map((one) => one.textContent)).toEqual(['Details']);
});
