/** Nobody waits longer than this for the next look at the server, whatever a clock said before it was corrected. */
const LONGEST_MINUTES = 60;
/** Alarms are at least half a minute apart (https://developer.chrome.com/docs/extensions/reference/api/alarms). */
const SHORTEST_MINUTES = 0.5;
/** How often somebody with duties looks for news, and everybody else: fifty thousand readers must not ask together. */
const POLL_MINUTES = { duties: 5, reader: 30 } as const;

/** What the next look at the server depends on. */
export type Outlook = {
  now: Date;
  /** Whether the person owns, delegates, reviews or administers something here. */
  hasDuties: boolean;
  /** After a failure: not before this instant. */
  backoffUntil?: string | undefined;
  /** When the next waiting change is due. */
  changeDueAt?: string | undefined;
  /** In [0, 1). */
  random: number;
};

/** Minutes until the next synchronisation that nobody asked for: within the period, at its end or up to two fifths before, so that no two meet. */
export function nextSyncMinutes({ now, hasDuties, backoffUntil, changeDueAt, random }: Outlook): number {
  const poll = POLL_MINUTES[hasDuties ? 'duties' : 'reader'] * (0.6 + 0.4 * random);
  const until = (instant: string) => (Date.parse(instant) - now.getTime()) / 60_000;
  const wanted = backoffUntil ? until(backoffUntil) : changeDueAt ? Math.min(poll, until(changeDueAt)) : poll;
  return Math.min(LONGEST_MINUTES, Math.max(SHORTEST_MINUTES, wanted));
}

/** Whether a failure's wait is over. One that seems longer than any wait was written under another clock. */
export function isOver(backoffUntil: string | undefined, now: Date): boolean {
  if (!backoffUntil) return true;
  const left = Date.parse(backoffUntil) - now.getTime();
  return !(left > 0 && left <= LONGEST_MINUTES * 60_000);
}
