import type { WorkItem } from '@/lib/domain/work-item';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { hideHere, unhide } from '../hidden';

/** "Not the right initiative": hides the match on this work item and keeps a report of the context fields. */
export function reportWrongMatch(
  report: { workItem: WorkItem; initiativeId: string; ruleId: string; ruleVersion: number; note: string },
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ reportId: string }> {
  const { workItem, ...rest } = report;
  return commit(db, author, async (unit) => {
    await hideHere(unit.db, workItem, report.initiativeId, unit.now);
    const reportId = await unit.put(
      'matchReport',
      {
        ...unit.envelope,
        ...rest,
        nonce,
        tool: workItem.tool,
        host: workItem.host,
        key: workItem.key,
        fields: Object.entries(workItem.fields).map(([field, reading]) => ({ field, ...reading })),
      },
      'match.report',
    );
    return { reportId };
  });
}

/** Takes "hide here" back. The report stays: it was made. */
export const unhideMatch = (workItem: WorkItem, initiativeId: string, db = database): Promise<void> =>
  unhide(db, workItem, initiativeId);
