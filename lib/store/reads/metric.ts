import { factsOf } from '@/lib/domain/initiative-records';
import { metricView } from '@/lib/domain/metric-view';
import type { MetricView } from '@/lib/domain/overview-types';
import { type DraftRow, database, type PilotlightDatabase } from '../database';
import { listDrafts, readInitiativeRecords, readWorkspaceState } from '../reads';
import { readable } from '../record-lists';

/** One metric as its person sees it, of whatever class, with what they typed and did not confirm. */
export async function readMetricView(
  metricId: string,
  now: string,
  db: PilotlightDatabase = database,
): Promise<{ metric: MetricView; draft?: Pick<DraftRow, 'value' | 'note'> } | undefined> {
  const [{ workspace, me }, rows] = await Promise.all([
    readWorkspaceState(db),
    db.docs.where('grp').equals(metricId).toArray(),
  ]);
  const [metric] = readable('metric', rows);
  const records = metric && (await readInitiativeRecords(metric.initiativeId, db));
  if (!records || !metric || !workspace) return undefined;
  const [draft] = await listDrafts([metricId], db);
  return {
    metric: metricView(metric, factsOf(records, now, workspace), me?.id),
    ...(draft ? { draft: { value: draft.value, note: draft.note, ...sharesOf(draft) } } : {}),
  };
}

function sharesOf({ numerator, denominator }: DraftRow) {
  return { ...(numerator ? { numerator } : {}), ...(denominator ? { denominator } : {}) };
}
