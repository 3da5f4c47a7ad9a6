import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { initiativeBrief, initiativeOverview } from '@/lib/domain/overview';
import type { InitiativeBrief, InitiativeOverview } from '@/lib/domain/overview-types';
import { withCandidates } from '../candidates';
import { readCopies } from '../copied-values';
import { database, type PilotlightDatabase } from '../database';
import { ofClass, ofInitiatives } from '../doc-ranges';
import { ruleGroup } from '../documents';
import { groupRows } from '../group-rows';
import { recordsIn } from '../initiative-rows';
import { listPeople, readWorkspaceState, writerIn } from '../reads';

/** All initiatives, briefly, in the order of their keys. Archived ones are left out. */
export async function listInitiativeBriefs(
  now: string,
  db: PilotlightDatabase = database,
): Promise<InitiativeBrief[]> {
  const { workspace } = await readWorkspaceState(db);
  if (!workspace) return [];
  const briefs = await fromEach(db, (records) => initiativeBrief(records, now, workspace));
  return briefs.sort((a, b) => a.key.localeCompare(b.key));
}

/** The same initiatives with what may be done with each now, in no particular order. */
export async function listInitiativeOverviews(
  now: string,
  db: PilotlightDatabase = database,
): Promise<InitiativeOverview[]> {
  const state = await readWorkspaceState(db);
  const { workspace } = state;
  const writer = writerIn(state);
  if (!workspace) return [];
  const forWhom = writer ? { personId: writer.id } : {};
  return fromEach(db, (records) => {
    const overview = initiativeOverview(records, now, workspace, forWhom);
    return withCandidates(overview, records, { workspace, now }, db);
  });
}

/** Initiatives that are read with one question: asking for each costs more than reading it, and all at once fill the memory. */
const AT_ONCE = 100;

/** Derives something from the records of each initiative that is not archived. What all of them share is read once. */
async function fromEach<T>(
  db: PilotlightDatabase,
  derive: (records: InitiativeRecords) => T | Promise<T>,
): Promise<T[]> {
  const [valuesHere, initiatives, people, counts, rules] = await Promise.all([
    readCopies(db),
    ofClass(db, 'initiative').primaryKeys(),
    listPeople(db),
    db.matchCounts.toArray(),
    ofClass(db, 'rule').toArray(),
  ]);
  const countsOf = groupRows(counts, ({ initiativeId }) => initiativeId);
  const rulesOf = groupRows(rules, ({ grp }) => grp);
  const ids = initiatives.map((docId) => docId.slice('ini:'.length)).sort();
  const found: T[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const part = ids.slice(start, start + AT_ONCE);
    const rows = await ofInitiatives(db, part[0] ?? '', part.at(-1) ?? '').toArray();
    const rowsOf = groupRows(rows, ({ ini }) => ini);
    const records = part.flatMap(
      (id) =>
        recordsIn({
          rows: rowsOf.get(id) ?? [],
          people,
          counts: countsOf.get(id) ?? [],
          rules: rulesOf.get(ruleGroup(id)) ?? [],
          valuesHere: valuesHere(id),
        }) ?? [],
    );
    const current = records.filter(({ initiative }) => !initiative.archivedAt);
    found.push(...(await Promise.all(current.map(derive))));
  }
  return found;
}
