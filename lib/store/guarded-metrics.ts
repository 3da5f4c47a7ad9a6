import { guardedSince } from '@/lib/domain/guarded-since';
import type { Day } from '@/lib/domain/primitives';
import type { PilotlightDatabase } from './database';
import { ofClass } from './doc-ranges';
import { groupRows } from './group-rows';
import { readable } from './record-lists';

/** A guardrail whose values may have suspended an approval, and since which day they may. */
export type GuardedMetric = { initiativeId: string; metricId: string; since: Day };

/** The guardrails of some initiatives that guard something approved. */
export async function listGuarded(
  db: PilotlightDatabase,
  initiatives: ReadonlySet<string>,
): Promise<GuardedMetric[]> {
  const [metrics, decisions] = await Promise.all([
    ofClass(db, 'metric')
      .filter(({ ini, doc }) => initiatives.has(ini ?? '') && mayGuard(doc))
      .toArray(),
    ofClass(db, 'decision').toArray(),
  ]);
  const decisionsOf = groupRows(readable('decision', decisions), ({ initiativeId }) => initiativeId);
  return readable('metric', metrics).flatMap((metric) => {
    const { id: metricId, initiativeId } = metric;
    const since = guardedSince(metric, decisionsOf.get(initiativeId) ?? []);
    return since === undefined ? [] : [{ initiativeId, metricId, since }];
  });
}

/** Before a whole record is read: most metrics guard nothing, and never did. */
const mayGuard = ({ class: kind, series }: Record<string, unknown>): boolean =>
  kind === 'guardrail' || (Array.isArray(series) && series.length > 1);
