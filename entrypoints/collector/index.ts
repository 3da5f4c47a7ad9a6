import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { onOrder } from '@/lib/messaging/listen';
import { collect } from './collect';
import { readTicket } from './read-ticket';

/**
 * Reads tickets on the worker's order: from the page, and from the host's own interface where the person allowed it. The
 * worker puts it into a document only when a recipe is about the ticket in front or somebody wants a period collected;
 * everywhere else it costs nothing.
 */
export default defineUnlistedScript(() => {
  if (isRunning()) return;
  const running = new Map<string, AbortController>();
  const run = async (id: string, work: (signal: AbortSignal) => Promise<void>) => {
    running.get(id)?.abort();
    const controller = new AbortController();
    running.set(id, controller);
    // A refusal of the worker is the end of the work: it was stopped, or access is gone, and it says so itself.
    await work(controller.signal).catch(() => {});
    if (running.get(id) === controller) running.delete(id);
  };
  onOrder((order) => {
    if (order.name === 'readTicket') void run('ticket', (signal) => readTicket(order, signal));
    if (order.name === 'collect') void run(order.collectionId, (signal) => collect(order, signal));
    if (order.name === 'stopCollecting') running.get(order.collectionId)?.abort();
  });
});

const RUNNING = Symbol.for('pilotlight.collector');

function isRunning(): boolean {
  const world = globalThis as { [RUNNING]?: boolean };
  if (world[RUNNING]) return true;
  world[RUNNING] = true;
  return false;
}
