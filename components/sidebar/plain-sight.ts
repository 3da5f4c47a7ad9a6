import type { SightWatch } from './sight-watch';
import { watchLayout } from './watch-layout';
import { watchPainting } from './watch-painting';

/**
 * Whether a person can plainly see an element. A page may lay something over the panel, make it transparent or lift
 * something else to the top, so that a click meant for the page lands on us; then nothing may be saved.
 *
 * Chromium tells what was painted over what. Elsewhere the layout is asked, which takes our own work.
 */
export function watchPlainSight(element: Element): SightWatch {
  return 'isVisible' in IntersectionObserverEntry.prototype ? watchPainting(element) : watchLayout(element);
}
