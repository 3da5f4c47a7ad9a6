import type { PanelBridge } from '@/lib/messaging/panel-bridge';

const LOOK_MS = 30_000;

/**
 * Asks again once the organisation's day is another one than that of the answer. Approvals end with a day; the worker's
 * alarm tells of it, but in some browsers it comes late after the machine slept, and a page may be shown before it.
 *
 * @param page the document whose visibility counts: nobody is asked for a page that is not seen.
 * @returns stops it.
 */
export function watchDay(
  bridge: Pick<PanelBridge, 'snapshot' | 'refresh'>,
  page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>,
): () => void {
  const look = () => {
    const { snapshot } = bridge;
    if (page.visibilityState !== 'visible' || snapshot.phase !== 'answer') return;
    const { asOf, timeZone } = snapshot.answer;
    const dayOf = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
    if (dayOf(new Date()) > dayOf(new Date(asOf))) bridge.refresh();
  };
  const timer = setInterval(look, LOOK_MS);
  page.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    page.removeEventListener('visibilitychange', look);
  };
}
