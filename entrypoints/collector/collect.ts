import type { CollectFailure } from '@/lib/domain/recipe/collection';
import type { TicketReading } from '@/lib/domain/recipe/ticket-reading';
import { send } from '@/lib/messaging/client';
import type { CollectOrder } from '@/lib/messaging/orders';
import { toolRest } from '@/lib/tools/rest/tool-rests';
import { type GetFailure, getJson } from './get-json';

/** More pages than this are no period of one initiative. */
const MAX_PAGES = 100;

/**
 * Reads the tickets of one period, page by page, and hands them over when it came to the end: nothing is kept of a
 * collection that broke off. The worker is asked between pages whether it may go on.
 */
export async function collect(order: CollectOrder, signal: AbortSignal): Promise<void> {
  const { collectionId } = order;
  const outcome = await gather(order, signal, (read) =>
    send('reportCollection', { collectionId, state: 'running', read }),
  );
  await send('reportCollection', { collectionId, ...outcome });
}

type Outcome =
  | { state: 'failed'; code: CollectFailure; values?: Record<string, string | number> }
  | { state: 'done'; query: string; queryUrl: string; total?: number; tickets: TicketReading[] };

async function gather(
  order: CollectOrder,
  signal: AbortSignal,
  onPage: (read: number) => Promise<unknown>,
): Promise<Outcome> {
  const { recipe, wanted, maxTickets } = order;
  const rest = toolRest(recipe.tool);
  if (!rest) return { state: 'failed', code: 'collect_no_search' };
  const site = rest.readSite(new URL(location.href), document);
  const query = rest.describeQuery({ ...recipe, ...order.period }, site);
  const tickets: TicketReading[] = [];
  const asked = new Set<string>();
  let cursor: string | undefined;
  let total: number | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const got = await getJson(rest.describePage(query, cursor, wanted, site), signal);
    if (!got.ok) return failure(got);
    const answer = rest.parsePage(got.value, cursor, wanted, site);
    // A host that names a page twice would never come to an end.
    if (!answer || (answer.next !== undefined && asked.has(answer.next))) return failure(BAD_ANSWER);
    tickets.push(...answer.tickets);
    total = answer.total ?? total;
    if (Math.max(tickets.length, total ?? 0) > maxTickets) {
      return { state: 'failed', code: 'collect_too_many', values: { max: maxTickets } };
    }
    if (answer.next === undefined) {
      const done = { state: 'done' as const, query, queryUrl: rest.queryUrl(query, site), tickets };
      return total === undefined ? done : { ...done, total };
    }
    cursor = answer.next;
    asked.add(cursor);
    await onPage(tickets.length);
  }
  return { state: 'failed', code: 'collect_too_many', values: { max: maxTickets } };
}

const BAD_ANSWER: GetFailure = { ok: false, code: 'collect_bad_answer' };

function failure({ code, values }: GetFailure): Outcome {
  return values ? { state: 'failed', code, values } : { state: 'failed', code };
}
