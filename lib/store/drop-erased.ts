import { type Erased, subjectOfEntry } from '@/lib/domain/erasure';
import { recordIdOf } from '@/lib/domain/record-classes';
import type { PilotlightDatabase } from './database';
import { ofClass } from './doc-ranges';

/** What an erasure takes away here. */
type Found = {
  /** Documents' ids, with the entries of the log about them. */
  ids: Set<string>;
  /** Own ids of the metrics, recipes and rules among them: what is kept beside the records goes by these. */
  parts: Set<string>;
  /** Entries of the log that no server has yet. */
  unsent: string[];
};

/** Entries of the log that are erased here and that the server never had: what their place in the chain is explained by. */
export async function listUnsentErased(db: PilotlightDatabase, erased: Erased): Promise<string[]> {
  return (await find(db, erased)).unsent;
}

/**
 * Removes what was erased for good from every table, before anything could offer it again: records, what waits, what was set
 * aside, drafts, proposals from tickets, and what was noted about them. Answers how many records went.
 */
export async function dropErased(db: PilotlightDatabase, erased: Erased): Promise<number> {
  return db.transaction('rw', db.tables, async () => {
    const { ids, parts } = await find(db, erased);
    const isGone = (id: unknown) => ids.has(String(id)) || erased.record(String(id));
    const names = (id: string) =>
      (id.match(ULID) ?? []).some((one) => erased.initiative(one) || parts.has(one));
    const { docs, base, outbox, mine, quarantine } = db;
    for (const table of [docs, base, outbox, mine, quarantine]) {
      await table.bulkDelete((await table.toCollection().primaryKeys()).filter(isGone));
    }
    await Promise.all([
      db.alts.filter(({ id }) => isGone(id)).delete(),
      db.drafts.filter(({ metricId }) => parts.has(metricId)).delete(),
      db.hidden.filter(({ initiativeId }) => erased.initiative(initiativeId)).delete(),
      db.matchCounts.filter((row) => erased.initiative(row.initiativeId) || parts.has(row.ruleId)).delete(),
      db.prompts.filter(({ id }) => names(id)).delete(),
      db.observations.filter(({ recipeId }) => parts.has(recipeId)).delete(),
      db.collections.filter((row) => erased.initiative(row.initiativeId)).delete(),
      // Pages that an administrator looked at say nothing of which initiative they led to.
      ids.size > 0 && db.seen.clear(),
      db.meta.filter(({ key }) => ABOUT_ONE.test(key) && names(key)).delete(),
    ]);
    return ids.size;
  });
}

const ULID = /[0-7][0-9A-HJKMNP-TV-Z]{25}/g;
/** What is remembered of single initiatives and records. */
const ABOUT_ONE = /^(facts|opened|branch|latest):/;

async function find(db: PilotlightDatabase, erased: Erased): Promise<Found> {
  const ids = new Set((await db.docs.toCollection().primaryKeys()).filter(erased.record));
  // A rule's id does not say which initiative it leads to.
  const groups = (await db.docs.where('grp').startsWith(RULES).uniqueKeys()).map(String);
  const gone = groups.filter((group) => erased.initiative(group.slice(RULES.length)));
  for (const id of await db.docs.where('grp').anyOf(gone).primaryKeys()) ids.add(id);
  const parts = new Set([...ids].filter((id) => /^(met|rcp|map):/.test(id)).map(recordIdOf));
  const log = await ofClass(db, 'audit').toArray();
  const entries = log.flatMap(({ id, doc }) => {
    const subject = subjectOfEntry(doc);
    return subject && (ids.has(subject) || erased.record(subject)) ? id : [];
  });
  const waiting = await db.outbox.bulkGet(entries);
  for (const id of entries) ids.add(id);
  return { ids, parts, unsent: entries.filter((_, index) => waiting[index]) };
}

const RULES = 'rules:';
