import { AppError } from '@/lib/domain/errors';
import { isFinished, type TicketReading } from '@/lib/domain/recipe/ticket-reading';
import type { WorkItem } from '@/lib/domain/work-item';
import { readApiHosts } from '@/lib/settings/api-hosts';
import { noteAnswer } from '@/lib/settings/ticket-memory';
import { recordVisit } from '@/lib/store/commands/visits';

/**
 * What the collector read of the ticket in front: an observation for the recipes that are about it, and fields for
 * matching where the host itself was asked.
 *
 * @returns whether anything that is shown may have changed.
 * @throws AppError `page_moved_on` for another ticket, `collect_not_allowed` when the host may not be asked any more.
 */
export async function takeTicketReport(
  { workItem, ticket }: { workItem: WorkItem; ticket: TicketReading },
  tabId: number,
): Promise<boolean> {
  const { tool, host, key } = workItem;
  if (ticket.key !== key) throw new AppError('page_moved_on');
  const asked = ticket.source === 'api';
  if (asked && !(await readApiHosts()).includes(host)) throw new AppError('collect_not_allowed');
  const fields = { ...workItem.fields, ...ticket.fields };
  const changed = await recordVisit({ tool, host, ticket: { ...ticket, fields } }, new Date());
  if (asked) {
    const finished = isFinished(ticket);
    await noteAnswer(tabId, workItem, {
      fields: ticket.fields,
      ...(finished !== undefined && { finished }),
    });
  }
  return changed || asked;
}
