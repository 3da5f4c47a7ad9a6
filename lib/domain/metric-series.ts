import type { Metric, Series, Target } from './metric-records';

/** The series that counts now: the one opened last. A metric has at least one. */
export function currentSeries(metric: Pick<Metric, 'series'>): Series | undefined {
  return metric.series.reduce<Series | undefined>(
    (latest, one) => (latest === undefined || one.version > latest.version ? one : latest),
    undefined,
  );
}

/**
 * The target that counts now: the end of the chain of supersessions. Where two targets supersede the same one, the
 * older goes on counting until the owner has chosen.
 */
export function currentTarget(series: Series | undefined): Target | undefined {
  const targets = [...(series?.targets ?? [])].sort((a, b) => a.version - b.version);
  let current = targets.findLast((target) => target.supersedes === undefined) ?? targets[0];
  const seen = new Set<number>();
  while (current && !seen.has(current.version)) {
    seen.add(current.version);
    const version = current.version;
    const [next, rival] = targets.filter((target) => target.supersedes === version);
    if (!next || rival) return current;
    current = next;
  }
  return current;
}
