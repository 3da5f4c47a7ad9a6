import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import { matchWorkItem } from '@/lib/domain/mapping/evaluate';
import type { WorkItem } from '@/lib/domain/work-item';
import { pinWorkItem, removePin, unpinWorkItem } from '@/lib/store/commands/pins';
import { loadDemo } from '@/lib/store/commands/workspaces';
import { PilotlightDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { listPeople, listRules, listRulesFor } from '@/lib/store/reads';
import { listPinTargets } from '@/lib/store/reads/pin-targets';
import { refusal } from './seeded';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const demo = demoWorkspace('Europe/Berlin');
const admin = { personId: demo.viewerId, at: NOW };
const HOST = 'haldenfreight.atlassian.net';
const issue = (key: string): WorkItem => ({
  tool: 'jira',
  host: HOST,
  kind: 'issue',
  key,
  label: key,
  confidence: 'confirmed',
  adapter: { name: 'jira', version: '1.0' },
  fields: { issueKey: { value: key, source: 'url' }, projectKey: { value: 'OPS', source: 'url' } },
});
const nowhere = () => undefined;
let db: PilotlightDatabase;
let count = 0;
let ids: Record<string, string>;
let people: Record<string, string>;
beforeEach(async () => {
  db = new PilotlightDatabase(`pins-${++count}`);
  await loadDemo(demo, NOW, db);
  const rows = await ofClass(db, 'initiative').toArray();
  ids = Object.fromEntries(rows.map(({ id, doc }) => [String(doc.key), id.slice('ini:'.length)]));
  people = Object.fromEntries((await listPeople(db)).map(({ id, displayName }) => [displayName, id]));
});
const primary = async (workItem: WorkItem) => {
  const rules = await listRulesFor(workItem, db);
  return matchWorkItem({ workItem, rules, at: NOW.toISOString(), today: '2026-11-23' }).primary?.initiativeId;
};

describe('pinning one work item', () => {
  test('a pin wins over the project’s rule on that item alone; gone, the rules decide again', async () => {
    const before = await primary(issue('OPS-18'));
    const target = ids['FLEET-PLAN']!;
    expect(before).not.toBe(target);
    const pin = { workItem: issue('OPS-18'), initiativeId: target };
    const { ruleId } = await pinWorkItem(pin, admin, nowhere, db);
    expect(await primary(issue('OPS-18'))).toBe(target);
    expect(await primary(issue('OPS-19'))).toBe(before);
    // Twice is once.
    expect(await pinWorkItem(pin, admin, nowhere, db)).toEqual({ ruleId });

    // To another initiative: the first pin gives way, so that there is one.
    const other = { ...pin, initiativeId: ids['CUST-FORMS']! };
    await pinWorkItem(other, admin, nowhere, db);
    expect(await primary(issue('OPS-18'))).toBe(other.initiativeId);
    await unpinWorkItem(other, admin, db);
    expect(await primary(issue('OPS-18'))).toBe(before);

    const log = (await ofClass(db, 'audit').toArray()).map(({ doc }) => doc.action);
    expect(log.filter((action) => /^rule\.(un)?pin$/.test(String(action)))).toEqual([
      'rule.pin',
      'rule.unpin',
      'rule.pin',
      'rule.unpin',
    ]);
  });

  test('an owner pins to what they own; readers, reviewers and other owners are refused by name', async () => {
    const owner = { personId: people['Finance operations manager']!, at: NOW };
    const own = { workItem: issue('OPS-18'), initiativeId: ids['INV-MATCH']! };
    await pinWorkItem(own, owner, nowhere, db);
    expect(await primary(own.workItem)).toBe(own.initiativeId);
    const refused = ['pin_not_allowed'];
    for (const name of ['HR services lead', 'Service desk agent', 'Model risk reviewer']) {
      const other = { personId: people[name]!, at: NOW };
      const pin = { workItem: issue('OPS-20'), initiativeId: own.initiativeId };
      expect(await refusal(db, () => pinWorkItem(pin, other, nowhere, db))).toEqual(refused);
      expect(await refusal(db, () => unpinWorkItem(own, other, db))).toEqual(refused);
      const { id: ruleId, version } = (await listRules(db)).find(
        (rule) => rule.pin && rule.name === 'OPS-18',
      )!;
      expect(await refusal(db, () => removePin({ ruleId, version }, other, db))).toEqual(refused);
    }
    const { id: ruleId, version } = (await listRules(db)).find((rule) => rule.pin && rule.name === 'OPS-18')!;
    await expect(removePin({ ruleId, version: version + 1 }, owner, db)).rejects.toMatchObject({
      code: 'edited_elsewhere',
    });
    await removePin({ ruleId, version }, owner, db);
    expect(await primary(own.workItem)).not.toBe(own.initiativeId);
  });

  test('an owner cannot push somebody else’s pin aside, and a board has nothing to pin', async () => {
    const workItem = issue('OPS-18');
    await pinWorkItem({ workItem, initiativeId: ids['HR-ANSWERS']! }, admin, nowhere, db);
    const owner = { personId: people['Finance operations manager']!, at: NOW };
    const mine = { workItem, initiativeId: ids['INV-MATCH']! };
    expect(await refusal(db, () => pinWorkItem(mine, owner, nowhere, db))).toEqual(['pinned_elsewhere']);
    const { issueKey: _, ...fields } = workItem.fields;
    const board = { ...workItem, kind: 'board', key: 'OPS', fields } as WorkItem;
    const onBoard = { ...mine, workItem: board };
    expect(await refusal(db, () => pinWorkItem(onBoard, admin, nowhere, db))).toEqual(['pin_no_key']);
    const names = (await listPinTargets(NOW.toISOString(), db)).map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
    expect(names.length).toBe(Object.keys(ids).length);
  });
});
