import type { AbsentItem } from '@/lib/domain/work-item';
import type { PanelAnswer } from '@/lib/messaging/panel';
import { compareEvidence, missEvidence } from '@/lib/store/commands/evidence';
import { reportError } from './report-error';
import { tellChanged } from './tell-tabs';

/** Looks at what was kept of this work item before. Only where evidence is held, and only of what the page confirms. */
export async function revisitEvidence({ workItem, asOf }: PanelAnswer): Promise<void> {
  if (workItem?.confidence !== 'confirmed') return;
  await look(compareEvidence(workItem, new Date(asOf)));
}

/** The same where the page says that there is no such work item. A page speaks for its own host alone. */
export async function missEvidenceAt(origin: string, absent: AbsentItem): Promise<void> {
  if (new URL(origin).host !== absent.host) return;
  await look(missEvidence(absent, new Date()));
}

async function look(comparison: Promise<number>): Promise<void> {
  const written = await comparison.catch((cause) => {
    reportError('compareEvidence', cause);
    return 0;
  });
  if (written > 0) void tellChanged();
}
