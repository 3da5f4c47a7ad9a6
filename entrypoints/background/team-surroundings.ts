import { readStopped } from '@/lib/settings/team-work';
import type { PilotlightDatabase } from '@/lib/store/database';
import type { Team } from '@/lib/store/sync-state';
import { onRequest } from './on-request';
import { reportError } from './report-error';
import { authorizationFor } from './team-credentials';
import type { ShownWork } from './team-work';

/** What a session with the team's server needs of this browser. */
export function surroundingsFor(db: PilotlightDatabase, team: Team) {
  const authorization = authorizationFor(db, team);
  const onUnexpected = (cause: unknown) => reportError('sync', cause);
  return { authorization, now: () => new Date(), random: () => Math.random(), onRequest, onUnexpected };
}

/** The same for work that is shown, and that a person can stop. */
export const followedBy = ({ show }: ShownWork, db: PilotlightDatabase, team: Team) => ({
  ...surroundingsFor(db, team),
  onProgress: show,
  isStopped: readStopped,
});
