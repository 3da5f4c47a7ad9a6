import { AppError } from '@/lib/domain/errors';
import type { OfferPreview } from '@/lib/domain/offer/offer';
import type { OfferKind } from '@/lib/domain/offer/offer-kinds';
import { readTeamWork } from '@/lib/settings/team-work';
import { offerWorkspace, previewOffer } from '@/lib/store/commands/offer-workspace';
import { database, LOCAL_DATABASE, PilotlightDatabase } from '@/lib/store/database';
import type { Offerer } from '@/lib/store/offer-groups';
import { readRights } from '@/lib/sync/rights';
import { teamDatabaseName } from '@/lib/sync/team-database';
import { shownTeam, surroundingsFor, syncNow } from './team';
import { showWork } from './team-work';

type Place = { local: PilotlightDatabase; team: PilotlightDatabase; offerer: Offerer };

/**
 * What the workspace of this device would bring into the team that is shown.
 *
 * @throws AppError `team_<result>` when the server could not be asked what is there and who may write what
 */
export const previewOwnWorkspace = (): Promise<OfferPreview> =>
  withOwnWorkspace((place) => previewOffer(place, new Date(), stayAwake));

/** Calls of the browser are what keeps this worker alive while it looks through a large workspace. */
const stayAwake = () => void readTeamWork();

/** Adds the chosen kinds of it. What the server does not take in the end stands among the refused changes. */
export const offerOwnWorkspace = (kinds: readonly OfferKind[]): Promise<{ added: number }> =>
  withOwnWorkspace(async (place) => {
    const work = showWork({ afterMs: 0 });
    const onProgress = (done: number) => work.show({ doing: 'bring', done });
    return offerWorkspace(kinds, place, new Date(), onProgress).finally(work.end);
  });

async function withOwnWorkspace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const team = await shownTeam();
  const outcome = await syncNow();
  if (outcome && outcome.result !== 'done') throw new AppError(`team_${outcome.result}`);
  const roles = await readRights(team, surroundingsFor(database, team)).catch(() => {
    throw new AppError('team_offline');
  });
  // Handles of their own: whichever workspace is shown meanwhile, this goes from the one into the other.
  const local = new PilotlightDatabase(LOCAL_DATABASE);
  const shared = new PilotlightDatabase(teamDatabaseName(team));
  try {
    return await work({ local, team: shared, offerer: { account: team.account, roles } });
  } finally {
    local.close();
    shared.close();
  }
}
