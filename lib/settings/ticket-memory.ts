import { storage } from 'wxt/utils/storage';
import type { WorkItem } from '@/lib/domain/work-item';

/** How long what a host's interface said of a ticket is good for, in milliseconds. */
const GOOD_FOR_MS = 10 * 60_000;

/**
 * What the worker remembers of the ticket in front of a tab beyond what the page shows. A ticket is read once, not at every
 * report of the page. Session storage is memory only and closed to content scripts.
 */
type TicketMemory = {
  tool: string;
  host: string;
  key: string;
  /** What the page said when the ticket was read: its status decides whether it has to be read again. */
  status: string;
  /** The document in which it was read: a request does not outlive its page. */
  page: number;
  /** Whether the host's interface was to be asked. */
  viaApi: boolean;
  at: number;
  /** What the host's interface answered. */
  fields?: WorkItem['fields'];
  /** Whether it says that the ticket is finished. */
  finished?: boolean;
};

const memoryKey = (tabId: number) => `session:ticket:${tabId}` as const;

/**
 * @param workItem as the page itself shows it, without what the host's interface added.
 * @returns what is known of this very ticket; nothing when the tab has another one in front, or its status has changed.
 */
export async function readTicketMemory(
  tabId: number,
  workItem: WorkItem,
  now: Date,
): Promise<TicketMemory | undefined> {
  const known = await storage.getItem<TicketMemory>(memoryKey(tabId));
  if (!known || now.getTime() - known.at > GOOD_FOR_MS) return undefined;
  const same = known.tool === workItem.tool && known.host === workItem.host && known.key === workItem.key;
  return same && known.status === statusOf(workItem) ? known : undefined;
}

/** Notes that a ticket is being read, so that the page's next report does not have it read again. */
export async function noteReading(
  tabId: number,
  workItem: WorkItem,
  how: { page: number; viaApi: boolean },
  now: Date,
): Promise<void> {
  const { tool, host, key } = workItem;
  const memory = { tool, host, key, status: statusOf(workItem), ...how, at: now.getTime() };
  await storage.setItem<TicketMemory>(memoryKey(tabId), memory);
}

/** Adds what the host's interface answered, if the tab still has that ticket in front. */
export async function noteAnswer(
  tabId: number,
  workItem: WorkItem,
  answer: Pick<TicketMemory, 'fields' | 'finished'>,
): Promise<void> {
  const known = await storage.getItem<TicketMemory>(memoryKey(tabId));
  if (known?.key !== workItem.key || known.host !== workItem.host || known.tool !== workItem.tool) return;
  await storage.setItem<TicketMemory>(memoryKey(tabId), { ...known, ...answer });
}

export const forgetTicket = (tabId: number) => storage.removeItem(memoryKey(tabId));

function statusOf({ fields }: WorkItem): string {
  return String((fields.status ?? fields.state)?.value ?? '');
}
