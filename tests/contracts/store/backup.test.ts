import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import type { BackupHead, BackupRow } from '@/lib/domain/backup/backup';
import { checkBackup } from '@/lib/domain/backup/check-backup';
import { contentId } from '@/lib/domain/content-id';
import type { Underway } from '@/lib/store/commands/import-rules';
import { createInitiative } from '@/lib/store/commands/initiatives';
import { restoreWorkspace } from '@/lib/store/commands/restore-workspace';
import { saveRule, setRuleStatus } from '@/lib/store/commands/rules';
import { createWorkspace, loadDemo } from '@/lib/store/commands/workspaces';
import { PilotlightDatabase, SCHEMA } from '@/lib/store/database';
import { SCHEMA_VERSION } from '@/lib/store/documents';
import { getInitiativeOverview, listPeople, listRules } from '@/lib/store/reads';
import { compareBackup, readBackupRecords } from '@/lib/store/reads/backup';
import { listInitiativeBriefs } from '@/lib/store/reads/portfolio';
import { backupText } from '@/lib/transfer/backup-file';
import { BACKUP_FILE } from '@/lib/transfer/limits';
import { readBackup } from '@/lib/transfer/read-backup';
import { drive } from '../../unit/transfer/rules';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const LATER = new Date('2026-11-24T10:00:00.000Z');
const NEWEST = Math.max(...Object.keys(SCHEMA).map(Number));
/** A file as it was saved once; never edited afterwards. */
const FROZEN_FILE = readFileSync(fileURLToPath(new URL('frozen/backup.json', import.meta.url)), 'utf8');
const demo = demoWorkspace('Europe/Berlin');
const quiet: Underway = { onProgress: () => {}, isCancelled: () => false };
let count = 0;
const openNew = () => new PilotlightDatabase(`backup-${++count}`);
let db: PilotlightDatabase;
beforeEach(() => {
  db = openNew();
});

type Backup = { head: BackupHead; rows: BackupRow[] };
const save = (from = db): Promise<Backup> => readBackupRecords(NOW.toISOString(), from);
/** Through the file's text and back, as a person does it. */
const throughFile = ({ head, rows }: Backup) =>
  readBackup(new Blob(backupText(head, NEWEST, rows)), NEWEST, { onProgress: () => {} });
const check = ({ head, rows }: Backup) =>
  drive(checkBackup(rows, { head, schemaVersion: SCHEMA_VERSION, now: LATER.toISOString() }));
const restore = async (backup: Backup, into: PilotlightDatabase, underway = quiet) =>
  restoreWorkspace(
    { ...backup, file: 'backup.json', replaces: await into.docs.count() },
    LATER,
    underway,
    into,
  );
/** Everything stored, without what the act of restoring adds. */
const state = async (of: PilotlightDatabase) => {
  const rows = await of.docs.orderBy('id').toArray();
  return rows.filter(({ doc }) => doc.action !== 'workspace.restore');
};
const snapshot = async (of: PilotlightDatabase) =>
  Object.fromEntries(await Promise.all(of.tables.map(async (table) => [table.name, await table.toArray()])));

/** A small own workspace, every change of which is in its log. */
async function ownWorkspace(): Promise<{ personId: string; ruleId: string }> {
  const { personId } = await createWorkspace(
    { name: 'Halden Freight', timeZone: 'Europe/Berlin', displayName: 'Dock manager', function: 'business' },
    NOW,
    db,
  );
  const author = { personId, at: NOW };
  const { initiativeId } = await createInitiative(
    {
      ...{ name: 'Dock scheduler', purpose: 'Proposes a dock for each truck.' },
      businessOwner: { personId },
    },
    author,
    db,
  );
  const { ruleId } = await saveRule(
    {
      ...{
        name: 'Docks',
        effect: 'include',
        tool: 'jira',
        hosts: ['jira.example.com'],
        priority: 0,
        note: '',
      },
      ...{ all: [{ field: 'projectKey', op: 'eq', value: 'DOCK' }], status: 'active', initiativeId },
    },
    author,
    () => undefined,
    db,
  );
  return { personId, ruleId };
}

describe('a backup of the whole workspace', () => {
  test('holds every record of the demo and no trace of the device, and makes the same state in an empty browser', async () => {
    await loadDemo(demo, NOW, db);
    await db.drafts.put({ metricId: 'm', periodStart: '2026-01-01', value: '3', note: 'typed', at: 'now' });
    await db.hidden.put({ id: 'h', initiativeId: 'i', at: 'now' });
    const backup = await save();
    expect(backup.rows).toHaveLength(await db.docs.count());
    const text = backupText(backup.head, NEWEST, backup.rows).join('');
    expect(text).not.toMatch(/"typed"|deviceId|hidden/);
    const read = await throughFile(backup);
    expect(read).toEqual(backup);
    expect(check(read).problems).toEqual([]);

    const other = openNew();
    expect(await compareBackup(read.rows, other)).toMatchObject({ added: backup.rows.length, lost: 0 });
    expect(await restore(read, other)).toEqual({ records: backup.rows.length });
    expect(await state(other)).toEqual(await state(db));
    const at = LATER.toISOString();
    const briefs = await listInitiativeBriefs(at, db);
    expect(await listInitiativeBriefs(at, other)).toEqual(briefs);
    for (const { id } of briefs) {
      expect(await getInitiativeOverview(id, at, other)).toEqual(await getInitiativeOverview(id, at, db));
    }
    expect(await compareBackup(read.rows, other)).toMatchObject({ changed: 0, added: 0, lost: 1 });
  });

  test('INV-31, INV-32: an own workspace comes back with its log, which goes on without a gap on the same and on another device', async () => {
    const { ruleId, personId } = await ownWorkspace();
    const backup = await throughFile(await save());
    const rule = (await listRules(db)).find(({ id }) => id === ruleId)!;
    const change = { ...rule, note: 'Changed later.', version: rule.version };
    const input = {
      ...{ id: ruleId, version: 1, name: change.name, effect: change.effect, tool: change.tool },
      ...{ hosts: change.hosts, all: change.all, priority: 0, note: change.note, status: change.status },
      initiativeId: rule.initiativeId,
    };
    await saveRule(input, { personId, at: LATER }, () => undefined, db);
    await db.hidden.put({ id: 'h', initiativeId: 'i', at: 'now' });
    expect(await compareBackup(backup.rows, db)).toMatchObject({ changed: 1, added: 0, lost: 1 });
    for (const into of [db, openNew()]) {
      await restore(backup, into);
      expect((await listRules(into))[0]).toEqual(rule);
      expect(await into.hidden.count()).toBe(0);
      await saveRule(input, { personId, at: LATER }, () => undefined, into);
      // What was done afterwards is in order as well: a backup of it passes the same look.
      const again = await throughFile(await save(into));
      expect(check(again).problems).toEqual([]);
      const log = again.rows.filter(({ doc }) => doc.action === 'workspace.restore');
      expect(log).toMatchObject([{ doc: { reason: 'backup.json', actorId: personId } }]);
    }
  });

  test('what was changed outside of the extension is named by its row, and nothing is written', async () => {
    const { ruleId } = await ownWorkspace();
    const backup = await save();
    const edit = (id: RegExp, change: (doc: Record<string, unknown>, row: BackupRow) => void): Backup => {
      const rows = structuredClone(backup.rows);
      const row = rows.find((one) => id.test(one.id))!;
      change(row.doc, row);
      return { head: backup.head, rows };
    };
    const without = (id: RegExp): Backup => ({
      head: backup.head,
      rows: backup.rows.filter((one) => !id.test(one.id)),
    });
    const cases: [string, Backup, string, string?][] = [
      [
        'INV-31: a name',
        edit(/^ini:/, (doc) => Object.assign(doc, { name: 'x' })),
        'backup_not_in_log',
        'INV-31',
      ],
      [
        'INV-3: a phase',
        edit(/^ini:/, (doc) => Object.assign(doc, { phase: 'P3' })),
        'phase_unrecorded',
        'INV-3',
      ],
      [
        'INV-2: the owner as sponsor',
        edit(/^ini:/, (doc) => Object.assign(doc, { itSponsorId: doc.businessOwnerId })),
        'owner_is_it_sponsor',
        'INV-2',
      ],
      [
        'INV-30: no administrator',
        edit(/^per:/, (doc) => Object.assign(doc, { roles: [] })),
        'last_admin',
        'INV-30',
      ],
      [
        'an address without an ending',
        edit(/^per:/, (doc) => Object.assign(doc, { email: 'zoe@x' })),
        'email_incomplete',
      ],
      [
        'INV-27: a rule for all of com',
        edit(/^map:/, (doc) => Object.assign(doc, { hosts: ['*.com'] })),
        'lint_bad_host',
        'INV-27',
      ],
      [
        'INV-32: an entry of the log',
        edit(/^aud:/, (doc) => Object.assign(doc, { action: 'x' })),
        'backup_record_altered',
        'INV-32',
      ],
      ['INV-32: an entry missing', without(/^aud:.*:000000000002:/), 'backup_log_broken', 'INV-32'],
      [
        'INV-32: an entry forged whole',
        edit(/^aud:.*:000000000002:/, (doc, row) => {
          Object.assign(doc, { action: 'x' });
          row.id = contentId('audit', doc);
        }),
        'backup_log_broken',
        'INV-32',
      ],
      [
        'a record of no kind',
        edit(/^map:/, (_, row) => {
          row.id = `zzz:${ruleId}`;
        }),
        'backup_record_unknown',
      ],
      [
        'a record of a newer version',
        edit(/^map:/, (doc) => Object.assign(doc, { v: SCHEMA_VERSION + 1 })),
        'backup_record_newer',
      ],
      [
        'a value that cannot be',
        edit(/^map:/, (doc) => Object.assign(doc, { priority: 'high' })),
        'backup_record_misfit',
      ],
      [
        'a record twice',
        { head: backup.head, rows: [...backup.rows, backup.rows[0]!] },
        'backup_record_twice',
      ],
      ['no settings', without(/^meta:/), 'backup_no_workspace'],
      ['nobody', { ...backup, head: { ...backup.head, me: 'somebody' } }, 'backup_nobody'],
    ];
    const other = openNew();
    for (const [what, changed, code, rule] of cases) {
      const found = check(changed).problems.map(({ problem }) => problem);
      expect(found, what).toContainEqual(expect.objectContaining({ code, ...(rule && { rule }) }));
      await expect(restore(changed, other), what).rejects.toMatchObject({ code: 'restore_refused' });
    }
    expect(await other.docs.count()).toBe(0);
    expect(await other.meta.count()).toBe(0);
  });

  test('threat 32: whichever byte of the log is flipped, its row is named or the file is none; a cut or reordered log is noticed', async () => {
    await ownWorkspace();
    const { head, rows } = await save();
    const bytes = new TextEncoder().encode(backupText(head, NEWEST, rows).join(''));
    const lines = new TextDecoder().decode(bytes).split('\n');
    const startOf = (line: number) => new TextEncoder().encode(lines.slice(0, line).join('\n')).length + 1;
    const entries = rows.flatMap(({ id }, index) => (id.startsWith('aud:') ? [index] : []));
    expect(entries.length).toBeGreaterThan(3);
    const row = fc.constantFrom(...entries);
    await fc.assert(
      fc.asyncProperty(row, fc.nat(), fc.integer({ min: 0, max: 6 }), async (index, place, bit) => {
        const length = JSON.stringify(rows[index]).length;
        const flipped = bytes.slice();
        // The first line of the file is its head.
        const at = startOf(index + 1) + (place % length);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        const read = await readBackup(new Blob([flipped]), NEWEST, { onProgress: () => {} }).catch(
          (error: { code?: string }) => error.code,
        );
        if (typeof read === 'string') expect(read).toMatch(/^file_/);
        else expect(check(read as Backup).problems.map((one) => one.row)).toContain(index + 1);
      }),
      { numRuns: 300 },
    );
    // An entry out of the middle; two that changed places under each other's numbers.
    const [, second] = entries;
    const cut = rows.filter((_, index) => index !== second);
    const codes = (changed: BackupRow[]) =>
      check({ head, rows: changed }).problems.map(({ problem }) => problem.code);
    expect(codes(cut)).toContain('backup_log_broken');
    const swapped = structuredClone(rows);
    const [one, other] = [swapped[entries[1]!]!, swapped[entries[2]!]!];
    [one.doc.seq, other.doc.seq] = [other.doc.seq, one.doc.seq];
    for (const changed of [one, other]) changed.id = contentId('audit', changed.doc);
    expect(codes(swapped)).toContain('backup_log_broken');
  });

  test('US-8.5: it is all or nothing: stopped at any moment, or overtaken, what was here stays', async () => {
    await ownWorkspace();
    const other = openNew();
    await loadDemo(demo, NOW, other);
    const [backup, large] = [await save(), await save(other)];
    const own = await snapshot(db);
    for (const stopAt of [0, 0.3, 0.5, 0.75]) {
      let share = 0;
      const underway = {
        onProgress: (now: number) => {
          share = now;
        },
        isCancelled: () => share >= stopAt,
      };
      await expect(restore(large, db, underway)).rejects.toMatchObject({ code: 'import_cancelled' });
      expect(await snapshot(db)).toEqual(own);
    }
    const before = await snapshot(other);
    const overtaken = restoreWorkspace({ ...backup, file: 'b', replaces: 1 }, LATER, quiet, other);
    await expect(overtaken).rejects.toMatchObject({ code: 'restore_overtaken' });
    expect(await snapshot(other)).toEqual(before);
    await restore(backup, other);
    expect(await state(other)).toEqual(await state(db));
    expect(await other.meta.get('demo')).toBeUndefined();
  });

  test('a team’s workspace is neither saved nor replaced, and only an administrator replaces an own one', async () => {
    const { personId } = await ownWorkspace();
    const backup = await save();
    const team = openNew();
    await loadDemo(demo, NOW, team);
    await team.meta.put({ key: 'team', value: { origin: 'https://couch.example' } });
    const before = await snapshot(team);
    await expect(save(team)).rejects.toMatchObject({ code: 'restore_in_team' });
    await expect(restore(backup, team)).rejects.toMatchObject({ code: 'restore_in_team' });
    expect(await snapshot(team)).toEqual(before);

    const [person] = await listPeople(db);
    await db.docs.update(`per:${personId}`, { doc: { ...person, id: undefined, roles: [] } as never });
    await expect(restore(backup, db)).rejects.toMatchObject({ code: 'role_required' });
  });
});

describe('the version of a backup', () => {
  const frozen = (version: number) =>
    JSON.parse(readFileSync(fileURLToPath(new URL(`frozen/v${version}.json`, import.meta.url)), 'utf8')) as {
      rows: { docs: { id: string; doc: Record<string, unknown> }[]; meta: { key: string; value: unknown }[] };
    };

  test.each(Object.keys(SCHEMA).map(Number))(
    'one of store version %i is read, and found as if written today',
    async (version) => {
      const { docs, meta } = frozen(version).rows;
      const me = String(meta.find(({ key }) => key === 'me')?.value);
      const rows = docs.map(({ id, doc }) => ({ id, doc }));
      const head = { savedAt: NOW.toISOString(), me };
      const text = backupText(head, version, rows);
      const read = await readBackup(new Blob(text), NEWEST, { onProgress: () => {} });
      expect(read).toEqual({ head, rows });
    },
  );

  test.each(Object.keys(SCHEMA).map(Number))(
    'US-8.5: the frozen file, as store version %i wrote it, is upgraded: restored, it is found by everything of today, and work goes on',
    async (version) => {
      // What the older builds wrote differs in the number alone; what its records are found by is made anew.
      const file = FROZEN_FILE.replace(/"schema":\d+/, `"schema":${version}`);
      const backup = await readBackup(new Blob([file]), NEWEST, { onProgress: () => {} });
      expect(check(backup).problems).toEqual([]);
      expect(await restore(backup, db)).toEqual({ records: backup.rows.length });
      for (const { id, doc } of backup.rows) expect((await db.docs.get(id))!.doc).toEqual(doc);

      const me = backup.head.me;
      const [initiative] = await db.docs.where('doc.businessOwnerId').equals(me).toArray();
      const [rule] = await listRules(db);
      expect(await db.docs.where('[ini+cls]').equals([initiative!.ini!, 'initiative']).count()).toBe(1);
      expect(await db.docs.where('grp').equals(`rules:${initiative!.ini}`).primaryKeys()).toEqual([
        `map:${rule!.id}`,
      ]);
      const [key] = (await db.docs.get(`map:${rule!.id}`))!.keys!;
      expect(await db.docs.where('keys').equals(key!).count()).toBe(1);
      expect(await getInitiativeOverview(initiative!.ini!, LATER.toISOString(), db)).toMatchObject({
        name: 'Dock scheduler',
      });
      const off = { ruleId: rule!.id, version: rule!.version, status: 'disabled' } as const;
      await setRuleStatus(off, { personId: me, at: LATER }, () => undefined, db);
      expect(check(await save()).problems).toEqual([]);
    },
  );

  test('threat 29: a file of 200 MB is refused before it is read, one with too many records before they are held', async () => {
    const read = (file: Blob) => readBackup(file, NEWEST, { onProgress: () => {} });
    const huge = { size: 200 * 1024 * 1024, slice: () => expect.unreachable() } as unknown as Blob;
    await expect(read(huge)).rejects.toMatchObject({
      problems: [{ code: 'file_too_large', values: { size: 200, limit: 192 } }],
    });
    const head = FROZEN_FILE.slice(0, FROZEN_FILE.indexOf('['));
    const row = '{"id":"x","doc":{}}';
    const bomb = `${head}[${Array.from({ length: BACKUP_FILE.rows + 1 }, () => row).join(',')}]}`;
    await expect(read(new Blob([bomb]))).rejects.toMatchObject({
      problems: [{ code: 'backup_too_long', values: { limit: BACKUP_FILE.rows } }],
    });
    const deep = `${head}[{"id":"x","doc":${'{"a":'.repeat(100_000)}`;
    await expect(read(new Blob([deep]))).rejects.toMatchObject({ code: 'file_too_deep' });
  });

  test('a newer one, of the file or of the store, is refused with the reason; other files are no backup', async () => {
    const read = (text: string) => readBackup(new Blob([text]), NEWEST, { onProgress: () => {} });
    const head = {
      format: 'pilotlight-backup',
      version: 1,
      schema: NEWEST,
      savedAt: NOW.toISOString(),
      me: 'p',
    };
    const file = (change: object) =>
      JSON.stringify({ ...head, ...change, records: [{ id: 'meta:policy', doc: {} }] });
    await expect(read(file({}))).resolves.toMatchObject({ rows: [{ id: 'meta:policy' }] });
    await expect(read(file({ version: 2 }))).rejects.toMatchObject({ code: 'file_newer' });
    await expect(read(file({ schema: NEWEST + 1 }))).rejects.toMatchObject({ code: 'file_newer' });
    for (const change of [{ format: 'pilotlight-rules' }, { schema: undefined }, { me: '' }, { more: 1 }]) {
      await expect(read(file(change)), JSON.stringify(change)).rejects.toMatchObject({
        code: 'file_not_backup',
      });
    }
    await expect(read('{"records":[]}')).rejects.toMatchObject({ code: 'file_not_backup' });
    await expect(read('name,tool\n')).rejects.toMatchObject({ code: 'file_not_json' });
    await expect(
      read(file({}).replace('"doc":{}', '"doc":{"__proto__":{"polluted":1}}')),
    ).rejects.toMatchObject({
      code: 'file_poisoned_key',
    });
  });
});
