import { factsOf } from '@/lib/domain/initiative-records';
import { metricView } from '@/lib/domain/metric-view';
import type { MetricView } from '@/lib/domain/overview-types';
import { withCandidate } from '../candidates';
import { type DraftRow, database, type PilotlightDatabase } from '../database';
import { listDrafts, readInitiativeRecords, readWorkspaceState, writerIn } from '../reads';
import { readable } from '../record-lists';

/**
 * One metric as its person sees it, of whatever class, with what its tickets propose and what was typed and not confirmed.
 */
export async function readMetricView(
  metricId: string,
  now: string,
  db: PilotlightDatabase = database,
): Promise<{ metric: MetricView; draft?: Pick<DraftRow, 'periodStart' | 'value' | 'note'> } | undefined> {
  const [state, rows] = await Promise.all([
    readWorkspaceState(db),
    db.docs.where('grp').equals(metricId).toArray(),
  ]);
  const { workspace } = state;
  const [metric] = readable('metric', rows);
  const records = metric && (await readInitiativeRecords(metric.initiativeId, db));
  if (!records || !metric || !workspace) return undefined;
  const [draft] = await listDrafts([metricId], db);
  const view = metricView(metric, factsOf(records, now, workspace), writerIn(state)?.id);
  return {
    metric: await withCandidate(view, records, { workspace, now }, db),
    ...(draft ? { draft: { ...wordsOf(draft), ...sharesOf(draft) } } : {}),
  };
}

const wordsOf = ({ periodStart, value, note }: DraftRow) => ({ periodStart, value, note });

function sharesOf({ numerator, denominator }: DraftRow) {
  return { ...(numerator ? { numerator } : {}), ...(denominator ? { denominator } : {}) };
}
