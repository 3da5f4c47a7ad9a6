import { plainText } from '@/components/ui/plain-text';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { send } from '@/lib/messaging/client';
import type { PanelBridge } from '@/lib/messaging/panel-bridge';
import { sidebarTranslator } from '../catalogue';

/** When to ask for the first time on a page, and again where the moment was not right. The worker decides. */
const FIRST_MS = 20_500;
const AGAIN_MS = 30_000;
const MOST_TRIES = 5;

/**
 * The one prompt that may come by itself: some words beside the tab, once a day over all tools, when the person has
 * settled on a page and types nothing. No focus is taken, nothing is covered but the page's edge, and it goes with the
 * page or with a click.
 *
 * @param onTaken the person clicked it: open the panel at its card.
 * @returns stops offering.
 */
export function offerPrompt(surface: HTMLElement, bridge: PanelBridge, onTaken: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let route: string | undefined;
  let arrivedAt = performance.now();
  let strip: HTMLElement | undefined;

  const takeAway = () => {
    strip?.remove();
    strip = undefined;
  };
  const ask = async (tries: number) => {
    if (route === undefined) return;
    const asked = route;
    const moment = { typing: isTyping(), msSinceNavigation: performance.now() - arrivedAt };
    const isWatched = document.visibilityState === 'visible';
    const answer = isWatched && !moment.typing ? await claim(asked, moment) : undefined;
    if (route !== asked) return;
    if (answer) strip = drawStrip(surface, bridge, answer, onTaken);
    else if (tries < MOST_TRIES && (moment.typing || !isWatched)) {
      timer = setTimeout(() => void ask(tries + 1), AGAIN_MS);
    }
  };
  const follow = () => {
    const { snapshot } = bridge;
    const next = snapshot.phase === 'answer' && snapshot.answer.primary ? snapshot.answer.route : undefined;
    if (next === route) return;
    clearTimeout(timer);
    takeAway();
    route = next;
    arrivedAt = performance.now();
    if (next !== undefined) timer = setTimeout(() => void ask(1), FIRST_MS);
  };
  const unsubscribe = bridge.subscribe(follow);
  follow();
  return () => {
    unsubscribe();
    clearTimeout(timer);
    takeAway();
  };
}

/** Without an answer nothing is offered: nobody waits for it. */
async function claim(
  route: string,
  moment: { typing: boolean; msSinceNavigation: number },
): Promise<StandingPrompt | undefined> {
  return send('claimPrompt', { route, ...moment }).then(
    ({ prompt }) => prompt,
    () => undefined,
  );
}

/** Whether an editable element has the focus, in the page or in a frame of it. */
function isTyping(): boolean {
  const active = document.activeElement;
  if (active instanceof HTMLIFrameElement) return true;
  return (
    active instanceof HTMLElement &&
    (active.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(active.tagName))
  );
}

function drawStrip(
  surface: HTMLElement,
  bridge: PanelBridge,
  prompt: StandingPrompt,
  onTaken: () => void,
): HTMLElement | undefined {
  const { snapshot, texts } = bridge;
  const shell = surface.querySelector('.shell');
  if (snapshot.phase !== 'answer' || !texts || !shell) return undefined;
  const { t } = sidebarTranslator(texts, snapshot.answer.locale);
  const strip = document.createElement('div');
  strip.className = 'answer tab-offer';
  const open = strip.appendChild(document.createElement('button'));
  open.type = 'button';
  const what = open.appendChild(document.createElement('strong'));
  what.textContent = t('sidebar.prompt.offer');
  const which = open.appendChild(document.createElement('span'));
  which.textContent = plainText(
    prompt.subject.entityType === 'metric' ? prompt.title : prompt.initiativeName,
  );
  open.addEventListener('click', () => {
    const isHere = prompt.initiativeId === snapshot.answer.primary?.id;
    if (isHere) onTaken();
    else send('openPage', { page: 'dashboard', view: 'queue' }).catch(() => {});
    strip.remove();
  });
  const close = strip.appendChild(document.createElement('button'));
  close.type = 'button';
  close.className = 'tab-offer-close';
  close.setAttribute('aria-label', t('sidebar.prompt.offer.close'));
  close.append('\u00d7');
  close.addEventListener('click', () => strip.remove());
  return shell.appendChild(strip);
}
