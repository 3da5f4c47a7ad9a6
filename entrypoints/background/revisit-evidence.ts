import type { PanelAnswer } from '@/lib/messaging/panel';
import { compareEvidence } from '@/lib/store/commands/evidence';
import { reportError } from './report-error';
import { tellChanged } from './tell-tabs';

/** Looks at what was kept of this work item before. Only where evidence is held, and only of what the page confirms. */
export async function revisitEvidence({ workItem, asOf }: PanelAnswer): Promise<void> {
  if (workItem?.confidence !== 'confirmed') return;
  const written = await compareEvidence(workItem, new Date(asOf)).catch((cause) => {
    reportError('compareEvidence', cause);
    return 0;
  });
  if (written > 0) void tellChanged();
}
