import { AppError } from '@/lib/domain/errors';
import type { RecordClass } from '@/lib/domain/record-classes';
import { WORKSPACE_DEFAULTS } from '@/lib/domain/workspace';
import { commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { fromRow, toRow } from '../documents';
import { newUlid } from '../ids';
import { storageError } from '../storage-error';
import { readState } from '../sync-state';

export type NewWorkspace = {
  name: string;
  timeZone: string;
  displayName: string;
  function: 'business' | 'it' | 'risk' | 'other';
};

/**
 * Starts an own workspace with its first person, who is its admin and may own initiatives. In a team that is still empty,
 * that person is the account that joined: its server takes records in no other name.
 */
export async function createWorkspace(
  input: NewWorkspace,
  at: Date,
  db: PilotlightDatabase = database,
): Promise<{ personId: string }> {
  const personId = (await readState(db, 'team'))?.account ?? newUlid(at);
  return commit(db, { personId, at }, async (unit) => {
    if (await unit.get('workspace', 'meta:policy')) throw new AppError('workspace_exists');
    const { envelope, now } = unit;
    await unit.put(
      'person',
      {
        ...envelope,
        id: personId,
        createdAt: now,
        createdBy: personId,
        displayName: input.displayName.trim(),
        function: input.function,
        active: true,
        roles: (['owner', 'admin'] as const).map((role) => ({ role, scope: 'workspace', from: now })),
      },
      'person.create',
    );
    await unit.put(
      'workspace',
      {
        ...envelope,
        ...WORKSPACE_DEFAULTS,
        workdays: [...WORKSPACE_DEFAULTS.workdays],
        name: input.name.trim(),
        timeZone: input.timeZone,
      },
      'workspace.create',
    );
    await unit.db.meta.put({ key: 'me', value: personId });
    return { personId };
  });
}

/**
 * Says who sits in front of this browser. A local workspace has no sign-in: its people say who they are, and each entry
 * of the log keeps that word. In a team the sign-in says it.
 *
 * @throws AppError `act_as_in_team` in a team; `unknown_person` for nobody, or for somebody who has left.
 */
export async function actAs(personId: string, db: PilotlightDatabase = database): Promise<void> {
  if (await readState(db, 'team')) throw new AppError('act_as_in_team');
  const row = await db.docs.get(`per:${personId}`);
  const person = row && fromRow('person', row);
  if (!person?.active) throw new AppError('unknown_person');
  await db.meta.put({ key: 'me', value: personId });
}

/** The demo workspace as its author gives it; the store knows nothing of its content. */
export type Demo = {
  viewerId: string;
  /** All records, with dates relative to `now`. Immutable ones carry the id that follows from their content. */
  records: (
    now: string,
    deviceId: string,
  ) => readonly { cls: RecordClass; record: Record<string, unknown> }[];
};

/**
 * Fills an empty store with the demo workspace. The records are put in as they are, history included; only the load
 * itself has an audit entry, because nobody did those things here.
 *
 * @throws AppError `workspace_exists` when there is a workspace already, or a team's: nothing of it is touched.
 */
export function loadDemo(
  demo: Demo,
  at: Date,
  db: PilotlightDatabase = database,
): Promise<{ initiatives: number }> {
  return commit(db, { personId: demo.viewerId, at }, async (unit) => {
    const isTeam = (await readState(unit.db, 'team')) !== undefined;
    if (isTeam || (await unit.db.docs.get('meta:policy'))) throw new AppError('workspace_exists');
    const records = demo.records(unit.now, unit.envelope.dev);
    const rows = records
      .filter(({ cls }) => cls !== 'workspace')
      .map(({ cls, record }) => toRow(cls, record as never));
    await unit.db.docs.bulkPut(rows);
    const workspace = records.find(({ cls }) => cls === 'workspace');
    if (!workspace) throw new Error('the demo has no workspace');
    await unit.put('workspace', workspace.record as never, 'demo.load');
    await unit.db.meta.bulkPut([
      { key: 'me', value: demo.viewerId },
      { key: 'demo', value: true },
    ]);
    return { initiatives: rows.filter((row) => row.cls === 'initiative').length };
  });
}

/**
 * Removes the demo workspace with everything in it. The only place where records are deleted.
 *
 * @throws AppError `not_a_demo` for any other workspace.
 */
export async function leaveDemo(db: PilotlightDatabase = database): Promise<void> {
  try {
    await db.transaction('rw', db.tables, async () => {
      if ((await db.meta.get('demo'))?.value !== true) throw new AppError('not_a_demo');
      const device = await db.meta.get('deviceId');
      await Promise.all(db.tables.map((table) => table.clear()));
      if (device) await db.meta.put(device);
    });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw storageError(cause);
  }
}
