import { readState } from '@/lib/store/sync-state';
import { awaitNews, type News } from '@/lib/sync/await-news';
import { syncWhenDue } from './team';
import { surroundingsFor } from './team-surroundings';
import { withShown } from './with-shown';

/**
 * Seconds until a page asks again. After news a moment, so that somebody who writes without pause is read in portions; as long
 * as one waits at most, where another page waits, which may have been left meanwhile.
 */
const PAUSE = { news: 2, quiet: 0, taken: 20, later: 60 } as const satisfies Record<News, number>;

/**
 * Waits for somebody else's change and takes it in. Whoever is out of step is brought back by the alarm or by a person, and
 * never by this: no page makes a server that is in trouble busier by being looked at.
 */
export async function awaitTeamNews(): Promise<{ askAgainIn: number }> {
  const found =
    (await withShown(async (db): Promise<News> => {
      const team = await readState(db, 'team');
      const last = await readState(db, 'lastSync');
      if (!team || last?.result !== 'done') return 'later';
      return awaitNews(db, team, surroundingsFor(db, team));
    })) ?? 'later';
  if (found === 'news') await syncWhenDue();
  return { askAgainIn: PAUSE[found] };
}
