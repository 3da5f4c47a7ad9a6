import { dayAt } from '@/lib/domain/calendar';
import { isPinnable, mayTakeAway, pinsOf } from '@/lib/domain/mapping/pin';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { WorkItem } from '@/lib/domain/work-item';
import type { PanelAnswer } from '@/lib/messaging/panel';
import { database } from '@/lib/store/database';
import { type WorkspaceState, writerIn } from '@/lib/store/reads';
import { listPinTargets } from '@/lib/store/reads/pin-targets';

/** That this very work item is pinned, and by whom; or that this person may pin it. */
export async function pinParts(
  workItem: WorkItem,
  { rules, viewer, team, at }: Pick<PanelAnswer, 'viewer' | 'team'> & { rules: readonly Rule[]; at: string },
  state: WorkspaceState,
): Promise<Pick<PanelAnswer, 'pin' | 'mayPin'>> {
  const { workspace } = state;
  const [pin] = pinsOf(workItem, rules);
  if (!pin?.initiativeId) {
    if (!isPinnable(workItem)) return {};
    // A team's server takes a pin from whoever answers for its initiative: what it would refuse is not offered.
    const mayTry = team && !viewer.isAdmin ? (await listPinTargets(at)).length > 0 : viewer.mayLink;
    return mayTry ? { mayPin: true } : {};
  }
  const [initiative, person] = await Promise.all([
    database.docs.get(`ini:${pin.initiativeId}`),
    database.docs.get(`per:${pin.createdBy}`),
  ]);
  const businessOwnerId = String(initiative?.doc.businessOwnerId ?? '');
  const name = person?.doc.displayName;
  return {
    pin: {
      initiativeId: pin.initiativeId,
      on: dayAt(pin.createdAt, workspace?.timeZone ?? 'UTC'),
      ...(typeof name === 'string' ? { byName: name } : {}),
      mayRemove: mayTakeAway(
        pin,
        writerIn(state),
        { id: pin.initiativeId, businessOwnerId },
        { at, isTeam: Boolean(team) },
      ),
    },
  };
}
