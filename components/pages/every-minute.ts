const MINUTE_MS = 60_000;

/**
 * Calls `tell` at the beginning of every minute, and at once when the page is looked at again: a machine that slept, or a
 * tab that was in the background, has missed some.
 *
 * @param page the document whose visibility counts.
 * @returns stops it.
 */
export function everyMinute(
  tell: () => void,
  page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>,
): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    timer = setTimeout(next, MINUTE_MS - (Date.now() % MINUTE_MS));
  };
  const next = () => {
    clearTimeout(timer);
    wait();
    tell();
  };
  const onVisibility = () => {
    if (page.visibilityState === 'visible') next();
  };
  page.addEventListener('visibilitychange', onVisibility);
  wait();
  return () => {
    clearTimeout(timer);
    page.removeEventListener('visibilitychange', onVisibility);
  };
}
