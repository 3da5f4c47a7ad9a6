import type { ProblemCode } from '@/lib/domain/errors';
import type { OfferKind } from '@/lib/domain/offer/offer-kinds';
import { RECORD_CLASSES } from '@/lib/domain/record-classes';
import { homeOf } from '@/lib/domain/record-homes';
import { listOpened } from './copied-values';
import type { PilotlightDatabase } from './database';
import { ofClass } from './doc-ranges';
import { deviceId, newUlid } from './ids';
import type { MineRow } from './sync-rows';

/** The team a database belongs to. Present in a team's database only; a local workspace has none. */
export type Team = {
  /** Origin of the server, without a path. */
  origin: string;
  /** Beginning of the names of the databases. */
  prefix: string;
  portfolio: string;
  /** The account: subject of the identity provider, or name of a CouchDB account. */
  account: string;
  /** The organisation's sign-in, where people do not have a password of the server's own. Nothing in it is a secret. */
  provider?: { issuer: string; clientId: string; scope: string };
};

/** What this device remembers of its mark on the server: the session, the confirmed word, and words sent since. */
export type MarkMemory = { n: number; words: string[] };

/** How the last session ended; what a person is shown. */
export type SyncOutcome = {
  at: string;
  result:
    | 'done'
    | 'offline'
    | 'portal'
    | 'signed_out'
    | 'no_access'
    /** The account may read the team's records, and the server refused it something else. */
    | 'not_allowed'
    | 'configuration'
    | 'missing'
    | 'busy'
    | 'no_space'
    /** The person ended it; it goes on when they say so, or when the browser starts again. */
    | 'stopped'
    | 'failed'
    /** Something in this extension went wrong, and nobody knows more: the page of diagnostics has it. */
    | 'unexpected';
  /** When everything was last in step. */
  doneAt?: string;
  /** Changes that a server which had gone back in time has taken again. */
  healed?: number;
  /** Minutes that this device's clock is ahead of the server's (behind: negative), when that is enough to mislead. */
  clockOff?: number;
  /** What answered, as it names itself: `CouchDB/3.5.2`. */
  software?: string;
};

/** A local workspace on its way into this team: how many of how many records were added. */
export type OfferJob = {
  kinds: readonly OfferKind[];
  of: number;
  added: number;
  /** When it began, and when it ended and how: absent while there is more to bring. */
  at: string;
  ended?: { at: string; problem?: ProblemCode };
  /** The initiatives up to this one are here whole. */
  behind?: string;
};

type StateKeys = {
  team: Team;
  mark: MarkMemory;
  epoch: string;
  /** The organisation's page number as the server has it, whatever it says; earlier pages of what was erased by their number. */
  epochSeen: Record<string, unknown>;
  backoff: { tries: number; nextAt: string };
  lastSync: SyncOutcome;
  /** Since when the person is signed out by their own choice: nobody is signed in again without them. */
  signedOut: string;
  /** Whose workspace this browser showed before this person signed in, and how much of theirs waits there. */
  before: { account: string; waiting: number };
  /**
   * Since when the team's records may not be read any more, when that was said again a day or more later, and when the copies
   * of them were removed here.
   */
  lostAccess: { since: string; again?: string; removedAt?: string };
  /** The data of this device was gone one day: since when, and how many changes nobody had got yet. */
  gone: { at: string; waiting: number };
  /** The workspace of this device that is being brought into the team, or was. */
  offer: OfferJob;
  /** Whether the server takes this account for an administrator of all of it. */
  serverAdmin: boolean;
  deviceId: string;
  /** The roles of the sign-in when something was last refused, as one word. */
  roles: string;
  /** The version of this extension in which what needs a newer one was last offered again. */
  offeredBy: string;
  /**
   * `cursor`, `position`: where a database was read to. By initiative, as instants: when its facts were last copied here
   * (`facts`), and when somebody last had it open (`opened`).
   */
} & { [place in `${'cursor' | 'position' | 'facts' | 'opened'}:${string}`]: string };

export async function readState<K extends keyof StateKeys>(
  db: PilotlightDatabase,
  key: K,
): Promise<StateKeys[K] | undefined> {
  return (await db.meta.get(key))?.value as StateKeys[K] | undefined;
}

export async function writeState<K extends keyof StateKeys>(
  db: PilotlightDatabase,
  key: K,
  value: StateKeys[K],
): Promise<void> {
  await db.meta.put({ key, value });
}

/** This device's id in a database, made when it is asked for first. */
export const ensureDevice = (db: PilotlightDatabase, now: Date): Promise<string> =>
  db.transaction('rw', db.meta, () => deviceId(db, now));

/** Another machine uses this profile's device id: a new one from now on, and no memory of the other's mark. */
export async function renewDevice(db: PilotlightDatabase, now: Date): Promise<string> {
  const value = newUlid(now);
  await db.transaction('rw', db.meta, async () => {
    await db.meta.put({ key: 'deviceId', value });
    await db.meta.bulkDelete(['mark', 'auditHead']);
  });
  return value;
}

/** What this device wrote that the server may have forgotten: confirmed in a later session than the server remembers. */
export async function listConfirmedAfter(db: PilotlightDatabase, session: number): Promise<MineRow[]> {
  return db.mine.where('session').above(session).toArray();
}

/** Puts records that the server no longer has back into the queue, and re-stamps the ones it still has. */
export async function reoffer(
  db: PilotlightDatabase,
  heal: {
    confirmed: readonly MineRow[];
    lost: readonly MineRow[];
    account: string;
    session: number;
    now: string;
  },
): Promise<void> {
  await db.transaction('rw', [db.docs, db.outbox, db.mine, db.meta], async () => {
    // What others wrote may be lost there as well, also where the server says that it stands where it stood.
    if (heal.lost.some(({ home }) => home !== 'audit')) await db.meta.delete('position:portfolio');
    const ids = heal.lost.map(({ id }) => id);
    const docs = await db.docs.bulkGet(ids);
    const waiting = await db.outbox.bulkGet(ids);
    for (const [index, doc] of docs.entries()) {
      const mine = heal.lost[index];
      if (!doc || !mine) continue;
      const kind = RECORD_CLASSES[doc.cls].kind;
      // Two people made the same fact and the server had the other one's: it is theirs to offer.
      if (kind === 'immutable' && doc.doc.by !== heal.account) continue;
      const { rev: _, ...unknownToServer } = doc;
      await db.docs.put({ ...unknownToServer, doc: { ...doc.doc, by: heal.account } });
      const open = waiting[index];
      await db.outbox.put({
        id: doc.id,
        home: homeOf(doc.id) ?? mine.home,
        kind,
        gen: (open?.gen ?? 0) + 1,
        firstAt: open?.firstAt ?? heal.now,
        state: 'pending',
        nextAt: heal.now,
        tries: 0,
        isOfferedAgain: true,
      });
    }
    await db.mine.bulkDelete(ids);
    const kept = heal.confirmed.filter((row) => !heal.lost.includes(row));
    await db.mine.bulkPut(kept.map((row) => ({ ...row, session: heal.session })));
  });
}

/**
 * Initiatives whose facts this device keeps up to date by itself: all of a small team's, else those the person has a part in
 * and those that were open in the last day.
 */
export async function listKeptInitiatives(
  db: PilotlightDatabase,
  account: string,
  now: Date,
): Promise<string[]> {
  const initiatives = await ofClass(db, 'initiative').toArray();
  const metrics = await ofClass(db, 'metric').toArray();
  if (initiatives.length <= SMALL_TEAM) return initiatives.flatMap(({ ini }) => ini ?? []);
  const isMine = (doc: Record<string, unknown>) =>
    [doc.businessOwnerId, doc.executiveSponsorId, doc.ownerId, doc.delegateIds, doc.contributorIds]
      .flat()
      .includes(account);
  const mine = [...initiatives, ...metrics].flatMap(({ ini, doc }) => (ini && isMine(doc) ? ini : []));
  return [...new Set([...mine, ...(await listOpened(db, now))])];
}

/** Whether a team has more initiatives than a device copies all values of. */
export const isLargeTeam = async (db: PilotlightDatabase): Promise<boolean> =>
  (await ofClass(db, 'initiative').count()) > SMALL_TEAM;

const SMALL_TEAM = 50;
