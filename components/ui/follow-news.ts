/** After the worker gave no answer: it may be on its way out, or an update of it on its way in. */
const NO_ANSWER_SECONDS = 60;

/**
 * Asks again and again while the page is being looked at, as soon as the last answer says. A page behind another asks nothing;
 * looked at again, it asks at once.
 *
 * @param ask answers with the seconds until the next time.
 * @returns stops it.
 */
export function followNews(
  ask: () => Promise<number>,
  page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let isOver = false;
  const next = async () => {
    clearTimeout(timer);
    if (isOver || isAsking || page.visibilityState !== 'visible') return;
    isAsking = true;
    const seconds = await ask().catch(() => NO_ANSWER_SECONDS);
    isAsking = false;
    if (!isOver) timer = setTimeout(next, seconds * 1000);
  };
  const onVisibility = () => void next();
  page.addEventListener('visibilitychange', onVisibility);
  void next();
  return () => {
    isOver = true;
    clearTimeout(timer);
    page.removeEventListener('visibilitychange', onVisibility);
  };
}
