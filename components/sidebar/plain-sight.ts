/**
 * Whether a person can plainly see an element. A page may lay something over the panel, make it transparent or lift
 * something else to the top, so that a click meant for the page lands on us; then nothing may be saved.
 *
 * Chromium's IntersectionObserver v2 knows what was painted over what. Elsewhere the same is asked of the layout, which
 * misses a cover that lets clicks through.
 */
export function watchPlainSight(element: Element): { isInSight: () => boolean; stop: () => void } {
  const options = { threshold: [0, 1], trackVisibility: true, delay: 100 };
  let seen: boolean | undefined;
  const observer = new IntersectionObserver((entries) => {
    const latest = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
    seen = latest?.isVisible;
  }, options);
  observer.observe(element);
  return {
    isInSight: () => seen ?? isOnTop(element),
    stop: () => observer.disconnect(),
  };
}

const OPAQUE = 0.9;

function isOnTop(element: Element): boolean {
  const root = element.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : element;
  for (let one: Element | null = host; one; one = one.parentElement) {
    const { opacity, filter, clipPath, visibility } = getComputedStyle(one);
    if (Number(opacity) < OPAQUE || filter !== 'none' || clipPath !== 'none' || visibility !== 'visible')
      return false;
  }
  const { left, top, width, height } = element.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === host;
}
