import { concernViews } from '@/lib/domain/concern-state';
import { compareCapture } from '@/lib/domain/evidence-parts';
import type { InitiativeRecords } from '@/lib/domain/overview';
import type { WorkItem } from '@/lib/domain/work-item';
import type { PanelAnswer } from '@/lib/messaging/panel';

/** What concerns the reader of one work item alone: their own concerns, and the evidence that was kept of it. */
export function readerParts(
  records: InitiativeRecords,
  workItem: WorkItem,
  meId: string | undefined,
): Pick<PanelAnswer, 'ownConcerns' | 'evidenceHere'> {
  const nameOf = (id: string) => records.people.find((person) => person.id === id)?.displayName;
  const own = concernViews(records, nameOf).filter(({ byId }) => byId !== undefined && byId === meId);
  const here = records.evidence.flatMap(({ id, title, capture }) => {
    const { entity } = capture ?? {};
    if (!capture || entity?.tool !== workItem.tool || entity.host !== workItem.host) return [];
    if (entity.key !== workItem.key) return [];
    return [{ id, title, changed: compareCapture(capture, workItem.fields)?.changed ?? [] }];
  });
  return {
    ...(own.length > 0 && { ownConcerns: own }),
    ...(here.length > 0 && { evidenceHere: here }),
  };
}
