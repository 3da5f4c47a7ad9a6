import { isInPlainSight } from './sight-in-layout';
import type { SightWatch } from './sight-watch';

const LONGEST_WAIT_MS = 500;
/** The browser judges no more often than this. */
const JUDGED_EVERY_MS = 100;

/** Asks Chromium's IntersectionObserver v2, which knows what was painted over what: https://w3c.github.io/IntersectionObserver/v2/ */
export function watchPainting(element: Element): SightWatch {
  // `undefined`: not on the screen until now (in a closed fold, scrolled away), so there is nothing to judge by yet.
  let seen: boolean | undefined;
  let asked: ((seen: boolean | undefined) => void) | undefined;
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    threshold: [0, 0.5, 1],
    trackVisibility: true,
    delay: JUDGED_EVERY_MS,
  };
  const observer = new IntersectionObserver((entries) => {
    const latest = entries.at(-1) as IntersectionObserverEntry & { isVisible?: boolean };
    seen = latest.isIntersecting ? latest.isVisible : undefined;
    if (seen !== undefined) asked?.(seen);
  }, options);
  observer.observe(element);
  const latest = () => seen;
  return {
    isInSight: async () => {
      // Judged before the click: what it was then counts, even if a cover goes in the moment of the click.
      if (seen === false) return false;
      // A cover that came just before the click is judged a little later.
      if (seen) {
        await new Promise((resolve) => setTimeout(resolve, 2 * JUDGED_EVERY_MS));
        return latest() !== false;
      }
      const judged = await new Promise<boolean | undefined>((resolve) => {
        asked = resolve;
        setTimeout(() => resolve(undefined), LONGEST_WAIT_MS);
      });
      return judged ?? isInPlainSight(element);
    },
    stop: () => observer.disconnect(),
  };
}
