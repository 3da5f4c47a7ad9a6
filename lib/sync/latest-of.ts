import type { Day } from '@/lib/domain/primitives';

/** Of one metric, which documents to fetch, and from which day on all of its values are here then, as in `LatestValues`. */
export type LatestOf = { ends: string[]; since: Day | '' | null };

/**
 * Chooses from the view's answer, newest period first: as many periods as it takes for two values that stand. A period with
 * several, of which one may correct the others or all may be disputed, is fetched and not counted.
 *
 * @param ends ends of document ids, as `set-up/latest-view` describes them
 * @param backTo the day back to which no period is left out, where earlier values still have a say
 */
export function latestOf(ends: readonly string[], backTo?: Day): LatestOf {
  const chosen: LatestOf = { ends: [], since: null };
  const periods = [...new Set(ends.filter((end) => end !== OLDER).map(periodOf))].sort().reverse();
  let standing = 0;
  for (const [index, period] of periods.entries()) {
    if (standing >= 2 && (backTo === undefined || period < backTo)) break;
    const ofPeriod = ends.filter((end) => end.startsWith(`${period}:`));
    if (ofPeriod.includes(`${period}:*`)) break;
    chosen.ends.push(...ofPeriod);
    const isLast = index === periods.length - 1 && !ends.includes(OLDER);
    chosen.since = isLast ? '' : period;
    if (countStanding(period, ofPeriod) === 1) standing += 1;
  }
  return chosen;
}

const OLDER = 'older';
const periodOf = (end: string): Day => end.slice(0, 10);

function countStanding(period: Day, ends: readonly string[]): number {
  const hashes = ends.map((end) => end.slice(period.length + 1));
  return hashes.filter((hash) => !hash.startsWith('void-') && !hashes.includes(`void-${hash}`)).length;
}
