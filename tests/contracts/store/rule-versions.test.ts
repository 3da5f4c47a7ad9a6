import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import { bringRuleBack, putRuleAway } from '@/lib/store/commands/put-away-rule';
import { restoreRule } from '@/lib/store/commands/restore-rule';
import { type RuleChange, saveRule, setRuleStatus } from '@/lib/store/commands/rules';
import { loadDemo } from '@/lib/store/commands/workspaces';
import { PilotlightDatabase } from '@/lib/store/database';
import { listPeople, listRules, listRuleVersions } from '@/lib/store/reads';
import { listInitiativeBriefs } from '@/lib/store/reads/portfolio';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const demo = demoWorkspace('Europe/Berlin');
const author = { personId: demo.viewerId, at: NOW };
const recognise = () => undefined;
let db: PilotlightDatabase;
let count = 0;
let draft: RuleChange;
beforeEach(async () => {
  db = new PilotlightDatabase(`versions-${++count}`);
  await loadDemo(demo, NOW, db);
  const [first] = await listInitiativeBriefs(NOW.toISOString(), db);
  draft = {
    name: 'Night shift',
    effect: 'include',
    initiativeId: first!.id,
    tool: 'jira',
    hosts: ['haldenfreight.atlassian.net'],
    all: [{ field: 'projectKey', op: 'eq', value: 'NIGHT' }],
    priority: 0,
    note: 'As asked',
    status: 'active',
  };
});

describe('publish, compare, roll back', () => {
  test('every version is there with who and what changed; going back makes a new one', async () => {
    const { ruleId } = await saveRule(draft, author, recognise, db);
    const { note: _, ...rest } = draft;
    await saveRule(
      { ...rest, note: '', id: ruleId, version: 1, validTo: '2026-12-31' },
      author,
      recognise,
      db,
    );
    await setRuleStatus({ ruleId, version: 2, status: 'disabled' }, author, recognise, db);

    const before = await listRuleVersions(ruleId, db);
    expect(before.map(({ rule, action, changed }) => [rule.version, action, changed])).toEqual([
      [3, 'rule.status', ['status']],
      [2, 'rule.edit', ['validTo', 'note']],
      [1, 'rule.create', []],
    ]);
    expect(before[2]!.rule).toMatchObject({ ...draft, by: demo.viewerId });
    expect(before[2]!.rule.validTo).toBeUndefined();

    await restoreRule({ ruleId, version: 3, to: 1 }, author, recognise, db);
    const [now] = await listRuleVersions(ruleId, db);
    expect(now).toMatchObject({ action: 'rule.rollback', changed: ['status', 'validTo', 'note'] });
    expect(now!.rule).toMatchObject({ ...draft, version: 4 });
    expect(now!.rule.validTo).toBeUndefined();
    expect((await listRules(db)).find(({ id }) => id === ruleId)).toEqual(now!.rule);
  });

  test('INV-28: a version that was active is checked against the rules of today', async () => {
    const { ruleId } = await saveRule(draft, author, recognise, db);
    await setRuleStatus({ ruleId, version: 1, status: 'disabled' }, author, recognise, db);
    const [, second] = await listInitiativeBriefs(NOW.toISOString(), db);
    await saveRule({ ...draft, name: 'Another', initiativeId: second!.id }, author, recognise, db);
    const refusal = restoreRule({ ruleId, version: 2, to: 1 }, author, recognise, db);
    await expect(refusal).rejects.toMatchObject({
      code: 'rule_not_ready',
      problems: [{ code: 'lint_tie', values: { rule: 'Another', initiative: second!.name } }],
    });
    expect((await listRuleVersions(ruleId, db))[0]!.rule.version).toBe(2);
  });

  test('two administrators at once: the second is told; others may not at all', async () => {
    const { ruleId } = await saveRule(draft, author, recognise, db);
    await setRuleStatus({ ruleId, version: 1, status: 'disabled' }, author, recognise, db);
    const late = restoreRule({ ruleId, version: 1, to: 1 }, author, recognise, db);
    await expect(late).rejects.toMatchObject({ code: 'edited_elsewhere' });
    const viewer = (await listPeople(db)).find(
      (person) => person.active && !person.roles.some(({ role }) => role === 'admin'),
    )!;
    const refused = restoreRule(
      { ruleId, version: 2, to: 1 },
      { personId: viewer.id, at: NOW },
      recognise,
      db,
    );
    await expect(refused).rejects.toMatchObject({ code: 'role_required' });
  });
});

describe('putting a rule away', () => {
  const stored = async (ruleId: string) => (await listRules(db)).find(({ id }) => id === ruleId)!;

  test('it is found on no page, frees its place, and its history says who and when; it comes back switched off', async () => {
    const { ruleId } = await saveRule(draft, author, recognise, db);
    const keysOf = async () => (await db.docs.get(`map:${ruleId}`))!.keys;
    expect(await keysOf()).not.toEqual([]);
    await putRuleAway({ ruleId, version: 1 }, author, db);
    expect(await keysOf()).toEqual([]);
    expect(await stored(ruleId)).toMatchObject({
      ...{ archivedAt: NOW.toISOString(), status: 'disabled', version: 2, by: demo.viewerId },
    });
    // The tie that it would be for another initiative's rule is none any more (INV-28).
    const [, second] = await listInitiativeBriefs(NOW.toISOString(), db);
    const rival = await saveRule(
      { ...draft, name: 'Another', initiativeId: second!.id },
      author,
      recognise,
      db,
    );

    await bringRuleBack({ ruleId, version: 2 }, author, db);
    const back = await stored(ruleId);
    expect(back).toMatchObject({ ...draft, status: 'disabled', version: 3 });
    expect(back.archivedAt).toBeUndefined();
    const versions = await listRuleVersions(ruleId, db);
    expect(versions.map(({ action, changed, rule }) => [action, changed, rule.archivedAt])).toEqual([
      ['rule.bringBack', ['archivedAt'], undefined],
      ['rule.putAway', ['status', 'archivedAt'], NOW.toISOString()],
      ['rule.create', [], undefined],
    ]);
    const active = { ruleId, version: 3, status: 'active' } as const;
    await expect(setRuleStatus(active, author, recognise, db)).rejects.toMatchObject({
      code: 'rule_not_ready',
      problems: [{ code: 'lint_tie', values: { rule: 'Another' } }],
    });
    await putRuleAway({ ruleId: rival.ruleId, version: 1 }, author, db);
    await setRuleStatus(active, author, recognise, db);
    expect(await keysOf()).not.toEqual([]);
  });

  test('until then nothing else is done with it; an overtaken, a stranger’s and a pin’s are refused', async () => {
    const { ruleId } = await saveRule(draft, author, recognise, db);
    const code = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (cause) => cause.code,
      );
    const viewer = (await listPeople(db)).find(
      (person) => person.active && !person.roles.some(({ role }) => role === 'admin'),
    )!;
    expect(await code(putRuleAway({ ruleId, version: 1 }, { personId: viewer.id, at: NOW }, db))).toBe(
      'role_required',
    );
    expect(await code(putRuleAway({ ruleId, version: 7 }, author, db))).toBe('edited_elsewhere');
    expect(await code(bringRuleBack({ ruleId, version: 1 }, author, db))).toBe('not_found');
    const pin = (await listRules(db)).find((rule) => rule.pin && !rule.archivedAt)!;
    expect(await code(putRuleAway({ ruleId: pin.id, version: pin.version }, author, db))).toBe('not_found');

    await putRuleAway({ ruleId, version: 1 }, author, db);
    const before = await db.docs.toArray();
    for (const work of [
      saveRule({ ...draft, id: ruleId, version: 2 }, author, recognise, db),
      setRuleStatus({ ruleId, version: 2, status: 'active' }, author, recognise, db),
      restoreRule({ ruleId, version: 2, to: 1 }, author, recognise, db),
      putRuleAway({ ruleId, version: 2 }, author, db),
    ]) {
      expect(await code(work)).toBe('rule_put_away');
    }
    expect(await db.docs.toArray()).toEqual(before);
  });
});
