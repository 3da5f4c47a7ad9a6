import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import type { WorkItem } from '@/lib/domain/work-item';
import { installBrowserApi } from './browser-api';

/*
 * Another extension of the same browser may open our closed shadow root, read what stands in it and change it. Nothing can
 * prevent that; so what is put into a page must be nothing that anybody could misuse, and nothing read back from the page
 * decides anything. This is the first half; the second is the guard's (threat 17).
 */

installBrowserApi();
const { answerPanel } = await import('@/entrypoints/background/panel-answer');
const { writeCredentials } = await import('@/lib/settings/team');
const { database } = await import('@/lib/store/database');
const { loadDemo } = await import('@/lib/store/commands/workspaces');

const CANARY = 'canary-7f3a';
const NOW = new Date('2026-11-23T09:00:00.000Z');
const HOST = 'haldenfreight.atlassian.net';

function issue(key: string, label: string[] = []): WorkItem {
  const projectKey = key.slice(0, key.indexOf('-'));
  const read = (value: string | string[]) => ({ value, source: 'dom' as const });
  return {
    tool: 'jira',
    host: HOST,
    key,
    kind: 'issue',
    label: key,
    fields: { issueKey: read(key), projectKey: read(projectKey), label: read(label), component: read([]) },
    confidence: 'confirmed',
    adapter: { name: 'jira', version: '1' },
  };
}

const ask = (workItem: WorkItem) =>
  answerPanel({
    route: workItem.key,
    workItem,
    now: NOW,
    preference: { open: true, side: 'right', width: 360, dock: false } as never,
    locale: 'en',
    off: false,
    explainNothing: true,
  });

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [key, ...keysOf(one)]);
}

describe('threat 40: another extension edits the panel', () => {
  test('threat 40: what goes into a page has no credential, no sign-in name and no mail address in it', async () => {
    await loadDemo(demoWorkspace('Europe/Berlin'), NOW, database);
    await writeCredentials({
      origin: `https://${CANARY}.example`,
      account: `account-${CANARY}`,
      password: `password-${CANARY}`,
      tokens: { access: `token-${CANARY}`, refresh: `refresh-${CANARY}` },
    } as never);
    await database.docs.toCollection().modify((row) => {
      if (row.cls !== 'person') return;
      Object.assign(row.doc, { email: `${CANARY}@example.com`, subject: `sub-${CANARY}` });
    });
    const items = [
      issue('OPS-7', ['ai-triage']),
      issue('PAY-103'),
      issue('FLEET-2'),
      issue('MKT-4'),
      issue('XY-1'),
    ];
    const answers = await Promise.all(items.map(ask));
    expect(answers.map(({ state }) => state)).toEqual(['linked', 'linked', 'linked', 'conflict', 'nothing']);
    expect(JSON.stringify(answers)).not.toContain(CANARY);
    const telling = keysOf(answers).filter((key) =>
      /token|secret|password|credential|session|email/i.test(key),
    );
    expect([...new Set(telling)]).toEqual([]);
  });
});
