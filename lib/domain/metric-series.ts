import type { Guard, Metric, Series, Target } from './metric-records';
import { withoutUndefined } from './without-undefined';

/** The series that counts now: the one opened last. A metric has at least one. */
export function currentSeries(metric: Pick<Metric, 'series'>): Series | undefined {
  return metric.series.reduce<Series | undefined>(
    (latest, one) => (latest === undefined || one.version > latest.version ? one : latest),
    undefined,
  );
}

/** What the metric guards now: which dimension, and where its bound lies. */
export function guardOf({ class: kind, bound, linkedDimension }: Metric): Guard {
  return withoutUndefined({ class: kind, bound, linkedDimension }) as Guard;
}

/**
 * The target that counts now: the end of the chain of supersessions. Where two targets supersede the same one, the
 * older goes on counting until the owner has chosen.
 */
export function currentTarget(series: Series | undefined): Target | undefined {
  const targets = byVersion(series);
  let current = targets.findLast((target) => target.supersedes === undefined) ?? targets[0];
  const seen = new Set<number>();
  while (current && !seen.has(current.version)) {
    seen.add(current.version);
    const [next, rival] = successors(targets, current);
    if (!next || rival) return current;
    current = next;
  }
  return current;
}

/** Targets that supersede the one that counts, without knowing of each other; none where nothing is open. */
export function rivalTargets(series: Series | undefined): Target[] {
  const current = currentTarget(series);
  const rivals = current ? successors(byVersion(series), current) : [];
  return rivals.length > 1 ? rivals : [];
}

/** What supersedes a target and was not itself put aside by a choice. */
function successors(targets: readonly Target[], { version }: Target): Target[] {
  const aside = new Set(targets.flatMap(({ chosenOver = [] }) => chosenOver));
  return targets.filter((one) => one.supersedes === version && !aside.has(one.version));
}

const byVersion = (series: Series | undefined) =>
  [...(series?.targets ?? [])].sort((a, b) => a.version - b.version);
