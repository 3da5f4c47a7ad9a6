import type { Day } from '@/lib/domain/primitives';
import type { LatestValues } from '@/lib/domain/values-here';
import { latestOf } from './latest-of';
import type { LatestRow } from './remote-store';

/** What of one initiative's latest values has to be fetched, what was removed there, and what is here after both. */
export type LatestHere = { id: string; missing: string[]; gone: string[]; since: LatestValues['since'] };

/** Compares the view's answer for one initiative with the ids of its confirmed values on this device. */
export function latestHere(
  id: string,
  rows: readonly (LatestRow & { backTo?: Day })[],
  here: readonly string[],
): LatestHere {
  const known = new Set(here);
  const chosen = new Map(
    rows.map(({ metricId, ends, backTo }) => [metricId, { all: new Set(ends), ...latestOf(ends, backTo) }]),
  );
  const wanted = [...chosen].flatMap(([metricId, { ends }]) => ends.map((end) => `${id}:${metricId}:${end}`));
  const isGone = (factId: string) => {
    const [, metricId = '', period = '', hash = ''] = factId.split(':');
    const { since, all } = chosen.get(metricId) ?? NO_VALUES;
    return since !== null && period >= since && !all.has(`${period}:${hash}`);
  };
  return {
    id,
    missing: wanted.filter((factId) => !known.has(factId)),
    gone: here.filter(isGone),
    since: Object.fromEntries([...chosen].map(([metricId, { since }]) => [metricId, since])),
  };
}

/** The server knows of no value of the metric: all there are, none, are here. */
const NO_VALUES = { since: '', all: new Set<string>() };
