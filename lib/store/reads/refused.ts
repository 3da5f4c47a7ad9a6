import { classOf, type RecordClass } from '@/lib/domain/record-classes';
import { type DocRow, database, type PilotlightDatabase } from '../database';
import { listBlocked } from '../outbox';
import { recordName, recordPeriod } from '../record-name';
import type { BlockReason, OutboxRow } from '../sync-rows';
import { readState } from '../sync-state';

/** A change the server did not take: of which record, why, and what helps. */
export type RefusedChange = {
  id: string;
  cls: RecordClass | undefined;
  /** What a person would call it: its own name, that of its metric or initiative. */
  name?: string;
  /** The period of a value. */
  period?: { start: string; end: string };
  reason: BlockReason;
  detail?: string;
  firstAt: string;
  /** Where it can be changed, as a page's address; absent for what never changes. */
  place?: string;
  /** The account answers for the initiative as this device knows it: what is missing is that the server knows so too. */
  isResponsible?: boolean;
};

export async function listRefused(db: PilotlightDatabase = database): Promise<RefusedChange[]> {
  const rows = await listBlocked(db);
  const docs = await db.docs.bulkGet(rows.map(({ id }) => id));
  const account = (await readState(db, 'team'))?.account;
  return Promise.all(
    rows.map(async (row, index) => {
      const change = await toRefused(row, docs[index], db);
      const { ini } = docs[index] ?? {};
      // What waits here may itself name a new owner: what the team last had counts.
      const id = `ini:${ini}`;
      const known = ini && account ? ((await db.base.get(id)) ?? (await db.docs.get(id)))?.doc : undefined;
      const isResponsible =
        known?.businessOwnerId === account || listOf(known?.delegateIds).includes(account);
      return known && isResponsible ? { ...change, isResponsible } : change;
    }),
  );
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

async function toRefused(
  { id, reason = 'invalid', detail, firstAt }: OutboxRow,
  row: DocRow | undefined,
  db: PilotlightDatabase,
): Promise<RefusedChange> {
  const name = row && (await recordName(row, db));
  const period = row && recordPeriod(row.doc);
  const place = row && placeOf(row);
  return {
    id,
    cls: classOf(id),
    reason,
    firstAt,
    ...(name ? { name } : {}),
    ...(detail ? { detail } : {}),
    ...(period ? { period } : {}),
    ...(place ? { place } : {}),
  };
}

function placeOf({ id, cls, ini, doc }: DocRow): string | undefined {
  switch (cls) {
    case 'initiative':
      return `/dashboard.html#/initiative/${ini}`;
    case 'metric':
      return `/dashboard.html#/initiative/${ini}/metric/${id.slice(id.lastIndexOf(':') + 1)}`;
    case 'recipe':
      return `/dashboard.html#/initiative/${ini}/metric/${doc.metricId}`;
    case 'rule':
      return `/options.html#/rules/edit/${id.slice('map:'.length)}`;
    case 'person':
      return '/options.html#/people';
    case 'workspace':
      return '/options.html#/workspace';
    default:
      return undefined;
  }
}
