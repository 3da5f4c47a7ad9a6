import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, describe, expect, test } from 'vitest';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import type { PlannedRule } from '@/lib/domain/mapping/planning';
import { planRules } from '@/lib/domain/mapping/rule-import';
import type { PlannedRuleRow } from '@/lib/domain/mapping/rule-row';
import type { WorkItem } from '@/lib/domain/work-item';
import { importRules } from '@/lib/store/commands/import-rules';
import { pinWorkItem } from '@/lib/store/commands/pins';
import { setRuleStatus } from '@/lib/store/commands/rules';
import { loadDemo } from '@/lib/store/commands/workspaces';
import { PilotlightDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { listPeople, listRules, listRuleVersions } from '@/lib/store/reads';
import { drivePlan, listInitiativeKeys, readImportContext } from '@/lib/store/reads/import';
import { readRules } from '@/lib/transfer/read-rules';
import { rulesCsv } from '@/lib/transfer/rule-file';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const demo = demoWorkspace('Europe/Berlin');
const author = { personId: demo.viewerId, at: NOW };
const recognise = () => undefined;
const quiet = { recognise, onProgress: () => {}, isCancelled: () => false };
let db: PilotlightDatabase;
let count = 0;
beforeEach(async () => {
  db = new PilotlightDatabase(`import-${++count}`);
  await loadDemo(demo, NOW, db);
});

const ISSUE: WorkItem = {
  ...{ tool: 'jira', host: 'jira.example.com', kind: 'issue', key: 'OPS-18', label: 'OPS-18' },
  ...{ confidence: 'confirmed', adapter: { name: 'jira', version: '1.0' } },
  fields: { issueKey: { value: 'OPS-18', source: 'url' } },
};
const NEW_ROW: PlannedRuleRow = {
  ...{
    row: 2,
    name: 'Night',
    tool: 'jira',
    hosts: ['jira.example.com'],
    status: 'active',
    initiative: 'OPS-TRIAGE',
  },
  all: [{ field: 'projectKey', op: 'eq', value: 'NIGHT' }],
};
const manyRows = (length: number): PlannedRuleRow[] =>
  Array.from({ length }, (_, at) => ({
    ...NEW_ROW,
    row: at + 2,
    name: `Night ${at}`,
    all: [{ field: 'projectKey', op: 'eq', value: `N${at}` }],
  }));
/** Everything in the store, to compare with. */
const snapshot = async () =>
  Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()])));
const write = (rows: PlannedRuleRow[], more: Partial<typeof quiet> = {}) =>
  importRules({ rows, file: 'rules.csv' }, author, { ...quiet, ...more }, db);
/** What the page does with a file: read, compare, and send what would change. */
async function planOf(text: string) {
  const { rows } = await readRules(new Blob([text]), { onProgress: () => {} });
  const changes: PlannedRule[] = [];
  const work = planRules({
    ...(await readImportContext(NOW.toISOString(), db)),
    ...{ rows, recognise, envelope: { v: 1, by: '', at: '', dev: '' } },
    newId: ({ row }) => `${row}`,
  });
  const plan = await drivePlan(
    work,
    {
      changes: async (some) => {
        changes.push(...some);
      },
    },
    db,
  );
  return { ...plan, changes };
}

describe('US-8.5: rules of a file', () => {
  test('US-8.5, INV-31: are written with an entry of the log each, in one chain, and have their history', async () => {
    const initiatives = await listInitiativeKeys(db);
    const key = initiatives[0]!.key;
    const rule = (await listRules(db)).find(({ name }) => name === 'Fleet planning');
    const head = (await db.meta.get('auditHead'))!.value as { seq: number };
    const rows = [
      ...manyRows(1200).map((row) => ({ ...row, initiative: key })),
      { row: 2000, id: rule!.id, note: 'From the file', version: rule!.version },
    ];
    const shares: number[] = [];
    expect(await write(rows, { onProgress: (share: number) => shares.push(share) } as never)).toEqual({
      added: 1200,
      changed: 1,
    });
    expect(shares.length).toBeGreaterThan(5);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
    const [now, before] = await listRuleVersions(rule!.id, db);
    expect(now).toMatchObject({ action: 'rule.import', changed: ['note'], rule: { note: 'From the file' } });
    expect(before!.rule).toEqual(rule);
    const audit = (await ofClass(db, 'audit').toArray()).sort(
      (a, b) => Number(a.doc.seq) - Number(b.doc.seq),
    );
    const mine = audit.filter(({ doc }) => doc.action === 'rule.import');
    expect(mine).toHaveLength(1201);
    expect(mine.every(({ doc }) => doc.reason === 'rules.csv' && doc.actorId === author.personId)).toBe(true);
    for (const entry of mine) {
      const previous = audit.find(({ doc }) => Number(doc.seq) === Number(entry.doc.seq) - 1);
      expect(entry.doc.prev).toBe(previous!.id.slice(-20));
    }
    expect(((await db.meta.get('auditHead'))!.value as { seq: number }).seq).toBe(head.seq + 1201);
  });

  test('US-8.5: taken in twice, they are there once; a saved file, pins and all, changes nothing', async () => {
    const initiativeId = (await listInitiativeKeys(db))[0]!.id;
    const { ruleId } = await pinWorkItem({ workItem: ISSUE, initiativeId }, author, recognise, db);
    expect(ruleId).toContain(`${initiativeId}:`);
    const text = rulesCsv(await listRules(db), await listInitiativeKeys(db), ';');
    expect(await planOf(text)).toMatchObject({ changes: [], problems: [] });
    const key = (await listInitiativeKeys(db))[0]!.key;
    const table = `name,tool,hosts,conditions,initiative,status\nNight,jira,jira.example.com,projectKey eq NIGHT,${key},active\n`;
    const plan = await planOf(table);
    await write(plan.changes.map(({ source }) => source));
    const rules = await listRules(db);
    expect(await planOf(table)).toMatchObject({ changes: [], unchanged: 1, problems: [] });
    // What somebody else took in meanwhile is no second rule either.
    await expect(write(plan.changes.map(({ source }) => source))).resolves.toEqual({ added: 0, changed: 0 });
    expect(await listRules(db)).toEqual(rules);
  });
});

describe('all or nothing', () => {
  test('US-8.5, INV-28: one refused row in the middle leaves nothing of the others', async () => {
    const key = (await listInitiativeKeys(db))[0]!.key;
    const rows = manyRows(700).map((row) => ({ ...row, initiative: key }));
    rows[350] = { ...rows[350]!, hosts: ['*.com'] };
    const before = await snapshot();
    await expect(write(rows)).rejects.toMatchObject({
      code: 'import_refused',
      problems: [{ code: 'lint_bad_host', field: 'hosts' }],
    });
    expect(await snapshot()).toEqual(before);
  });

  test('US-8.5: stopped at any moment, nothing is left', async () => {
    const key = (await listInitiativeKeys(db))[0]!.key;
    const rows = manyRows(1600).map((row) => ({ ...row, initiative: key }));
    const before = await snapshot();
    // While it still checks, before the first part is written, and between parts.
    for (const stopAt of [0, 0.1, 0.3, 0.5, 0.7, 0.9]) {
      let reached = 0;
      const surroundings = {
        onProgress: ((share: number) => {
          reached = share;
        }) as never,
        isCancelled: () => reached >= stopAt,
      };
      await expect(write(rows, surroundings), String(stopAt)).rejects.toMatchObject({
        code: 'import_cancelled',
      });
      expect(reached).toBeLessThan(1);
      expect(await snapshot(), String(stopAt)).toEqual(before);
    }
  });

  test('US-8.5: the worker gone between two parts of the write, nothing is left', async () => {
    const key = (await listInitiativeKeys(db))[0]!.key;
    const rows = manyRows(1600).map((row) => ({ ...row, initiative: key }));
    const before = await snapshot();
    let written = 0;
    const onProgress = ((share: number) => {
      // What the browser does with the transaction of a worker that is gone.
      if (share > 0.5 && written++ === 0) Dexie.currentTransaction?.abort();
    }) as never;
    await expect(write(rows, { onProgress })).rejects.toMatchObject({ code: 'storage_broken' });
    expect(written).toBeGreaterThan(0);
    expect(await snapshot()).toEqual(before);
  });

  test('US-8.5: the disk full in the middle of the write, nothing is left, and it is said so', async () => {
    const key = (await listInitiativeKeys(db))[0]!.key;
    const rows = manyRows(700).map((row) => ({ ...row, initiative: key }));
    const before = await snapshot();
    for (const cls of ['rule', 'audit']) {
      let room = 400;
      const full = (_key: unknown, row: { cls: string }) => {
        if (row.cls === cls && room-- === 0) throw new DOMException('full', 'QuotaExceededError');
      };
      db.docs.hook('creating', full);
      await expect(write(rows), cls).rejects.toMatchObject({ code: 'storage_full' });
      db.docs.hook('creating').unsubscribe(full);
      expect(room).toBeLessThan(0);
      expect(await snapshot(), cls).toEqual(before);
    }
    await expect(write(rows)).resolves.toMatchObject({ added: 700 });
  });

  test('a rule that was changed since the preview stops the whole', async () => {
    const [rule] = (await listRules(db)).filter(({ pin, status }) => !pin && status === 'active');
    const row = { row: 2, id: rule!.id, note: 'From the file', version: rule!.version };
    await setRuleStatus(
      { ruleId: rule!.id, version: rule!.version, status: 'disabled' },
      author,
      recognise,
      db,
    );
    const before = await snapshot();
    await expect(write([{ ...row }])).rejects.toMatchObject({ code: 'edited_elsewhere' });
    expect(await snapshot()).toEqual(before);
  });

  test('only an administrator may', async () => {
    const viewer = (await listPeople(db)).find(
      (person) => person.active && !person.roles.some(({ role }) => role === 'admin'),
    )!;
    const asViewer = importRules({ rows: [NEW_ROW], file: 'x' }, { personId: viewer.id, at: NOW }, quiet, db);
    await expect(asViewer).rejects.toMatchObject({ code: 'role_required' });
  });
});
