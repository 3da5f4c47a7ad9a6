import { describe, expect, test } from 'vitest';
import { CLASS_WRITERS, mayWrite, roleNames } from '@/lib/domain/class-writers';
import { NOBODY } from '@/lib/domain/concern-records';
import { contentId } from '@/lib/domain/content-id';
import { initiativeIn, parseRecord, RECORD_CLASSES, type RecordClass } from '@/lib/domain/record-classes';
import { guardSource } from '@/lib/sync/couchdb/guard';
import { ID, initiative, metric, pin, sample } from '../../unit/domain/records';

/** The server's rule as a server runs it: text that becomes a function, told the document, the one before, and who asks. */
type Guard = (doc: object, old: object | null, user: object, security: object) => void;
const guard = new Function(`return ${guardSource('core')}`)() as Guard;
const factGuard = new Function(`return ${guardSource('portfolio')}`)() as Guard;

const WHO = 'ann';
const user = (...roles: string[]) => ({ name: WHO, roles });
const refusal = (run: () => void): string => {
  try {
    run();
    return '';
  } catch (refused) {
    return (refused as { forbidden: string }).forbidden;
  }
};
const { id: _id, ...body } = initiative({ by: WHO });
const doc = { _id: `ini:${ID.initiative}`, _revisions: { start: 1, ids: ['a'] }, ...body };
const owner = user('pl-employee', `owner:${ID.initiative}`);
const { id: factId, ...fact } = sample({ periodStart: '2026-03-01', by: WHO });

describe('the server’s rule', () => {
  test('lets an owner write their initiative, and a creator only its first version', () => {
    expect(refusal(() => guard(doc, null, owner, {}))).toBe('');
    expect(refusal(() => guard(doc, doc, owner, {}))).toBe('');
    expect(refusal(() => guard(doc, null, user('pl-creator'), {}))).toBe('');
    expect(refusal(() => guard(doc, doc, user('pl-creator'), {}))).toContain('your role');
    expect(
      refusal(() =>
        guard(doc, doc, user('pl-employee'), { pilotlight: { owners: { [ID.initiative]: [WHO] } } }),
      ),
    ).toBe('');
  });

  test.each(Object.keys(RECORD_CLASSES) as RecordClass[])(
    'and the client’s own check agree on who may write a record of class %s',
    (cls) => {
      const ini = initiativeIn(cls, exampleId(cls));
      const home = RECORD_CLASSES[cls].home;
      const run = new Function(`return ${guardSource(home)}`)() as Guard;
      const all = (['employee', 'owner', 'reviewer', 'creator', 'admin'] as const).flatMap((one) =>
        roleNames(one, ini),
      );
      for (const role of [...all, 'owner:someone-else', '']) {
        const refused = refusal(() => run({ _id: exampleId(cls), by: WHO }, null, user(role), {}));
        const allowed = mayWrite(cls, { initiativeId: ini, roles: [role], isNew: true });
        expect({ role, refusedForRole: refused.startsWith('your role') }).toEqual({
          role,
          refusedForRole: !allowed,
        });
      }
      expect(CLASS_WRITERS[cls].length).toBeGreaterThan(0);
    },
  );

  test('lets an owner pin one work item to their initiative, and write no other rule under that name', () => {
    const { id: pinId, ...pinBody } = pin({ by: WHO });
    const own = { _id: `map:${pinId}`, ...pinBody };
    const stranger = user('pl-employee', 'owner:01HX0000000000000000000009');
    expect(refusal(() => guard(own, null, owner, {}))).toBe('');
    expect(refusal(() => guard({ ...own, status: 'disabled', version: 2 }, own, owner, {}))).toBe('');
    expect(refusal(() => guard(own, null, user('pl-employee', 'pl-admin'), {}))).toBe('');
    expect(
      refusal(() =>
        guard(own, null, user('pl-employee'), { pilotlight: { owners: { [ID.initiative]: [WHO] } } }),
      ),
    ).toBe('');
    expect(refusal(() => guard(own, null, stranger, {}))).toBe(
      'your role may not write this: owner or admin needed',
    );
    const plain = { ...own, _id: `map:${ID.metric}` };
    expect(refusal(() => guard(plain, null, owner, {}))).toBe('your role may not write this: admin needed');

    const [condition] = own.all;
    for (const [change, field] of [
      [{ initiativeId: '01HX0000000000000000000009' }, 'initiativeId'],
      [{ effect: 'exclude' }, 'effect'],
      [{ hosts: ['*.example.com'] }, 'hosts.0'],
      [{ hosts: ['a.example', 'b.example'] }, 'hosts'],
      [{ all: [{ ...condition, field: 'projectKey' }] }, 'all.0.field'],
      [{ all: [{ ...condition, op: 'starts_with' }] }, 'all.0.op'],
      [{ all: [{ ...condition, negate: true }] }, 'all.0.negate'],
      [{ all: [] }, 'all'],
      [{ priority: 5 }, 'priority'],
      [{ pin: false }, 'pin'],
    ] as const) {
      expect(refusal(() => guard({ ...own, ...change }, null, owner, {}))).toContain(`"${field}"`);
      const body: Record<string, unknown> = { ...own, ...change };
      expect(parseRecord('rule', own._id, body).success).toBe(false);
    }
    expect(parseRecord('rule', own._id, own).success).toBe(true);
  });

  test('fault 31: refuses a history that nobody ever saw here', () => {
    const invented = { ...doc, _revisions: { start: 9, ids: ['abc'] } };
    expect(refusal(() => guard(invented, null, owner, {}))).toBe('invented history');
  });

  test('threat 14, fault 30: decides by the id and refuses one that is of no class, whatever the document says', () => {
    expect(refusal(() => guard({ ...doc, _id: 'xyz:1' }, null, user('pl-admin'), {}))).toContain('id');
    expect(refusal(() => guard({ ...doc, _id: '_design/mine' }, null, user('pl-admin'), {}))).toContain(
      'server admin',
    );
  });

  test('refuses a fact that is changed or removed, and a record that is removed instead of archived', () => {
    const there = { _id: factId, ...fact };
    expect(refusal(() => factGuard(there, null, owner, {}))).toBe('');
    expect(refusal(() => factGuard(there, there, owner, {}))).toContain('never changed');
    expect(refusal(() => factGuard({ _id: factId, _deleted: true }, there, owner, {}))).toContain(
      'never changed',
    );
    expect(refusal(() => guard({ _id: doc._id, _deleted: true }, doc, owner, {}))).toContain('archived');
  });

  test('US-9.4: refuses a record in another person’s name', () => {
    expect(refusal(() => guard({ ...doc, by: 'eve' }, null, owner, {}))).toContain('name of its author');
  });

  test('lets a concern, the page kept with it and their entry in the log be without a name, and nothing else', () => {
    const employee = user('pl-employee');
    const auditGuard = new Function(`return ${guardSource('audit')}`)() as Guard;
    for (const cls of Object.keys(RECORD_CLASSES) as RecordClass[]) {
      const run = { core: guard, portfolio: factGuard, audit: auditGuard }[RECORD_CLASSES[cls].home];
      const roles = [...employee.roles, 'pl-admin', 'pl-reviewer', `owner:${ID.initiative}`];
      const refused = refusal(() => run({ _id: exampleId(cls), by: NOBODY }, null, { name: WHO, roles }, {}));
      const mayBeUnnamed = ['concern', 'evidenceCheck', 'audit'].includes(cls);
      expect({ cls, refused: refused.includes('name of its author') }).toEqual({
        cls,
        refused: !mayBeUnnamed,
      });
    }
  });

  test.each([
    ['a wrong type', { name: 7 }, '"name" should be of type string'],
    ['a word nobody knows', { phase: 'P9' }, '"phase" is none of the known words'],
    ['a missing field', { businessOwnerId: undefined }, '"businessOwnerId" is missing'],
    ['a text too long', { purpose: 'x'.repeat(300) }, '"purpose" is too long'],
    ['a number that is none', { scopeVersion: 1.5 }, '"scopeVersion" should be a whole number'],
    [
      'a wrong part deep inside',
      { change: { ...body.change, training: { planned: 'many', done: 0 } } },
      '"change.training.planned"',
    ],
    ['more than 16 kB', { x_note: 'x'.repeat(17_000) }, 'larger than 16 kB'],
  ])('names %s', (_, change, words) => {
    expect(refusal(() => guard({ ...doc, ...change }, null, owner, {}))).toContain(words);
  });
});

function exampleId(cls: RecordClass): string {
  const ULID = ID.metric;
  switch (cls) {
    case 'initiative':
      return `ini:${ID.initiative}`;
    case 'metric':
      return `met:${ID.initiative}:${metric().id}`;
    case 'recipe':
      return `rcp:${ID.initiative}:${ULID}`;
    case 'rule':
      return `map:${ULID}`;
    case 'person':
      return 'per:ann';
    case 'workspace':
      return 'meta:policy';
    default:
      return contentId(cls, {
        initiativeId: ID.initiative,
        metricId: ULID,
        periodStart: '2026-03-01',
        of: 'x:AAAAAAAAAAAAAAAAAAAA',
        dev: 'device',
        seq: 1,
      });
  }
}
