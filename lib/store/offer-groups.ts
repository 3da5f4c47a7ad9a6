import { type Judged, judgeOffer, type OfferedRecord } from '@/lib/domain/offer/judge-offer';
import { isFact, type OfferKind, offerKindOf } from '@/lib/domain/offer/offer-kinds';
import { renameAuthor, type StoredRecord } from '@/lib/domain/offer/rename-author';
import { type ListedClass, RECORD_CLASSES, type RecordClass, recordIdOf } from '@/lib/domain/record-classes';
import type { Workspace } from '@/lib/domain/workspace';
import type { DocRow, PilotlightDatabase } from './database';
import { ofClass, ofInitiative } from './doc-ranges';
import { fromRow, SCHEMA_VERSION } from './documents';

/** Who offers: the team's account, and the rights the server gives it. */
export type Offerer = { account: string; roles: readonly string[] };

export type Offer = {
  local: PilotlightDatabase;
  team: PilotlightDatabase;
  offerer: Offerer;
  kinds: ReadonlySet<OfferKind>;
  now: string;
  /** The initiatives up to this one were brought whole before: their values are not looked at again. */
  behind?: string | undefined;
};

/** Records that are judged together, and the last initiative of which nothing comes any more. */
export type OfferGroup = { records: Judged[]; behind: string | undefined };

/**
 * A local workspace as it would stand in the team, group by group: people and settings; each initiative with what is its own,
 * then the values of one metric after the other, since they are a hundred times as many and name each other only within their
 * metric; at last the rules. No more than one group is in memory at a time.
 */
export async function* judgedGroups(offer: Offer): AsyncGenerator<OfferGroup> {
  const { local, team, offerer, kinds, now } = offer;
  const me = (await local.meta.get('me'))?.value;
  const workspace = (await workspaceOf(team)) ?? (await workspaceOf(local));
  if (!workspace) return;
  let { behind } = offer;
  const arrived = new Set<string>();
  const people: StoredRecord[] = await ofClass(team, 'person').toArray();
  const from = typeof me === 'string' && A_ULID.test(me) ? me : offerer.account;

  const judge = async (
    rows: readonly DocRow[],
    besides: readonly StoredRecord[],
    alongside: readonly DocRow[] = [],
  ) => {
    const records = asOf({ rows, alongside, from, account: offerer.account });
    const there = await team.docs.bulkGet(records.map(({ id }) => id));
    const known = new Map(there.flatMap((row) => (row ? [[row.id, row]] : [])));
    const group = judgeOffer(records, { ...offerer, kinds, now, workspace, arrived, besides, there: known });
    for (const one of group) if (arrives(one, kinds)) arrived.add(one.id);
    return group;
  };

  const first = await judge(await ofClasses(local, 'person', 'workspace'), people);
  people.push(...first.filter(({ cls, verdict }) => cls === 'person' && verdict === 'add'));
  yield { records: first, behind };
  for (const id of await ofClass(local, 'initiative').primaryKeys()) {
    const ini = id.slice('ini:'.length);
    const own = await partsOf(team, ini, LOOKED_AT);
    const rows = await partsOf(local, ini, WITHOUT_VALUES);
    const group = await judge(rows, [...people, ...own], await finalValues(local, rows));
    yield { records: group, behind };
    if (behind !== undefined && ini <= behind) continue;
    const standing = [...people, ...own, ...group.filter(({ cls }) => LOOKED_AT.includes(cls))];
    for (const metric of rows.filter(({ cls }) => cls === 'metric')) {
      // At once: a cursor takes many times as long.
      const rowsOfMetric = await local.docs.where('grp').equals(recordIdOf(metric.id)).toArray();
      const values = rowsOfMetric.filter((row) => row.ini === ini && VALUES.includes(row.cls));
      if (values.length > 0) yield { records: await judge(values, standing), behind };
    }
    behind = ini;
  }
  yield { records: await judge(await ofClasses(local, 'rule', 'matchReport'), people), behind };
}

/** What others may belong to, and the team will have. */
function arrives({ cls, verdict }: Judged, kinds: ReadonlySet<OfferKind>): boolean {
  const kind = offerKindOf(cls);
  if (kind !== 'initiatives' && kind !== 'metrics') return false;
  return verdict === 'there' || verdict === 'differs' || (verdict === 'add' && kinds.has(kind));
}

const VALUES: readonly RecordClass[] = ['sample', 'sampleVoid', 'sampleNote', 'skip'];
/** A report belongs to its rule. */
const WITHOUT_VALUES = (Object.keys(RECORD_CLASSES) as RecordClass[]).filter(
  (cls) => cls !== 'matchReport' && !VALUES.includes(cls),
);
/** What the rules look at besides the record itself. */
const LOOKED_AT: readonly RecordClass[] = ['initiative', 'metric', 'gateDecision', 'stepBack'];

const ofClasses = async (db: PilotlightDatabase, ...classes: ListedClass[]): Promise<DocRow[]> =>
  (await Promise.all(classes.map((cls) => ofClass(db, cls).toArray()))).flat();

const partsOf = async (
  db: PilotlightDatabase,
  ini: string,
  classes: readonly RecordClass[],
): Promise<DocRow[]> =>
  (await Promise.all(classes.map((cls) => ofInitiative(db, ini, cls).toArray()))).flat();

/** The value that an initiative ended with, and those it corrects: the initiative names it by its id. */
async function finalValues(db: PilotlightDatabase, rows: readonly DocRow[]): Promise<DocRow[]> {
  const found: DocRow[] = [];
  let next = rows.find(({ cls }) => cls === 'initiative')?.doc.finalSample;
  while (typeof next === 'string') {
    const row = await db.docs.get(next);
    if (row) found.push(row);
    next = row?.doc.supersedes;
  }
  return found;
}

async function workspaceOf(db: PilotlightDatabase): Promise<Workspace | undefined> {
  const row = await db.docs.get('meta:policy');
  return row && fromRow('workspace', row);
}

const A_ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/**
 * The readable rows as the account would have written them; a fact of anybody else stays theirs. `alongside` are facts that
 * they name and that are judged elsewhere.
 */
function asOf(offered: {
  rows: readonly DocRow[];
  alongside: readonly DocRow[];
  /** Only what nobody could mean otherwise is renamed: any other word might stand for something else in a record. */
  from: string;
  account: string;
}): OfferedRecord[] {
  const { rows, alongside, from, account } = offered;
  const elsewhere = new Set(alongside);
  const readable = [...rows, ...alongside].filter(
    (row) => Number(row.doc.v) <= SCHEMA_VERSION && fromRow(row.cls, row) !== undefined,
  );
  const records = readable.map((row) => ({
    id: row.id,
    cls: row.cls,
    doc: row.doc,
    isForeign: isFact(row.cls) && row.doc.by !== from,
    isElsewhere: elsewhere.has(row),
  }));
  return renameAuthor(records, from, account)
    .filter(({ isElsewhere }) => !isElsewhere)
    .map(({ id, cls, doc, isForeign }) => ({
      id,
      cls,
      doc: isFact(cls) ? doc : { ...doc, by: account },
      isForeign,
    }));
}
