import { classOf, type RecordClass } from '@/lib/domain/record-classes';
import { database, type PilotlightDatabase, type QuarantineRow } from '../database';
import { recordName } from '../record-name';

/**
 * Why a record is not used; `unreadable` for what stood here already and does not fit any more, `lost_here` for a change that
 * was damaged or removed before it could be sent.
 */
export const SET_ASIDE_REASONS = [
  'older_than_known',
  'wrong_shape',
  'not_its_hash',
  'not_its_author',
  'unknown_id',
  'too_large',
  'lost_here',
  'unreadable',
] as const;

/** A record that is kept and not used: which one, why, since when, and whether an earlier version of it stays in use. */
export type SetAside = {
  id: string;
  cls: RecordClass | undefined;
  name?: string;
  reason: (typeof SET_ASIDE_REASONS)[number];
  at: string;
  hasGood: boolean;
};

/** The newest hundred. */
export async function listSetAside(db: PilotlightDatabase = database): Promise<SetAside[]> {
  const rows = (await db.quarantine.toArray()).sort((a, b) => b.at.localeCompare(a.at)).slice(0, 100);
  const docs = await db.docs.bulkGet(rows.map(({ id }) => id));
  return Promise.all(
    rows.map(async (row, index) => {
      const good = docs[index];
      const name = good && (await recordName(good, db));
      return {
        id: row.id,
        cls: classOf(row.id),
        ...(name ? { name } : {}),
        reason: reasonOf(row),
        at: row.at,
        hasGood: good !== undefined,
      };
    }),
  );
}

const reasonOf = ({ reason }: QuarantineRow): SetAside['reason'] =>
  SET_ASIDE_REASONS.find((one) => one === reason) ?? 'unreadable';
