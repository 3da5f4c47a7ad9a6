import { isInPlainSight } from './sight-in-layout';
import type { SightWatch } from './sight-watch';

const LONGEST_WAIT_MS = 500;
/** The browser judges no more often than this. */
const JUDGED_EVERY_MS = 100;
/** Nearly 1, because a box rarely falls on whole pixels. */
const WHOLE = 0.99;

/**
 * Asks Chromium's IntersectionObserver v2, which knows what was painted over what: https://w3c.github.io/IntersectionObserver/v2/
 * By part: it judges a whole box, also where that is scrolled out under the panel's own header or foot. A part that is not
 * whole on the screen (in a closed fold, scrolled away) is `undefined`, and nothing to judge by.
 */
export function watchPainting(element: Element): SightWatch {
  const parts = new Map<Element, boolean | undefined>();
  let asked: ((seen: boolean | undefined) => void) | undefined;
  const seen = () => {
    const judged = [...parts.values()].filter((part) => part !== undefined);
    return judged.length > 0 ? judged.every(Boolean) : undefined;
  };
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    threshold: [0, 0.5, WHOLE],
    trackVisibility: true,
    delay: JUDGED_EVERY_MS,
  };
  const observer = new IntersectionObserver((entries) => {
    const frame = element.closest('.body')?.getBoundingClientRect();
    for (const entry of entries as (IntersectionObserverEntry & { isVisible?: boolean })[]) {
      parts.set(entry.target, isWhole(entry, frame) ? entry.isVisible : undefined);
    }
    if (seen() !== undefined) asked?.(seen());
  }, options);
  const collect = () => {
    for (const part of parts.keys()) {
      if (part.parentElement === element) continue;
      observer.unobserve(part);
      parts.delete(part);
    }
    for (const part of element.children) {
      if (parts.has(part)) continue;
      parts.set(part, undefined);
      observer.observe(part);
    }
  };
  const changes = new MutationObserver(collect);
  changes.observe(element, { childList: true });
  collect();
  return {
    isInSight: async () => {
      const before = seen();
      // Judged before the click: what it was then counts, even if a cover goes in the moment of the click.
      if (before === false) return false;
      // A cover that came just before the click is judged a little later.
      if (before) {
        await new Promise((resolve) => setTimeout(resolve, 2 * JUDGED_EVERY_MS));
        return seen() !== false;
      }
      const judged = await new Promise<boolean | undefined>((resolve) => {
        asked = resolve;
        setTimeout(() => resolve(undefined), LONGEST_WAIT_MS);
      });
      return judged ?? isInPlainSight(element);
    },
    stop: () => {
      observer.disconnect();
      changes.disconnect();
    },
  };
}

/** Whole on the screen, and not flush with the edge of what scrolls: there the next pixel belongs to our own foot or header. */
function isWhole(
  { intersectionRatio, boundingClientRect }: IntersectionObserverEntry,
  frame?: DOMRect,
): boolean {
  const { top, bottom } = boundingClientRect;
  const isFlush = frame !== undefined && (top < frame.top + 1 || bottom > frame.bottom - 1);
  return intersectionRatio >= WHOLE && !isFlush;
}
