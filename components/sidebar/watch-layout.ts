import { isInPlainSight, looksClear } from './sight-in-layout';
import type { SightWatch } from './sight-watch';

/** How often the layout is looked at, and the most of the page's time that this may take. */
const PAUSE_MS = 400;
const MOST_OF_THE_TIME = 1 / 20;

/**
 * Looks at the layout again and again while the element is on the screen, because a cover may go in the very moment of the
 * click: the page hears of the click before we do. In plain sight is what was so at the last two looks and still is.
 */
export function watchLayout(element: Element): SightWatch {
  let hiddenAt = Number.NEGATIVE_INFINITY;
  let pause = PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    const from = performance.now();
    if (!looksClear(element)) hiddenAt = from;
    pause = Math.max(PAUSE_MS, (performance.now() - from) / MOST_OF_THE_TIME);
  };
  const lookLater = () => {
    timer = setTimeout(() => {
      if (isOnScreen(element)) look();
      lookLater();
    }, pause);
  };
  lookLater();
  return {
    isInSight: async () => performance.now() - hiddenAt > 2 * pause && isInPlainSight(element),
    stop: () => clearTimeout(timer),
  };
}

/** In a closed fold, scrolled away or in a tab behind there is nothing to judge. */
function isOnScreen(element: Element): boolean {
  if (document.hidden) return false;
  const { width, top, bottom } = element.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < window.innerHeight;
}
