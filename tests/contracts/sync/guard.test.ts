import { describe, expect, test } from 'vitest';
import { demoRecords, demoUlid } from '@/lib/demo/demo-workspace';
import { CLASS_WRITERS, isJudgement, mayWrite, roleNames, WRITERS_BY_WORD } from '@/lib/domain/class-writers';
import { NOBODY } from '@/lib/domain/concern-records';
import { contentId } from '@/lib/domain/content-id';
import { GATES } from '@/lib/domain/phase';
import { initiativeIn, parseRecord, RECORD_CLASSES, type RecordClass } from '@/lib/domain/record-classes';
import { HOMES } from '@/lib/domain/record-homes';
import { SERVER_LIMITS } from '@/lib/domain/team-set-up';
import { docIdOf } from '@/lib/store/documents';
import { guardSource } from '@/lib/sync/couchdb/guard';
import { designsFor } from '@/lib/sync/set-up/team-databases';
import {
  decision,
  gateDecision,
  ID,
  initiative,
  metric,
  pin,
  sample,
  waiver,
} from '../../unit/domain/records';

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
const { id: _id, ...body } = initiative({ by: WHO, createdBy: WHO });
const doc = { _id: `ini:${ID.initiative}`, ...body };
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

  test('INV-8: lets a reviewer alone decide the third gate, an owner alone the others, each in their own name', () => {
    const reviewer = user('pl-employee', 'pl-reviewer');
    for (const gate of ['G1', 'G2', 'G3', 'G4'] as const) {
      const { id, ...own } = gateDecision(gate, { by: WHO, decidedBy: WHO });
      const there = { _id: id, ...own };
      const isReviewers = GATES[gate].decidedBy === 'reviewer';
      expect(WRITERS_BY_WORD.gateDecision.writers[gate]).toEqual([isReviewers ? 'reviewer' : 'owner']);
      const [who, other] = isReviewers ? [reviewer, owner] : [owner, reviewer];
      expect(refusal(() => guard(there, null, who, {}))).toBe('');
      expect(refusal(() => guard(there, null, other, {}))).toBe(
        `your role may not write this: ${isReviewers ? 'reviewer' : 'owner'} needed`,
      );
      expect(refusal(() => guard({ ...there, decidedBy: 'eve' }, null, who, {}))).toContain(
        'name of its author',
      );
    }
    const judged = decision('bias', { by: WHO, reviewerId: WHO });
    const granted = waiver('P1-OWNER', { by: WHO, grantedBy: WHO });
    for (const [{ id, ...own }, field] of [
      [judged, 'reviewerId'],
      [granted, 'grantedBy'],
    ] as const) {
      expect(refusal(() => guard({ _id: id, ...own }, null, reviewer, {}))).toBe('');
      expect(refusal(() => guard({ _id: id, ...own, [field]: 'eve' }, null, reviewer, {}))).toContain(
        'name of its author',
      );
    }
  });

  test('INV-3: lets a phase go one step forward or back, into the fourth with a reviewer alone, who may change nothing else', () => {
    const at = (phase: string) => ({ ...doc, phase });
    const reviewer = user('pl-employee', 'pl-reviewer');
    expect(refusal(() => guard(at('P2'), at('P1'), owner, {}))).toBe('');
    expect(refusal(() => guard(at('P1'), at('P4'), owner, {}))).toBe('');
    expect(refusal(() => guard({ ...at('P4'), name: 'Renamed' }, at('P4'), owner, {}))).toBe('');
    expect(refusal(() => guard(at('P3'), at('P1'), owner, {}))).toContain('"phase"');
    expect(refusal(() => guard(at('P4'), at('P3'), owner, {}))).toContain('reviewer needed');
    expect(refusal(() => guard(at('P4'), at('P3'), user('pl-employee', 'pl-admin'), {}))).toContain(
      'reviewer needed',
    );

    const before = { ...at('P3'), _rev: '3-a', by: 'ben', dev: 'another', at: '2025-01-01T08:00:00.000Z' };
    // The same, with the fields of its parts in another order.
    const { scope } = body;
    const turned = { ...at('P4'), scope: Object.fromEntries(Object.entries(scope).reverse()) };
    expect(refusal(() => guard(turned, before, reviewer, {}))).toBe('');
    for (const change of [
      { name: 'Mine' },
      { businessOwnerId: WHO },
      { extra: 1 },
      { delegateIds: undefined },
    ]) {
      expect(refusal(() => guard({ ...at('P4'), ...change }, before, reviewer, {}))).toContain('your role');
    }
    expect(refusal(() => guard(at('P4'), null, reviewer, {}))).toContain('your role');
  });

  test('INV-7, INV-29: lets nobody judge an initiative that they answer for, whatever other role they hold', () => {
    const both = user('pl-employee', 'pl-reviewer', 'pl-admin', `owner:${ID.initiative}`);
    const elsewhere = user('pl-employee', 'pl-reviewer', 'pl-admin', 'owner:01HX0000000000000000000009');
    const listed = { pilotlight: { owners: { [ID.initiative]: [WHO] } } };
    const why = 'nobody judges an initiative that they have a part in';
    const at = (phase: string, change = {}) => ({ ...doc, phase, ...change });
    const judgements = [
      [decision('bias', { by: WHO, reviewerId: WHO }), null],
      [waiver('P1-OWNER', { by: WHO, grantedBy: WHO }), null],
      [gateDecision('G3', { by: WHO, decidedBy: WHO }), null],
      [{ ...at('P4'), id: doc._id }, at('P3')],
      [{ ...at('P3', { raisedRiskTier: 'limited' }), id: doc._id }, at('P3', { raisedRiskTier: 'high' })],
    ] as const;
    for (const [{ id, ...own }, before] of judgements) {
      const there = { ...own, _id: id };
      expect(refusal(() => guard(there, before, elsewhere, {}))).toBe('');
      expect(refusal(() => guard(there, before, both, {}))).toBe(why);
      expect(refusal(() => guard(there, before, elsewhere, listed))).toBe(why);
    }
    // Where it is shown the initiative, it knows the other offices too.
    for (const office of ['itSponsorId', 'runOwnerId', 'businessOwnerId']) {
      const [before, after] = [at('P3', { [office]: WHO }), at('P4', { [office]: WHO })];
      expect(refusal(() => guard(after, before, elsewhere, {}))).toBe(why);
    }
    const delegate = { delegateIds: ['eve', WHO] };
    expect(refusal(() => guard(at('P4', delegate), at('P3', delegate), elsewhere, {}))).toBe(why);
    // An owner decides what is theirs to decide, also when they review elsewhere.
    const { id, ...first } = gateDecision('G1', { by: WHO, decidedBy: WHO });
    expect(refusal(() => guard({ _id: id, ...first }, null, both, {}))).toBe('');
    expect(refusal(() => guard(at('P3', { name: 'Renamed' }), at('P3'), both, {}))).toBe('');
    // Without a reviewer's role nobody touches the risk tier.
    expect(refusal(() => guard(at('P3'), at('P3', { raisedRiskTier: 'high' }), owner, {}))).toContain(
      'reviewer needed',
    );
  });

  test('lets a reviewer raise the risk tier with their own line in the log of the scope, and change no earlier line', () => {
    const reviewer = user('pl-employee', 'pl-reviewer');
    const line = (by: string) => ({ version: 1, at: '2026-03-01T08:00:00.000Z', by, changed: ['risk_tier'] });
    const before = { ...doc, scopeLog: [line('ben')] };
    const raised = { ...before, raisedRiskTier: 'high', raisedRiskReason: 'Decides about people.' };
    const write = (scopeLog: object[]) => refusal(() => guard({ ...raised, scopeLog }, before, reviewer, {}));
    expect(write([line('ben'), line(WHO)])).toBe('');
    for (const log of [[], [line(WHO)], [line('ben'), line('ben')], [line('eve'), line(WHO)]]) {
      expect(write(log)).toContain('your role');
    }
  });

  test('lets somebody who may start initiatives start one in their own name only', () => {
    const creator = user('pl-employee', 'pl-creator');
    const { id: __, ...number } = metric({ by: WHO, createdBy: WHO });
    for (const one of [doc, { _id: `met:${ID.initiative}:${ID.metric}`, ...number }]) {
      const other = { ...one, createdBy: 'ben' };
      expect(refusal(() => guard(one, null, creator, {}))).toBe('');
      expect(refusal(() => guard(other, null, creator, {}))).toContain('name of its author');
      expect(refusal(() => guard(other, null, owner, {}))).toBe('');
    }
    const asked = { initiativeId: ID.initiative, roles: ['pl-creator'], isNew: true };
    expect(mayWrite('initiative', { ...asked, doc })).toBe(true);
    expect(mayWrite('initiative', { ...asked, doc: { ...doc, createdBy: 'ben' } })).toBe(false);
  });

  test('compiles its patterns once, and makes of its table for a document no more than that document’s row', () => {
    for (const home of HOMES) {
      const source = guardSource(home);
      expect(source).not.toContain('new RegExp(');
      const rows = Object.values(RECORD_CLASSES).filter((row) => row.home === home).length;
      expect(source.match(/if \(\(found = \/\^/g)).toHaveLength(rows);
    }
  });

  test('fits into a server whose documents are limited as set-up asks for, in each database', () => {
    for (const home of HOMES) {
      for (const design of Object.values(designsFor(home))) {
        expect(JSON.stringify(design).length).toBeLessThan(SERVER_LIMITS.documentBytes - 8_000);
      }
    }
  });

  test('fault 31: refuses a history that nobody ever saw here', () => {
    for (const start of [9, 1]) {
      const invented = { ...doc, _rev: `${start}-abc`, _revisions: { start, ids: ['abc'] } };
      for (const who of [owner, user('pl-creator'), user('pl-admin')]) {
        expect(refusal(() => guard(invented, null, who, {}))).toBe('invented history');
      }
    }
    // One version after another, and what was removed and is written again.
    const next = { ...doc, _rev: '4-abc', _revisions: { start: 4, ids: ['abc'] } };
    expect(refusal(() => guard(next, doc, owner, {}))).toBe('');
    expect(refusal(() => guard(next, { _id: doc._id, _deleted: true }, owner, {}))).toBe('');
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
      const owners = isJudgement(CLASS_WRITERS[cls]) ? [] : [`owner:${ID.initiative}`];
      const roles = [...employee.roles, 'pl-admin', 'pl-reviewer', ...owners];
      const refused = refusal(() => run({ _id: exampleId(cls), by: NOBODY }, null, { name: WHO, roles }, {}));
      const mayBeUnnamed = ['concern', 'evidenceCheck', 'audit'].includes(cls);
      expect({ cls, refused: refused.includes('name of its author') }).toEqual({
        cls,
        refused: !mayBeUnnamed,
      });
    }
  });

  test('takes every record that the demo is made of, and a field of somebody’s own', () => {
    const all = demoRecords({
      now: '2026-11-23T12:00:00.000Z',
      timeZone: 'Europe/Berlin',
      deviceId: 'device-1',
      newUlid: demoUlid,
    });
    for (const { cls, record } of all) {
      const { id = 'meta:policy', ...own } = record as { id?: string; by: string; initiativeId?: string };
      const { kind, home } = RECORD_CLASSES[cls];
      const { gate } = record as { gate?: string };
      const isJudged = isJudgement(CLASS_WRITERS[cls]) || gate === 'G3';
      const asked = {
        name: own.by,
        roles: ['pl-employee', 'pl-admin', 'pl-reviewer', ...(isJudged ? [] : [`owner:${own.initiativeId}`])],
      };
      const _id = kind === 'immutable' || cls === 'workspace' ? id : docIdOf(cls, record as never);
      const run = { core: guard, portfolio: factGuard, audit: guard }[home];
      expect([_id, refusal(() => run({ _id, ...own }, null, asked, {}))]).toEqual([_id, '']);
    }
    expect(all.length).toBeGreaterThan(400);
    expect(refusal(() => guard({ ...doc, x_ours: 'a word' }, null, owner, {}))).toBe('');
  });

  test('looks at the page number of the organisation, and at what is removed', () => {
    const admin = user('pl-employee', 'pl-admin');
    const epoch = { _id: 'meta:epoch', epoch: 'second', kind: 'purge', digests: ['a'.repeat(64)] };
    expect(refusal(() => guard(epoch, null, admin, {}))).toBe('');
    expect(refusal(() => guard({ _id: 'meta:epoch', epoch: 'first' }, null, admin, {}))).toBe('');
    for (const [change, field] of [
      [{ digests: 5 }, 'digests'],
      [{ digests: ['x'] }, 'digests.0'],
      [{ epoch: 7 }, 'epoch'],
      [{ kind: 'other' }, 'kind'],
      [{ junk: 1 }, 'junk'],
      [{ _attachments: {} }, '_attachments'],
    ] as const) {
      expect(refusal(() => guard({ ...epoch, ...change }, null, admin, {}))).toContain(`"${field}"`);
    }
    const removed = { _id: `map:${ID.metric}`, _deleted: true };
    expect(refusal(() => guard(removed, null, admin, {}))).toBe('');
    expect(refusal(() => guard({ ...removed, why: 'x'.repeat(17_000) }, null, admin, {}))).toContain('16 kB');
    expect(refusal(() => guard({ ...removed, _attachments: {} }, null, admin, {}))).toContain('_attachments');
  });

  test.each([
    ['a wrong type', { name: 7 }, '"name" should be of type string'],
    ['a word nobody knows', { phase: 'P9' }, '"phase" is none of the known words'],
    ['a missing field', { businessOwnerId: undefined }, '"businessOwnerId" is missing'],
    ['a text too short', { businessOwnerId: '' }, '"businessOwnerId" is too short'],
    ['a text too long', { purpose: 'x'.repeat(300) }, '"purpose" is too long'],
    ['a number that is none', { scopeVersion: 1.5 }, '"scopeVersion" should be a whole number'],
    [
      'a wrong part deep inside',
      { change: { ...body.change, training: { planned: 'many', done: 0 } } },
      '"change.training.planned"',
    ],
    ['a field that no record of its kind has', { junk: 'x'.repeat(9000) }, '"junk" is not known'],
    ['such a field deep inside', { change: { ...body.change, junk: 1 } }, '"change.junk" is not known'],
    ['a file hung on it', { _attachments: { a: { stub: true } } }, '"_attachments" is not known'],
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
