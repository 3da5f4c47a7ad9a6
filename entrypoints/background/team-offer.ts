import { AppError } from '@/lib/domain/errors';
import type { OfferPreview } from '@/lib/domain/offer/offer';
import type { OfferKind } from '@/lib/domain/offer/offer-kinds';
import { readStopped } from '@/lib/settings/team-work';
import { beginOffer, offerWorkspace, previewOffer } from '@/lib/store/commands/offer-workspace';
import { LOCAL_DATABASE, PilotlightDatabase, shownDatabase } from '@/lib/store/database';
import type { Offerer } from '@/lib/store/offer-groups';
import { type OfferJob, readState, type Team, writeState } from '@/lib/store/sync-state';
import { RemoteError } from '@/lib/sync/remote-error';
import { readRights } from '@/lib/sync/rights';
import { isOver } from '@/lib/sync/schedule';
import { Stopped } from '@/lib/sync/session-context';
import { alone } from '@/lib/sync/sync-team';
import { teamDatabaseName } from '@/lib/sync/team-database';
import { told } from './author';
import { reportError } from './report-error';
import { syncUnlessStopped } from './team';
import { wakeSoon } from './team-alarm';
import { surroundingsFor } from './team-surroundings';
import { showWork } from './team-work';
import { teamOf } from './which-team';

type Workspaces = { local: PilotlightDatabase; team: PilotlightDatabase; offerer: Offerer };

/**
 * What the workspace of this device would bring into the team that is shown.
 *
 * @throws AppError `team_<result>` when the server could not be asked what is there and who may write what; `team_stopped`
 */
export const previewOwnWorkspace = (): Promise<OfferPreview> =>
  inStep(async (workspaces) => {
    const work = showWork();
    const total = await workspaces.local.docs.count();
    const onGroup = async (done: number) => {
      work.show({ doing: 'look', done, total: Math.max(done, total) });
      if (await readStopped()) throw new AppError('team_stopped');
    };
    return previewOffer(workspaces, new Date(), onGroup).finally(work.end);
  });

/**
 * Begins to bring the chosen kinds of it, `of` so many records. It goes on by itself until it is ended, whatever becomes of this
 * worker. What the server does not take in the end stands among the refused changes.
 */
export async function offerOwnWorkspace(kinds: readonly OfferKind[], of: number): Promise<void> {
  await inStep((workspaces) => beginOffer(workspaces, { kinds, of, at: new Date().toISOString() }));
  goOnWithOffer();
}

/** Goes on with an offer that was begun and has not ended. Nothing waits for it. */
export function goOnWithOffer(): void {
  void continueOffer().catch((cause) => reportError('offer', cause));
}

async function continueOffer(): Promise<void> {
  const shown = shownDatabase();
  const team = await readState(shown, 'team');
  const begun = team && (await readState(shown, 'offer'));
  if (!team || !begun || begun.ended) return;
  const ended = await withWorkspaces(team, (workspaces) =>
    // Its changes are sent when all of them are there: two that write at once hold each other up.
    alone(workspaces.team, true, async () => {
      const job = await readState(workspaces.team, 'offer');
      if (!job || job.ended || (await readStopped())) return false;
      // A server that is in trouble, or asked for patience, is not asked by this either: the alarm comes back to it.
      if (!isOver((await readState(workspaces.team, 'backoff'))?.nextAt, new Date())) return false;
      await wakeSoon();
      return offerAll(team, workspaces, job);
    }),
  );
  if (ended) await told(Promise.resolve());
}

/** Answers whether it has ended, well or not; what could not begin, or was stopped, is gone on with later. */
async function offerAll(
  team: Team,
  workspaces: Omit<Workspaces, 'offerer'>,
  job: OfferJob,
): Promise<boolean> {
  const work = showWork({ afterMs: 0 });
  const show = (done: number) => work.show({ doing: 'bring', done, total: Math.max(done, job.of) });
  const end = async (problem?: { problem: AppError['code'] }) => {
    const now = (await readState(workspaces.team, 'offer')) ?? job;
    await writeState(workspaces.team, 'offer', {
      ...now,
      ended: { at: new Date().toISOString(), ...problem },
    });
    return true;
  };
  try {
    show(job.added);
    const offerer = await offererIn(team, workspaces.team);
    const onStep = async (added: number) => {
      show(added);
      if (await readStopped()) throw new Stopped();
    };
    await offerWorkspace(job.kinds, { ...workspaces, offerer }, new Date(), { job, onStep });
    return await end();
  } catch (error) {
    if (error instanceof Stopped || error instanceof RemoteError) return false;
    if (error instanceof AppError) return await end({ problem: error.code });
    reportError('offer', error);
    return await end({ problem: 'team_unexpected' });
  } finally {
    await work.end();
  }
}

const offererIn = async (team: Team, db: PilotlightDatabase): Promise<Offerer> => ({
  account: team.account,
  roles: await readRights(team, surroundingsFor(db, team)),
});

/** Both workspaces, with the team's in step, and what the server lets the account write. */
async function inStep<T>(work: (workspaces: Workspaces) => Promise<T>): Promise<T> {
  const team = await teamOf(shownDatabase());
  if (await readStopped()) throw new AppError('team_stopped');
  const outcome = await syncUnlessStopped();
  if (outcome && outcome.result !== 'done') throw new AppError(`team_${outcome.result}`);
  return withWorkspaces(team, async (workspaces) => {
    const offerer = await offererIn(team, workspaces.team).catch(() => {
      throw new AppError('team_offline');
    });
    return work({ ...workspaces, offerer });
  });
}

/** Handles of their own: whichever workspace is shown meanwhile, this goes from the one into the other. */
async function withWorkspaces<T>(
  team: Team,
  work: (workspaces: Omit<Workspaces, 'offerer'>) => Promise<T>,
): Promise<T> {
  const local = new PilotlightDatabase(LOCAL_DATABASE);
  const shared = new PilotlightDatabase(teamDatabaseName(team));
  try {
    return await work({ local, team: shared });
  } finally {
    local.close();
    shared.close();
  }
}
