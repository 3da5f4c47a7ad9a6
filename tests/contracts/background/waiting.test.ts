import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEMO_VIEWER_ID, demoWorkspace } from '@/lib/demo/demo-workspace';
import { OPTIONAL_PERMISSIONS, REQUIRED_PERMISSIONS } from '@/lib/domain/disclosure/permissions';
import { PAYLOADS } from '../../e2e/hostile-payloads';
import { installBrowserApi } from './browser-api';

/*
 * What a person sees of the queue without opening anything: the number on the toolbar button, its name in words, and one
 * notification on the days on which they asked for one. The worker's own modules and store; the browser is written down.
 */

/** A Monday, ten in Berlin. */
const NOW = new Date('2026-11-23T09:00:00.000Z');
const api = installBrowserApi();
const { updateBadge, describeTab } = await import('@/entrypoints/background/badge');
const { schedulePromptTimes, watchPromptTimes } = await import('@/entrypoints/background/prompt-times');
const { writeLocale, writePromptSettings } = await import('@/lib/settings/local');
const { database } = await import('@/lib/store/database');
const { loadDemo } = await import('@/lib/store/commands/workspaces');
const { putOff } = await import('@/lib/store/commands/prompts');
const { readQueue } = await import('@/lib/store/reads/queue');
watchPromptTimes(Promise.resolve());

const ALL_DAY = { from: '00:00', to: '00:00', sharedScreen: false };

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  await loadDemo(demoWorkspace('Europe/Berlin'), NOW, database);
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(database.tables.map((table) => table.clear()));
  await writeLocale('auto');
  await writePromptSettings({ ...ALL_DAY, notify: false });
  api.granted.clear();
  api.language.of = 'en';
  for (const list of Object.values(api.calls)) list.length = 0;
});

const waiting = async () => {
  const { prompts } = await readQueue(new Date().toISOString());
  return prompts.filter(({ severity, state }) => severity !== 'hint' && state !== 'snoozed');
};

describe('the button in the toolbar', () => {
  test('counts what waits, and says in its name what the number means, in the person’s language', async () => {
    const count = (await waiting()).length;
    expect(count).toBeGreaterThan(1);
    await updateBadge();
    expect(api.calls.badge).toEqual([String(count)]);
    expect(api.calls.titles).toEqual([{ title: `Pilotlight: ${count} things wait for you` }]);

    await writeLocale('de');
    await updateBadge();
    expect(api.calls.titles.at(-1)).toEqual({ title: `Pilotlight: ${count} Sachen warten auf Sie` });
  });

  test('on a tab it names the initiative as well; a thing that was put off is not counted, and comes back by an alarm', async () => {
    const [prompt] = (await waiting()).filter(({ severity }) => severity === 'normal');
    const count = (await waiting()).length;
    const author = { personId: DEMO_VIEWER_ID, at: NOW };
    const asked = { promptId: prompt!.id, initiativeId: prompt!.initiativeId, choice: 'hour' as const };
    const { until } = await putOff(asked, author);
    await schedulePromptTimes();
    expect(api.calls.badge.at(-1)).toBe(String(count - 1));
    expect(api.calls.alarms).toEqual([{ name: 'prompt-back', when: Date.parse(until) }]);
    await describeTab(7, { primary: { name: 'Ticket triage assistant' } } as never);
    expect(api.calls.titles.at(-1)).toEqual({
      tabId: 7,
      title: `Pilotlight: Ticket triage assistant. ${count - 1} things wait for you`,
    });
  });

  test('is bare and says that nothing waits where nothing does', async () => {
    await Promise.all(database.tables.map((table) => table.clear()));
    await updateBadge();
    expect(api.calls.badge).toEqual(['']);
    expect(api.calls.titles).toEqual([{ title: 'Pilotlight: Nothing waits for you' }]);
  });
});

describe('a notification', () => {
  const morning = () => api.fireAlarm('prompt-morning');

  test('is never given before somebody switches it on, not even with the browser’s permission', async () => {
    api.granted.add('notifications');
    await schedulePromptTimes();
    expect(api.calls.alarms.map(({ name }) => name)).not.toContain('prompt-morning');
    await morning();
    expect(api.calls.notifications).toEqual([]);
  });

  test('is not given without the browser’s permission, however it is switched', async () => {
    await writePromptSettings({ ...ALL_DAY, notify: true });
    await morning();
    expect(api.calls.notifications).toEqual([]);
  });

  test('comes once a day, in the morning, with a number and nothing of the records; a click opens the queue', async () => {
    api.granted.add('notifications');
    await writePromptSettings({ from: '08:30', to: '18:00', sharedScreen: false, notify: true });
    await schedulePromptTimes();
    // Ten in Berlin: today's morning is over.
    expect(api.calls.alarms).toContainEqual({
      name: 'prompt-morning',
      when: Date.parse('2026-11-24T07:30:00.000Z'),
    });
    const count = (await waiting()).length;
    await morning();
    expect(api.calls.notifications).toEqual([
      { id: 'pilotlight-queue', title: 'Pilotlight', message: `${count} things wait for you` },
    ]);

    // The day's budget is one, over everything that comes by itself, as long as nobody is in danger.
    const safety = (await waiting()).filter(({ severity }) => severity === 'safety').length;
    for (let again = 0; again <= safety; again += 1) await morning();
    const spent = api.calls.notifications.length;
    expect(spent).toBeLessThanOrEqual(1 + safety);
    await morning();
    expect(api.calls.notifications).toHaveLength(spent);

    await api.clickNotification('somebody-else');
    expect(api.calls.opened).toEqual([]);
    await api.clickNotification('pilotlight-queue');
    expect(api.calls.opened).toEqual(['chrome-extension://pilotlight/dashboard.html#/queue']);
  });

  test('keeps quiet outside the person’s hours and while others look at the screen', async () => {
    api.granted.add('notifications');
    for (const settings of [
      { from: '20:00', to: '22:00', sharedScreen: false, notify: true },
      { ...ALL_DAY, sharedScreen: true, notify: true },
    ]) {
      await writePromptSettings(settings);
      await morning();
    }
    expect(api.calls.notifications).toEqual([]);
  });
});

describe('threat 39: what the browser itself shows, however records are named', () => {
  const NAMES = [
    ...PAYLOADS,
    `\u202e${'A'.repeat(90_000)}`,
    'Line\nbreak\u0000and\u0007bell',
    ' '.repeat(500),
  ];

  test('threat 39: the button’s name has the initiative’s as one short line of text', async () => {
    for (const name of NAMES) await describeTab(7, { primary: { name } } as never);
    expect(api.calls.titles).toHaveLength(NAMES.length);
    for (const { title } of api.calls.titles) {
      expect(title.startsWith('Pilotlight')).toBe(true);
      expect(title.length).toBeLessThanOrEqual(140);
      expect(title).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u);
    }
  });

  test('threat 39: a notification says a number and nothing of the records, and opens our own queue', async () => {
    api.granted.add('notifications');
    await writePromptSettings({ ...ALL_DAY, notify: true });
    await database.docs.toCollection().modify((row) => {
      const doc = row.doc as { name?: string };
      if (typeof doc.name === 'string') doc.name = 'Your password has expired: click here';
    });
    await updateBadge();
    await api.fireAlarm('prompt-morning');
    await api.clickNotification('pilotlight-queue');
    expect(api.calls.notifications.length).toBeGreaterThan(0);
    for (const { title, message } of api.calls.notifications) {
      expect(title).toBe('Pilotlight');
      expect(message).toMatch(/^\d+ things wait for you$/);
    }
    expect(api.calls.badge.every((text) => /^\d*$/.test(text))).toBe(true);
    expect(api.calls.titles.every(({ title }) => /^Pilotlight: \d+ things wait for you$/.test(title))).toBe(
      true,
    );
    expect(api.calls.opened).toEqual(['chrome-extension://pilotlight/dashboard.html#/queue']);
  });

  test('threat 39: there is no menu of ours in the browser that could speak with data', () => {
    expect([...REQUIRED_PERMISSIONS, ...OPTIONAL_PERMISSIONS]).not.toContain('contextMenus');
    expect([...REQUIRED_PERMISSIONS, ...OPTIONAL_PERMISSIONS]).not.toContain('menus');
  });
});
