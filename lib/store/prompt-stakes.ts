import type { Metric } from '@/lib/domain/metric-records';
import { type Person, rolesOf } from '@/lib/domain/people';
import type { PilotlightDatabase } from './database';
import { ofClass } from './doc-ranges';
import { readable, readClass } from './record-lists';

/** One initiative, and whether the person has to do with it as a whole or with single metrics only. */
export type Stake = { initiativeId: string; whole: boolean; metrics?: Metric[] };

/** The initiatives and metrics that may ask something of this person, found by indexes. */
export async function listStakes(me: Person, now: string, db: PilotlightDatabase): Promise<Stake[]> {
  const roles = rolesOf(me, now);
  const watched = roles.has('admin') || roles.has('reviewer') ? await listGone(db) : [];
  // One read for each: several keys in one would walk the index row by row.
  const ids = [me.id, ...watched];
  const { docs } = db;
  const [initiatives, decided, owned, reported, unanswered] = await Promise.all([
    Promise.all([
      ...ids.map((id) => docs.where('doc.businessOwnerId').equals(id).primaryKeys()),
      docs.where('doc.delegateIds').equals(me.id).primaryKeys(),
      docs.where('doc.executiveSponsorId').equals(me.id).primaryKeys(),
    ]),
    Promise.all(ids.map((id) => docs.where('doc.reviewerId').equals(id).primaryKeys())),
    Promise.all(ids.map((id) => docs.where('doc.ownerId').equals(id).toArray())),
    roles.has('admin') ? ofClass(db, 'matchReport').primaryKeys() : [],
    roles.has('reviewer') ? listUnanswered(db) : [],
  ]);
  const whole = new Set([
    ...initiatives.flat().map((id) => id.slice(4)),
    ...[...decided.flat(), ...reported, ...unanswered].map(initiativeOf),
  ]);
  const stakes = new Map<string, Stake>();
  for (const initiativeId of whole) stakes.set(initiativeId, { initiativeId, whole: true });
  for (const metric of readable('metric', owned.flat())) {
    const { initiativeId, ownerId } = metric;
    if (whole.has(initiativeId)) continue;
    // Somebody else's metric whose owner is gone: an admin stands in for the whole.
    if (ownerId !== me.id) stakes.set(initiativeId, { initiativeId, whole: true });
    const known = stakes.get(initiativeId) ?? { initiativeId, whole: false, metrics: [] };
    if (!known.whole) known.metrics?.push(metric);
    stakes.set(initiativeId, known);
  }
  return [...stakes.values()];
}

/** `<class>:<initiative>:<rest>` → the initiative. */
const initiativeOf = (docId: string): string => docId.split(':')[1] ?? '';

/** Ids of people who are no longer active: what they owned needs an heir. */
async function listGone(db: PilotlightDatabase): Promise<string[]> {
  const rows = await ofClass(db, 'person').toArray();
  return rows.filter(({ doc }) => doc.active === false).map(({ id }) => id.slice('per:'.length));
}

/** Readers' concerns without an answer. One about a dimension that nobody has decided yet asks every reviewer. */
async function listUnanswered(db: PilotlightDatabase): Promise<string[]> {
  const [raised, replies] = await Promise.all([
    ofClass(db, 'concern').primaryKeys(),
    readClass('concernReply', db),
  ]);
  const answers = replies.filter(({ kind }) => kind === 'answer');
  const answered = new Set(answers.map(({ concernId }) => concernId));
  return raised.filter((id) => !answered.has(id));
}
