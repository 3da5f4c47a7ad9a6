import {
  type Judged,
  judgeOffer,
  type OfferContext,
  type OfferedRecord,
} from '@/lib/domain/offer/judge-offer';
import { isFact, type OfferKind } from '@/lib/domain/offer/offer-kinds';
import { renameAuthor, type StoredRecord } from '@/lib/domain/offer/rename-author';
import type { RecordClass } from '@/lib/domain/record-classes';
import type { DocRow, PilotlightDatabase } from './database';
import { fromRow, SCHEMA_VERSION } from './documents';

/** Who offers: the team's account, and the rights the server gives it. */
export type Offerer = { account: string; roles: readonly string[] };

export type Offer = {
  local: PilotlightDatabase;
  team: PilotlightDatabase;
  offerer: Offerer;
  kinds: ReadonlySet<OfferKind>;
  now: string;
};

/**
 * A local workspace as it would stand in the team, group by group: people and settings, each initiative with all that is its
 * own, and at last the rules. Facts name each other only within an initiative, so no more than one is in memory at a time.
 */
export async function* judgedGroups(offer: Offer): AsyncGenerator<Judged[]> {
  const { local, team, offerer } = offer;
  const me = (await local.meta.get('me'))?.value;
  const initiatives = await local.docs.where('cls').equals('initiative').primaryKeys();
  const people = await team.docs.where('cls').equals('person').toArray();
  const [ownWorkspace, teamWorkspace] = await Promise.all(
    [local, team].map((db) => db.docs.get('meta:policy')),
  );
  const workspace = [teamWorkspace, ownWorkspace].flatMap(
    (row) => (row && fromRow('workspace', row)) ?? [],
  )[0];
  if (!workspace) return;
  const arrived = new Set<string>();
  const besides: StoredRecord[] = [...people];

  const judge = async (rows: readonly DocRow[], context: Pick<OfferContext, 'besides'>) => {
    const records = asOf(rows, typeof me === 'string' ? me : offerer.account, offerer.account);
    const there = await team.docs.bulkGet(records.map(({ id }) => id));
    const { kinds, now } = offer;
    return judgeOffer(records, {
      ...offerer,
      ...context,
      kinds,
      now,
      workspace,
      arrived,
      there: new Map(there.flatMap((row) => (row ? [[row.id, row]] : []))),
    });
  };

  const first = await judge(await local.docs.where('cls').anyOf('person', 'workspace').toArray(), {
    besides,
  });
  besides.push(...first.filter(({ cls, verdict }) => cls === 'person' && verdict === 'add'));
  yield first;
  for (const id of initiatives) {
    const rows = await local.docs.where('ini').equals(id.slice('ini:'.length)).toArray();
    const own = await ofInitiative(team, id);
    const group = await judge(
      rows.filter(({ cls }) => cls !== 'matchReport'),
      { besides: [...besides, ...own] },
    );
    if (arrivedIn(group, offer.kinds).has(id)) arrived.add(id);
    yield group;
  }
  yield judge(await local.docs.where('cls').anyOf('rule', 'matchReport').toArray(), { besides });
}

function arrivedIn(group: readonly Judged[], kinds: ReadonlySet<OfferKind>): Set<string> {
  const isThere = ({ verdict }: Judged) =>
    verdict === 'there' || verdict === 'differs' || (verdict === 'add' && kinds.has('initiatives'));
  return new Set(group.filter((one) => one.cls === 'initiative' && isThere(one)).map(({ id }) => id));
}

/** What the rules of an initiative look at, as the team has it. */
const ofInitiative = (team: PilotlightDatabase, id: string): Promise<DocRow[]> => {
  const classes: RecordClass[] = ['initiative', 'metric', 'gateDecision', 'stepBack'];
  const ini = id.slice('ini:'.length);
  return team.docs
    .where('[ini+cls]')
    .anyOf(classes.map((cls) => [ini, cls]))
    .toArray();
};

const A_ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** The readable rows as the account would have written them; a fact of anybody else stays theirs. */
function asOf(rows: readonly DocRow[], me: string, account: string): OfferedRecord[] {
  const readable = rows.filter(
    (row) => Number(row.doc.v) <= SCHEMA_VERSION && fromRow(row.cls, row) !== undefined,
  );
  // Only what nobody could mean otherwise is renamed: any other word might stand for something else in a record.
  const from = A_ULID.test(me) ? me : account;
  const records = readable.map(({ id, cls, doc }) => ({
    id,
    cls,
    doc,
    isForeign: isFact(cls) && doc.by !== from,
  }));
  return renameAuthor(records, from, account).map((record) => ({
    ...record,
    doc: isFact(record.cls) ? record.doc : { ...record.doc, by: account },
  }));
}
