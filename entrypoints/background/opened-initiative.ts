import type { PanelAnswer } from '@/lib/messaging/panel';
import { readTabMemory } from '@/lib/settings/tab-memory';
import { readState } from '@/lib/store/sync-state';
import { copyLatest } from '@/lib/sync/copy-latest';
import { copyOpened } from '@/lib/sync/copy-opened';
import { reportError } from './report-error';
import { surroundingsFor } from './team-surroundings';
import { tellChanged } from './tell-tabs';
import { withShown } from './with-shown';

/** Somebody has an initiative in front of them: its values are brought from the team's server. Nothing waits for it. */
export function noteOpenedInitiative(initiativeId: string): void {
  void copyOpenedValues(initiativeId).catch((cause) => reportError('copyOpened', cause));
}

/** The same for what an open panel shows. A page that was matched under a closed one causes no request. */
export function noteShown({ primary }: Pick<PanelAnswer, 'primary'>, isPanelOpen: boolean): void {
  if (primary && isPanelOpen) noteOpenedInitiative(primary.id);
}

/** The same for a panel that is being opened in a tab. */
export async function notePanelOpened(tabId: number | undefined): Promise<void> {
  const memory = tabId === undefined ? null : await readTabMemory(tabId);
  if (memory) noteShown(memory.answer, true);
}

/** Somebody looks at all initiatives: their latest values are brought from the team's server. */
export async function bringLatest(): Promise<void> {
  const hasChanged = await withShown(async (db) => {
    const team = await readState(db, 'team');
    return team && copyLatest(db, team, surroundingsFor(db, team));
  });
  if (hasChanged) await tellChanged();
}

async function copyOpenedValues(initiativeId: string): Promise<void> {
  const hasChanged = await withShown(async (db) => {
    const team = await readState(db, 'team');
    return team && copyOpened(db, team, initiativeId, surroundingsFor(db, team));
  });
  if (hasChanged) await tellChanged();
}
