import type { BackupEntry } from '../backup/backup';
import { brokenInBackup } from '../backup/backup-invariants';
import { createBackupState } from '../backup/backup-state';
import { isSignedByAnother, mayWrite } from '../class-writers';
import { NOBODY } from '../concern-records';
import type { Problem } from '../errors';
import { initiativeIn, parseRecord } from '../record-classes';
import { isSameRecord } from '../record-merge';
import { MOST_CHARACTERS, UNNAMED_CLASSES } from '../server-limits';
import type { Workspace } from '../workspace';
import { namedRecords } from './named-records';
import type { OfferVerdict } from './offer';
import { isFact, type OfferKind, offerKindOf } from './offer-kinds';
import type { StoredRecord } from './rename-author';
import { undoneBy } from './undone-by';

/** A record as it would stand in the team. `isForeign`: a fact that somebody else wrote on this device. */
export type OfferedRecord = StoredRecord & { isForeign: boolean };

export type Judged = OfferedRecord & { verdict: OfferVerdict; problem?: Problem };

export type OfferContext = {
  account: string;
  /** As the server knows them, `owner:<initiative>` among them. */
  roles: readonly string[];
  kinds: ReadonlySet<OfferKind>;
  /** The team's own version of the offered records, by id. */
  there: ReadonlyMap<string, StoredRecord>;
  /** What the team has besides, as far as a rule looks at it: people, and of the initiatives metrics and phase decisions. */
  besides: readonly StoredRecord[];
  /** Ids that other groups of the same offer were found to have in the team afterwards. */
  arrived: ReadonlySet<string>;
  workspace: Workspace;
  now: string;
};

/**
 * What becomes of each record of one group (people, an initiative with all that is its own, rules). What is named comes before
 * what names it, so that whoever brings them in this order leaves nothing dangling wherever it ends.
 */
export function judgeOffer(records: readonly OfferedRecord[], context: OfferContext): Judged[] {
  const sorted = [...records].sort((a, b) => rank(a) - rank(b));
  const alone = sorted.map((record): Judged => ({ ...record, verdict: verdictAlone(record, context) }));
  const broken = brokenRules(withoutStrays(alone, context), context);
  return withoutStrays(
    alone.map((one) => {
      const problem = one.verdict === 'add' ? broken.get(one.id) : undefined;
      return problem ? { ...one, verdict: 'breaks', problem } : one;
    }),
    context,
  );
}

/** Facts stay in the order in which they name each other. */
function rank({ cls }: StoredRecord): number {
  const place = ['person', 'workspace', 'initiative', 'metric', 'recipe', 'rule'].indexOf(cls);
  return place === -1 ? 9 : place;
}

function verdictAlone(record: OfferedRecord, context: OfferContext): OfferVerdict {
  const { id, cls, doc, isForeign } = record;
  const { account, roles } = context;
  const there = context.there.get(id);
  if (there) return isFact(cls) || isSameRecord(there.doc, doc) ? 'there' : 'differs';
  if (!mayWrite(cls, { initiativeId: initiativeIn(cls, id), roles, isNew: true, doc })) return 'not_allowed';
  const isUnnamed = doc.by === NOBODY && UNNAMED_CLASSES.includes(cls);
  if (!isUnnamed && (isForeign || doc.by !== account || isSignedByAnother(cls, doc))) return 'not_yours';
  return JSON.stringify({ _id: id, ...doc }).length > MOST_CHARACTERS - ROOM ? 'too_large' : 'add';
}

/** The server counts the revision; and of a record that may change, the log repeats the whole. */
const ROOM = 700;

/** Takes out what belongs to something that will not be there, and what only something that stays here takes back. */
function withoutStrays(judged: readonly Judged[], context: OfferContext): Judged[] {
  const undone = new Set<string>();
  const named = new Map(judged.map((one) => [one.id, namedRecords(one)]));
  let now = judged;
  for (;;) {
    now = withoutOrphans(now, { named, undone }, context);
    const staying = now.filter(({ verdict }) => verdict !== 'add' && verdict !== 'there');
    const found = staying.flatMap((one) => undoneBy(one, now)).filter((id) => !undone.has(id));
    if (found.length === 0) return [...now];
    for (const id of found) undone.add(id);
  }
}

function withoutOrphans(
  judged: readonly Judged[],
  { named, undone }: { named: ReadonlyMap<string, string[]>; undone: ReadonlySet<string> },
  { kinds, there, arrived }: OfferContext,
): Judged[] {
  const offered = new Set(judged.map(({ id }) => id));
  const arriving = new Set([...arrived, ...there.keys()]);
  const isMissing = (id: string) => !arriving.has(id) && (offered.has(id) || PARENT.test(id));
  return judged.map((one) => {
    if (one.verdict !== 'add' && one.verdict !== 'breaks') return one;
    if (undone.has(one.id) || named.get(one.id)?.some(isMissing)) {
      // Where the whole does not come, what is wrong with a part of it is no news.
      const { problem: _, ...record } = one;
      return { ...record, verdict: 'apart' };
    }
    if (one.verdict === 'breaks') return one;
    const kind = offerKindOf(one.cls);
    if (kind && kinds.has(kind)) arriving.add(one.id);
    return one;
  });
}

/** A fact that this workspace does not have either was missing before. */
const PARENT = /^(ini|met|map):/;

/**
 * The rules that would be broken, by record. What waits only for a right of the account counts as if it were there: a phase
 * decision may be brought once the server knows the owner, and that needs the initiative.
 */
function brokenRules(judged: readonly Judged[], context: OfferContext): Map<string, Problem> {
  const { besides, there, workspace, now } = context;
  const coming = judged.filter(({ verdict }) => verdict === 'add' || verdict === 'not_allowed');
  const standing = new Map([...besides, ...there.values(), ...coming].map((one) => [one.id, one]));
  const entries = new Map([...standing.values()].flatMap((one) => asEntry(one) ?? []));
  const state = createBackupState([...entries.values()]);
  const broken = new Map<string, Problem>();
  for (const { id, verdict } of coming) {
    const entry = entries.get(id);
    if (verdict !== 'add' || !entry) continue;
    const [problem] = brokenInBackup(entry, { state, workspace, now });
    if (problem) broken.set(id, problem);
  }
  return broken;
}

function asEntry({ id, cls, doc }: StoredRecord): [[string, BackupEntry]] | undefined {
  const parsed = parseRecord(cls, id, doc);
  return parsed.success ? [[id, { row: 0, id, cls, record: parsed.data } as BackupEntry]] : undefined;
}
