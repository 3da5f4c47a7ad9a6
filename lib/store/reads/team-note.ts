import type { TeamNote } from '@/lib/domain/team-note';
import { database, type PilotlightDatabase } from '../database';
import { readTeamStatus } from './team-status';

/** The one line about the team; `undefined` in a workspace without one. */
export async function readTeamNote(db: PilotlightDatabase = database): Promise<TeamNote | undefined> {
  const status = await readTeamStatus(db);
  if (!status) return undefined;
  const { lastSync, outbox, heldBack } = status;
  return {
    ...(heldBack ? { state: 'outdated', needs: heldBack } : { state: stateOf(lastSync?.result) }),
    waiting: outbox.waiting,
    refused: outbox.blocked.length,
    ...(lastSync?.doneAt ? { doneAt: lastSync.doneAt } : {}),
    ...(outbox.since ? { since: outbox.since } : {}),
  };
}

function stateOf(result: string | undefined): TeamNote['state'] {
  switch (result) {
    case undefined:
      return 'never';
    case 'done':
      return 'in_step';
    case 'offline':
    case 'portal':
    case 'busy':
    case 'signed_out':
    case 'no_space':
    case 'stopped':
    case 'no_access':
    case 'unexpected':
      return result;
    default:
      return 'refuses';
  }
}
