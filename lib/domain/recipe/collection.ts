import type { Day, Instant } from '../primitives';
import type { ProblemCode } from '../problem-codes';
import { EXCLUSIONS, type Exclusion, type Observation } from './observation';

/** How many tickets one collection may bring. Beyond it the person is told to narrow it down. */
export const MAX_TICKETS = 2000;
/** Ways in which reading a period can fail in the page, each with a sentence `problem.<code>`. */
export const COLLECT_FAILURES = [
  'collect_no_search',
  'collect_signed_out',
  'collect_forbidden',
  'collect_too_many_requests',
  'collect_host_failed',
  'collect_query_refused',
  'collect_offline',
  'collect_bad_answer',
  'collect_timeout',
  'collect_too_many',
  'collect_stopped',
] as const satisfies readonly ProblemCode[];
export type CollectFailure = (typeof COLLECT_FAILURES)[number];

/** Without a sign of life for so long, a collection is taken for interrupted: its tab was closed, for instance. */
const SILENT_MS = 90_000;

/**
 * One run of "collect this period" (local). Its tickets are kept only when it came to its end: a run that broke off leaves
 * no trace but this row.
 */
export type Collection = {
  id: string;
  recipeId: string;
  recipeVersion: number;
  metricId: string;
  initiativeId: string;
  host: string;
  periodStart: Day;
  periodEnd: Day;
  startedAt: Instant;
  /** The last sign of life while running, the end afterwards. */
  at: Instant;
  by: string;
  state: 'running' | 'done' | 'failed' | 'stopped';
  /** What the host was asked, in its own language. */
  query: string;
  /** The same as an address a person can open. */
  queryUrl?: string;
  /** Tickets read so far. */
  read: number;
  /** Why it failed, a code with a sentence, and its parameters. */
  problem?: { code: string; values?: Record<string, string | number> };
  /** Set when done. */
  result?: CollectionResult;
};

export type CollectionResult = {
  /** Tickets of the period that the host says there are. */
  found: number;
  /** Of these, how many could be read whole. */
  readable: number;
  /** The keys of the tickets that ended in the period. */
  keys: string[];
  /** Tickets whose place in the period nobody could read. */
  unreadable: { key: string; reason: Exclusion }[];
  /** Tickets the host counted and did not hand out. */
  notDelivered: number;
};

/** What a collection's state means now. */
export function collectionState(
  collection: Pick<Collection, 'state' | 'at'>,
  now: Instant,
): Collection['state'] | 'interrupted' {
  const silent = Date.parse(now) - Date.parse(collection.at) > SILENT_MS;
  return collection.state === 'running' && silent ? 'interrupted' : collection.state;
}

/**
 * Counts what a finished run found. Only tickets of the period count; of those whose end nobody could read it is not known
 * whether they belong to it, so they are found and not readable. The same holds for tickets that were seen in the period
 * before and that the host did not hand out this time.
 *
 * @param delivered observations of the tickets the host handed out, open ones left out.
 * @param known keys of the tickets that were seen in the period before.
 * @param counts `total`: what the host itself counted, where it counts; `received`: how many it handed out.
 */
export function collectionResult(
  delivered: readonly Observation[],
  known: readonly string[],
  { total, received }: { total?: number | undefined; received: number },
  isInPeriod: (end: Instant) => boolean,
): CollectionResult {
  const inside = delivered.filter(({ end }) => end !== undefined && isInPeriod(end));
  const handedOut = new Set(delivered.map(({ entityKey }) => entityKey));
  const unreadable = [
    ...delivered.flatMap(({ entityKey, end, excluded }) =>
      end === undefined && excluded ? [{ key: entityKey, reason: excluded }] : [],
    ),
    ...known.filter((key) => !handedOut.has(key)).map((key) => ({ key, reason: 'not_delivered' as const })),
  ];
  const notDelivered = Math.max(0, (total ?? received) - received);
  return {
    found: inside.length + unreadable.length + notDelivered,
    readable: inside.filter(({ excluded }) => !excluded || EXCLUSIONS[excluded] === 'known').length,
    keys: inside.map(({ entityKey }) => entityKey),
    unreadable,
    notDelivered,
  };
}
