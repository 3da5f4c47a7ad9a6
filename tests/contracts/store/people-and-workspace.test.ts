import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import { type Person, rolesOf } from '@/lib/domain/people';
import { grantsAt } from '@/lib/domain/role-grants';
import type { Workspace } from '@/lib/domain/workspace';
import { editWorkspace } from '@/lib/store/commands/edit-workspace';
import { editPerson, invitePerson, setPersonActive } from '@/lib/store/commands/people';
import { actAs, createWorkspace, loadDemo } from '@/lib/store/commands/workspaces';
import { PilotlightDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { getInitiativeDossier, listHoldings, listPeople, readWorkspaceState } from '@/lib/store/reads';
import { listInitiativeBriefs } from '@/lib/store/reads/portfolio';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const LATER = new Date('2026-11-24T10:00:00.000Z');
const demo = demoWorkspace('Europe/Berlin');
const admin = { personId: demo.viewerId, at: NOW };
const later = { personId: demo.viewerId, at: LATER };
let db: PilotlightDatabase;
let count = 0;
beforeEach(async () => {
  db = new PilotlightDatabase(`people-${++count}`);
});

const find = async (personId: string) => (await listPeople(db)).find(({ id }) => id === personId)!;
const at = ({ id, at: version }: Person) => ({ personId: id, at: version });
const personInput = ({ displayName, function: what }: Person) => ({ displayName, function: what });
const clerk = { displayName: 'Yard planner', function: 'business' as const };

describe('people and roles', () => {
  test('who sits in front is said on one device, and by the sign-in alone in a team', async () => {
    await loadDemo(demo, NOW, db);
    const [initiative] = await listInitiativeBriefs(NOW.toISOString(), db);
    const other = (await listPeople(db)).find(({ id, active }) => active && id !== demo.viewerId)!;
    const seen = () => getInitiativeDossier(initiative!.id, NOW.toISOString(), db);
    await actAs(other.id, db);
    expect(await seen()).toMatchObject({ me: { id: other.id } });
    expect(await seen()).not.toHaveProperty('signedIn');

    await db.meta.put({ key: 'team', value: { origin: 'https://couch.example', account: other.id } });
    await expect(actAs(demo.viewerId, db)).rejects.toMatchObject({ code: 'act_as_in_team' });
    expect(await seen()).toMatchObject({ me: { id: other.id }, signedIn: true });
  });

  test('a person is added with a scope, changed and gone again; what ended stays readable', async () => {
    await loadDemo(demo, NOW, db);
    const [first, second] = await listInitiativeBriefs(NOW.toISOString(), db);
    const { personId } = await invitePerson(
      { ...clerk, identity: 'auth|77', grants: [{ role: 'reviewer', scope: first!.id }] },
      admin,
      db,
    );
    expect(personId).toBe('auth|77');
    const before = await find(personId);
    expect([...rolesOf(before, LATER.toISOString(), first!.id)]).toEqual(['viewer', 'reviewer']);
    expect([...rolesOf(before, LATER.toISOString(), second!.id)]).toEqual(['viewer']);

    const grants = [{ role: 'owner' as const, scope: 'workspace' }];
    await editPerson({ ...clerk, personId, at: before.at, grants }, later, db);
    const after = await find(personId);
    expect(after.roles).toEqual([
      { role: 'reviewer', scope: first!.id, from: NOW.toISOString(), to: LATER.toISOString() },
      { role: 'owner', scope: 'workspace', from: LATER.toISOString() },
    ]);
    await setPersonActive({ personId, at: after.at, active: false, leaveOpen: true }, later, db);
    expect(rolesOf(await find(personId), LATER.toISOString()).size).toBe(1);
    const again = invitePerson({ ...clerk, identity: 'auth|77', grants: [] }, admin, db);
    await expect(again).rejects.toMatchObject({ problems: [{ code: 'person_exists', field: 'identity' }] });
  });

  test('INV-30: the last administrator can neither leave nor lose the role', async () => {
    const { personId } = await createWorkspace(
      { name: 'Yard', timeZone: 'Europe/Berlin', ...clerk },
      NOW,
      db,
    );
    const author = { personId, at: LATER };
    const { at } = await find(personId);
    const refused = { problems: [{ code: 'last_admin', rule: 'INV-30' }] };
    await expect(setPersonActive({ personId, at, active: false }, author, db)).rejects.toMatchObject(refused);
    await expect(editPerson({ ...clerk, personId, at, grants: [] }, author, db)).rejects.toMatchObject(
      refused,
    );
    expect((await find(personId)).at).toBe(at);

    const heir = await invitePerson(
      { ...clerk, grants: [{ role: 'admin', scope: 'workspace' }] },
      author,
      db,
    );
    await setPersonActive({ personId, at, active: false }, author, db);
    expect((await find(heir.personId)).active).toBe(true);
  });

  test('only an administrator, and nobody over a newer version', async () => {
    await loadDemo(demo, NOW, db);
    const reader = (await listPeople(db)).find(
      (person) => person.active && !person.roles.some(({ role }) => role === 'admin'),
    )!;
    const asReader = { personId: reader.id, at: NOW };
    await expect(invitePerson({ ...clerk, grants: [] }, asReader, db)).rejects.toMatchObject({
      code: 'role_required',
    });
    const stale = { personId: reader.id, at: '2020-01-01T00:00:00.000Z', active: false };
    await expect(setPersonActive(stale, admin, db)).rejects.toMatchObject({ code: 'edited_elsewhere' });
  });

  test('an address without an ending is refused in the store, by a form, a message and a backup alike', async () => {
    await loadDemo(demo, NOW, db);
    const refused = {
      problems: [{ code: 'email_incomplete', field: 'email', values: { address: 'zoe@x' } }],
    };
    const wrong = invitePerson({ ...clerk, email: 'zoe@x', grants: [] }, admin, db);
    await expect(wrong).rejects.toMatchObject(refused);
    const { personId } = await invitePerson({ ...clerk, email: 'zoe@yard.example', grants: [] }, admin, db);
    const { at } = await find(personId);
    const worse = editPerson({ ...clerk, email: 'zoe@x', personId, at, grants: [] }, later, db);
    await expect(worse).rejects.toMatchObject(refused);
    expect((await find(personId)).email).toBe('zoe@yard.example');
  });

  test('INV-29, INV-30: the right identity takes over all that is held; what was done stays under the old one', async () => {
    await loadDemo(demo, NOW, db);
    const owners = await Promise.all(
      (await listPeople(db))
        .filter(({ active }) => active)
        .map(async (person) => ({ person, holds: await listHoldings(person.id, LATER.toISOString(), db) })),
    );
    const { person, holds } = owners.find(
      ({ person: one, holds: all }) =>
        one.id !== admin.personId && all.some(({ kind }) => kind === 'business_owner'),
    )!;
    const input = { ...personInput(person), personId: person.id, at: person.at };
    const grants = grantsAt(person, LATER.toISOString());

    const taken = editPerson({ ...input, grants, identity: admin.personId }, later, db);
    await expect(taken).rejects.toMatchObject({ problems: [{ code: 'person_exists', field: 'identity' }] });
    expect((await find(person.id)).at).toBe(person.at);

    const moved = await editPerson({ ...input, grants, identity: ' zoe@halden ' }, later, db);
    expect(moved.personId).toBe('zoe@halden');
    const now = await find('zoe@halden');
    expect(now).toMatchObject({ displayName: person.displayName, active: true });
    expect(grantsAt(now, LATER.toISOString())).toEqual(grants);
    const old = await find(person.id);
    expect(old).toMatchObject({ active: false, archivedAt: LATER.toISOString() });
    expect(rolesOf(old, LATER.toISOString()).size).toBe(1);
    const movable = ({ kind }: { kind: string }) => kind !== 'condition';
    const after = await listHoldings('zoe@halden', LATER.toISOString(), db);
    expect(after.filter(movable)).toEqual(holds.filter(movable));
    expect((await listHoldings(person.id, LATER.toISOString(), db)).filter(movable)).toEqual([]);

    // A typo in the correction is corrected the same way, even back to the first.
    const blank = editPerson({ ...input, ...at(now), grants, identity: ' ' }, later, db);
    await expect(blank).rejects.toMatchObject({ problems: [{ code: 'identity_blank' }] });
    const back = await editPerson({ ...input, ...at(now), grants, identity: person.id }, later, db);
    expect(back.personId).toBe(person.id);
    expect(await find(person.id)).toMatchObject({ active: true });
    expect((await find(person.id)).archivedAt).toBeUndefined();
  });

  test('whoever corrects their own identity here goes on as themselves; in a team their account says who they are', async () => {
    const { personId } = await createWorkspace(
      { name: 'Yard', timeZone: 'Europe/Berlin', ...clerk },
      NOW,
      db,
    );
    const author = { personId, at: LATER };
    const grants = [{ role: 'admin' as const, scope: 'workspace' }];
    const input = { ...clerk, personId, at: NOW.toISOString(), grants, identity: 'zoe' };
    await db.meta.put({
      key: 'team',
      value: { origin: 'https://couch.example', prefix: 'yard', portfolio: 'p', account: personId },
    });
    await expect(editPerson(input, author, db)).rejects.toMatchObject({
      problems: [{ code: 'identity_own_account', field: 'identity' }],
    });
    await db.meta.delete('team');
    await editPerson(input, author, db);
    expect((await readWorkspaceState(db)).kind).toBe('own');
    const { me } = (await readWorkspaceState(db)) as { me?: { id: string } };
    expect(me?.id).toBe('zoe');
  });

  test('what somebody answers for is one list over all initiatives', async () => {
    await loadDemo(demo, NOW, db);
    const lists = await Promise.all(
      (await listPeople(db)).map(async ({ id }) => (await listHoldings(id, NOW.toISOString(), db)).length),
    );
    expect(Math.max(...lists)).toBeGreaterThan(1);
    const initiatives = await listInitiativeBriefs(NOW.toISOString(), db);
    const all = (
      await Promise.all((await listPeople(db)).map(({ id }) => listHoldings(id, NOW.toISOString(), db)))
    ).flat();
    const owners = all.filter(({ kind }) => kind === 'business_owner').map((one) => one.initiativeId);
    expect(owners.sort()).toEqual(initiatives.map(({ id }) => id).sort());
  });
});

describe('settings of the organisation', () => {
  const settings = (workspace: Workspace) => {
    const { name, timeZone, weekStart, workdays, holidays, fiscalYearStartMonth, rigor, thresholds, at } =
      workspace;
    const calendar = { timeZone, weekStart, workdays, holidays, fiscalYearStartMonth };
    return {
      name,
      ...calendar,
      rigor,
      optionalDimensions: workspace.optionalDimensions ?? [],
      thresholds,
      at,
    };
  };

  test('they are saved as a whole; what the form does not show stays', async () => {
    await loadDemo(demo, NOW, db);
    const before = (await readWorkspaceState(db)).workspace!;
    const change = {
      ...settings(before),
      holidays: ['2026-12-26', '2026-12-25', '2026-12-25'],
      weekStart: 7,
      rigor: 'audit' as const,
      optionalDimensions: [{ dimension: 'privacy' as const, from: 'limited' as const }],
    };
    await editWorkspace({ ...change, hourlyRate: { amount: 51, currency: 'EUR' } }, later, db);
    const after = (await readWorkspaceState(db)).workspace!;
    expect(after).toMatchObject({
      holidays: ['2026-12-25', '2026-12-26'],
      weekStart: 7,
      hourlyRate: { amount: 51, currency: 'EUR' },
      rigor: 'audit',
      optionalDimensions: [{ dimension: 'privacy', from: 'limited' }],
      locale: before.locale,
    });
    await editWorkspace(settings(after), later, db);
    expect((await readWorkspaceState(db)).workspace!.hourlyRate).toBeUndefined();
    await expect(editWorkspace({ ...change, at: before.at }, later, db)).rejects.toMatchObject({
      code: 'edited_elsewhere',
    });
  });

  test('INV-31: own texts, lead days, proof and language are kept, and the log says who changed them from what', async () => {
    await loadDemo(demo, NOW, db);
    const before = (await readWorkspaceState(db)).workspace!;
    const own = { en: { pilot: 'Trial run.', none: undefined }, de: {} };
    const leadDays = { weekly: 1, biweekly: 3, monthly: 4, quarterly: 7 };
    const change = {
      ...settings(before),
      locale: 'de',
      rigor: 'audit',
      leadDays,
      guidanceTexts: own,
    } as const;
    await editWorkspace(change, later, db);
    const after = (await readWorkspaceState(db)).workspace!;
    const kept = {
      locale: 'de',
      rigor: 'audit',
      leadDays,
      guidanceTexts: { en: { pilot: 'Trial run.' }, de: {} },
    };
    expect(after).toMatchObject({ ...kept, by: demo.viewerId, at: LATER.toISOString() });
    const entries = (await ofClass(db, 'audit').toArray()).map(({ doc }) => doc);
    expect(entries.filter(({ action }) => action === 'workspace.edit')).toMatchObject([
      {
        actorId: demo.viewerId,
        at: LATER.toISOString(),
        before: { locale: before.locale, rigor: before.rigor, leadDays: before.leadDays },
        after: kept,
      },
    ]);
    await editWorkspace(
      { ...settings(after), guidanceTexts: { en: {}, de: {} } },
      { ...later, at: new Date('2026-11-25T10:00:00.000Z') },
      db,
    );
    expect((await readWorkspaceState(db)).workspace!).toMatchObject({
      rigor: 'audit',
      guidanceTexts: { en: {} },
    });
    expect((await readWorkspaceState(db)).workspace!.guidanceTexts?.en).toEqual({});
    const lost = { en: { inUse: 'Works. {result}' }, de: {} };
    const at = (await readWorkspaceState(db)).workspace!.at;
    await expect(
      editWorkspace({ ...settings(after), at, guidanceTexts: lost }, later, db),
    ).rejects.toMatchObject({
      problems: [{ code: 'guidance_placeholder_lost', field: 'guidanceTexts.en.inUse' }],
    });
  });

  test('what makes no sense is refused by field, below every way to write it', async () => {
    await loadDemo(demo, NOW, db);
    const before = (await readWorkspaceState(db)).workspace!;
    const thresholds = {
      ...before.thresholds,
      minN: 0,
      waiverDays: 91,
      validityDays: { minimal: 90, limited: 180, high: 90 },
    };
    const refused = editWorkspace({ ...settings(before), workdays: [], thresholds }, later, db);
    await expect(refused).rejects.toMatchObject({
      problems: [
        { code: 'workdays_required', field: 'workdays' },
        { code: 'setting_out_of_range', field: 'thresholds.minN' },
        { code: 'setting_out_of_range', field: 'thresholds.waiverDays' },
        { code: 'validity_upside_down' },
      ],
    });
    expect((await readWorkspaceState(db)).workspace).toEqual(before);
  });
});
