import { dayAt } from '@/lib/domain/calendar';
import { type ProposedValue, previewSample, type SamplePreview } from '@/lib/domain/preview-sample';
import { database, type PilotlightDatabase } from './database';
import { fromRow } from './documents';
import { readWorkspaceState } from './reads';
import { readable } from './record-lists';

/** What confirming a value would change. Nothing is written; no preview while it is no value of that metric. */
export async function readPreview(
  { metricId, ...proposed }: ProposedValue & { metricId: string },
  now: Date,
  db: PilotlightDatabase = database,
): Promise<{ preview?: SamplePreview }> {
  const [{ workspace }, rows] = await Promise.all([
    readWorkspaceState(db),
    db.docs.where('grp').equals(metricId).toArray(),
  ]);
  const [metric] = readable('metric', rows);
  const row = metric && (await db.docs.get(`ini:${metric.initiativeId}`));
  const initiative = row && fromRow('initiative', row);
  if (!workspace || !metric || !initiative) return {};
  const preview = previewSample(proposed, {
    metric,
    samples: readable('sample', rows),
    voids: readable('sampleVoid', rows),
    skips: readable('skip', rows),
    initiativeStatus: initiative.status,
    today: dayAt(now.toISOString(), workspace.timeZone),
    workspace,
  });
  return preview ? { preview } : {};
}
