import type { VersionDemand } from '@/lib/domain/client-version';
import { database, type PilotlightDatabase } from '../database';
import { readHeldBack } from '../held-back';
import { type OutboxSummary, summariseOutbox } from '../outbox';
import { type OfferJob, readState, type SyncOutcome, type Team } from '../sync-state';

/** The team this database belongs to and how it stands with its server; `undefined` for a local workspace. */
export type TeamStatus = {
  team: Team;
  /** The name of the person that the account stands for, or the account where the team has no record of them. */
  accountName: string;
  lastSync?: SyncOutcome;
  outbox: OutboxSummary;
  /** Somebody else's changes that wait under their own account, in a workspace of theirs. */
  before?: { account: string; waiting: number };
  /** Since when the team's records may not be read any more, and when the copies of them were removed. */
  lostAccess?: { since: string; removedAt?: string };
  /** When the data of this device was found to be gone, and how many changes went with it. */
  gone?: { at: string; waiting: number };
  /** The account rules the whole server, which then checks nothing of what it writes. */
  serverAdmin?: boolean;
  /** The workspace of this device that is being brought into the team, or was. */
  offer?: OfferJob;
  /** When the server is asked again by itself, after a failure. */
  nextTryAt?: string;
  /** The organisation asks for a newer version: what waits here is sent once it is here. */
  heldBack?: VersionDemand;
};

const nameOf = async (db: PilotlightDatabase, account: string): Promise<string> => {
  const name = (await db.docs.get(`per:${account}`))?.doc.displayName;
  return typeof name === 'string' && name !== '' ? name : account;
};

export async function readTeamStatus(db: PilotlightDatabase = database): Promise<TeamStatus | undefined> {
  const team = await readState(db, 'team');
  if (!team) return undefined;
  const [lastSync, outbox, before, lostAccess, gone, serverAdmin, backoff, offer, heldBack] =
    await Promise.all([
      readState(db, 'lastSync'),
      summariseOutbox(db),
      readState(db, 'before'),
      readState(db, 'lostAccess'),
      readState(db, 'gone'),
      readState(db, 'serverAdmin'),
      readState(db, 'backoff'),
      readState(db, 'offer'),
      readHeldBack(db),
    ]);
  return {
    team,
    accountName: await nameOf(db, team.account),
    outbox,
    ...(lastSync ? { lastSync } : {}),
    ...(before?.waiting
      ? { before: { account: await nameOf(db, before.account), waiting: before.waiting } }
      : {}),
    ...(lostAccess ? { lostAccess } : {}),
    ...(gone ? { gone } : {}),
    ...(serverAdmin ? { serverAdmin } : {}),
    ...(offer ? { offer } : {}),
    ...(backoff?.nextAt ? { nextTryAt: backoff.nextAt } : {}),
    ...(heldBack ? { heldBack } : {}),
  };
}
