import { AppError } from '@/lib/domain/errors';
import type { Rule } from '@/lib/domain/mapping/rule';
import { classOf } from '@/lib/domain/record-classes';
import { isTakeable, takenRule } from '@/lib/domain/two-versions';
import { type Author, commit, type Unit } from '../commit';
import { type AltRow, database, type PilotlightDatabase } from '../database';
import { requireOffice, subjectOf, writeEdit } from './edit-initiative';
import { requireRole } from './roles';
import { type Recognise, refuseIfNotReady } from './rules';

/** The version that counts stays; the other one is no longer shown on this device. */
export async function keepVersion(
  n: number,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  await db.transaction('rw', db.alts, async () => {
    const alternative = await db.alts.get(n);
    if (alternative) await forget(db, alternative);
  });
  return {};
}

/**
 * The other version counts from now on, by whoever may change that field. What it replaces stays in the log.
 *
 * @throws AppError `not_found` when it was settled meanwhile, or the refusal of the record's own rules.
 */
export function takeVersion(
  n: number,
  author: Author,
  recognise: Recognise,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return commit(db, author, async (unit) => {
    const alternative = await unit.db.alts.get(n);
    const cls = alternative && classOf(alternative.id);
    if (!alternative || !cls || !isTakeable(cls, alternative.field)) throw new AppError('not_found');
    await WRITERS[cls]?.(unit, author, alternative, recognise);
    await forget(unit.db, alternative);
    return {};
  });
}

const ACTION = 'version.take';

type WriteOther = (unit: Unit, author: Author, other: AltRow, recognise: Recognise) => Promise<void>;

const WRITERS: { [cls: string]: WriteOther } = {
  initiative: async (unit, author, { id, field, value }) => {
    const subject = await subjectOf(unit, id.slice('ini:'.length));
    await requireOffice(subject, 'edit_plan', author);
    await writeEdit(subject, { change: { [field]: value }, action: ACTION });
  },
  metric: async (unit, _author, { id, field, value }) => {
    const metric = await unit.get('metric', id);
    if (!metric) throw new AppError('not_found');
    await unit.put('metric', { ...metric, ...unit.envelope, [field]: value }, ACTION);
  },
  rule: async (unit, author, { id, value }, recognise) => {
    await requireRole(unit, author, ['admin']);
    const current = await unit.get('rule', id);
    if (!current) throw new AppError('not_found');
    const taken = takenRule(current, value as Rule);
    const rule = { ...taken, ...unit.envelope, version: current.version + 1 };
    await refuseIfNotReady(unit, rule, recognise);
    await unit.put('rule', rule, ACTION);
  },
  person: async (unit, author, { id, field, value }) => {
    await requireRole(unit, author, ['admin']);
    const person = await unit.get('person', id);
    if (!person) throw new AppError('not_found');
    await unit.put('person', { ...person, ...unit.envelope, [field]: value }, ACTION);
  },
};

/** All that is kept of the same field: it was settled as a whole. */
const forget = (db: PilotlightDatabase, { id, field }: AltRow): Promise<number> =>
  db.alts
    .where('id')
    .equals(id)
    .filter((one) => one.field === field)
    .delete();
