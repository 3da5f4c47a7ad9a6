import { browser } from 'wxt/browser';
import type { Tool } from '@/lib/domain/primitives';
import type { RecipeContent } from '@/lib/domain/recipe/recipe';
import type { Wanted } from '@/lib/domain/recipe/ticket-reading';

/** What the worker asks of the collector in a document. The worker alone decides whether a host may be asked. */
export type CollectorOrder =
  | ReadTicketOrder
  | CollectOrder
  | { name: 'stopCollecting'; collectionId: string };

/** Read the ticket in front. */
export type ReadTicketOrder = {
  name: 'readTicket';
  /** Echoed in the report: a page that has moved on is not taken for the ticket that was meant. */
  route: string;
  tool: Tool;
  key: string;
  wanted: Wanted;
  /** The person allowed one request to the host's own interface. */
  viaApi: boolean;
  /** Fields are missing, not only dates. */
  wantsFields: boolean;
};

/** Read the tickets of a period, page by page. */
export type CollectOrder = {
  name: 'collect';
  collectionId: string;
  recipe: Pick<RecipeContent, 'tool' | 'population' | 'end'>;
  period: { periodStart: string; periodEnd: string };
  wanted: Wanted;
  maxTickets: number;
};

/** Hands an order to the collector in a tab's top frame. Rejects when nobody is there to hear it. */
export async function orderCollector(tabId: number, order: CollectorOrder): Promise<void> {
  await browser.tabs.sendMessage(tabId, order, { frameId: 0 });
}
