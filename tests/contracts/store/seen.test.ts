import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import type { RuleTest } from '@/lib/domain/mapping/rule';
import { saveRule, setRuleStatus } from '@/lib/store/commands/rules';
import { loadDemo } from '@/lib/store/commands/workspaces';
import { PilotlightDatabase } from '@/lib/store/database';
import { listSeen } from '@/lib/store/reads';
import { listInitiativeBriefs } from '@/lib/store/reads/portfolio';
import { rememberSeen } from '@/lib/store/seen';
import { recogniseUrl } from '@/lib/tools';
import { issue } from '../../unit/domain/mapping/builders';

const NOW = new Date('2026-11-23T10:00:00.000Z');
let db: PilotlightDatabase;
let count = 0;
beforeEach(() => {
  db = new PilotlightDatabase(`seen-${++count}`);
});

test('the last fifty work items are kept, each once, newest first', async () => {
  for (let at = 0; at < 60; at += 1) {
    await rememberSeen(issue(`OPS-${at}`), new Date(NOW.getTime() + at * 1000).toISOString(), db);
  }
  await rememberSeen(issue('OPS-30'), new Date(NOW.getTime() + 99_000).toISOString(), db);
  const keys = (await listSeen(db)).map(({ key }) => key);
  expect(keys).toHaveLength(50);
  expect(keys.slice(0, 2)).toEqual(['OPS-30', 'OPS-59']);
  expect(keys).not.toContain('OPS-9');
});

test('INV-28: a failing test keeps a rule from being activated; a page that was seen decides what its address cannot', async () => {
  const demo = demoWorkspace('Europe/Berlin');
  await loadDemo(demo, NOW, db);
  const [first] = await listInitiativeBriefs(NOW.toISOString(), db);
  const author = { personId: demo.viewerId, at: NOW };
  const recognise = (url: string) => recogniseUrl(new URL(url), 'jira');
  const save = (url: string, status: 'active' | 'draft' = 'active', fields?: RuleTest['fields']) =>
    saveRule(
      {
        name: 'Night shift',
        effect: 'include',
        initiativeId: first!.id,
        tool: 'jira',
        hosts: ['acme.atlassian.net'],
        all: [
          { field: 'projectKey', op: 'eq', value: 'NIGHT' },
          { field: 'label', op: 'eq', value: 'ai' },
        ],
        priority: 0,
        note: '',
        tests: [{ url, expect: 'match', ...(fields && { fields }) }],
        status,
      },
      author,
      recognise,
      db,
    );
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: { problems: { code: string; values: object }[] }) => error.problems[0],
    );
  const url = 'https://acme.atlassian.net/browse/NIGHT-1';
  expect(await refusal(save('https://acme.atlassian.net/browse/OPS-1'))).toMatchObject({
    code: 'rule_test_failed',
  });
  expect(await refusal(save(url))).toMatchObject({
    code: 'rule_test_undecided',
    values: { fields: 'label' },
  });
  await save(url, 'draft');
  const fields = { label: { value: ['ai'], source: 'dom' as const } };
  const kept = await save(url, 'draft', fields);
  // This device has seen none of the pages, like another administrator's.
  const elsewhere = { ...kept, status: 'active' as const };
  expect(await setRuleStatus(elsewhere, author, recognise, db)).toEqual({ version: 2 });
  await setRuleStatus({ ...elsewhere, version: 2, status: 'disabled' }, author, recognise, db);
  await rememberSeen(issue('NIGHT-1', { label: ['ai'] }), NOW.toISOString(), db);
  expect(await save(url)).toMatchObject({ version: 1 });
});
