import type { TicketReading } from '@/lib/domain/recipe/ticket-reading';
import { send } from '@/lib/messaging/client';
import type { ReadTicketOrder } from '@/lib/messaging/orders';
import { toolRest } from '@/lib/tools/rest/tool-rests';
import { readTicketDates } from '@/lib/tools/ticket-dates';
import { getJson } from './get-json';

/**
 * Reads what the worker wants to know of the ticket in front: from the page where it is written there, otherwise, and only
 * when the order says that the person allowed it, by one request to the host's own interface.
 */
export async function readTicket(order: ReadTicketOrder, signal: AbortSignal): Promise<void> {
  const { tool, key, route } = order;
  const shown = readTicketDates(tool, key, new URL(location.href), document);
  const asked =
    order.viaApi && (order.wantsFields || !isEnough(shown, order)) ? await ask(order, signal) : undefined;
  const ticket = asked ?? shown;
  if (ticket) await send('reportTicket', { route, ticket });
}

async function ask(order: ReadTicketOrder, signal: AbortSignal): Promise<TicketReading | undefined> {
  const rest = toolRest(order.tool);
  const site = rest?.readSite(new URL(location.href), document);
  const path = site && rest?.describeItem(order.key, order.wanted, site);
  if (!rest || !site || !path) return undefined;
  const got = await getJson(path, signal);
  const ticket = got.ok ? rest.parseItem(got.value, order.wanted, site) : undefined;
  // A ticket that was moved answers under its new key; it is not the one in front any more.
  return ticket?.key === order.key ? ticket : undefined;
}

function isEnough(shown: TicketReading | undefined, { wanted }: ReadTicketOrder): boolean {
  const beyond = wanted.history || wanted.moments.length > 0 || wanted.numbers.length > 0;
  return !beyond && shown?.created !== undefined && shown.resolved !== undefined;
}
