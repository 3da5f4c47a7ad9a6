import type { Page } from '@playwright/test';

/** What was in front of the person in one animation frame. */
export type Frame = {
  /** Milliseconds of `performance.now()`. */
  at: number;
  href: string;
  /** Key or number in the tool's own visible header. */
  header: string;
  /** Initiative's key in the opened panel; empty when the panel shows none. */
  shown: string;
  /** Accessible name of the collapsed tab. */
  tab: string;
};

/** Where the stand-ins show which item is in front; the first that is visible counts. */
const HEADERS = [
  '[role=dialog] a[data-testid$="breadcrumbs.current-issue.item"]',
  'a[data-testid$="breadcrumbs.current-issue.item"]',
  '#title-text',
  '#ghx-detail-view #ghx-detail-head dd a',
  '#key-val',
  '.ticket-number',
];

type Recorder = { frames: Frame[]; navigatedAt: number[]; stop: () => void };

/** Looks at the page once a frame, from inside, until `readFrames`. */
export async function recordFrames(page: Page): Promise<void> {
  await page.evaluate((selectors) => {
    const world = window as unknown as { __frames?: Recorder };
    world.__frames?.stop();
    const frames: Frame[] = [];
    const navigatedAt: number[] = [];
    let running = true;
    const headerText = () => {
      // The shell keeps the classic form in a frame below nested shadow roots.
      const inFrame = deep(document).find((element) => element.matches('iframe#gsft_main'));
      const title = (inFrame as HTMLIFrameElement | undefined)?.contentDocument?.querySelector(
        '.form_title b',
      );
      if (title) return title.textContent ?? '';
      for (const selector of selectors) {
        const found = [...document.querySelectorAll(selector)].find((element) => element.checkVisibility());
        if (found) return found.textContent?.trim() ?? '';
      }
      return '';
    };
    const deep = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) =>
        element.shadowRoot && element.localName !== 'pilotlight-panel'
          ? [element, ...deep(element.shadowRoot)]
          : element.localName === 'iframe'
            ? [element]
            : [],
      );
    const look = () => {
      const shadow = document.querySelector('pilotlight-panel')?.shadowRoot;
      const key = shadow?.querySelector('.title-key');
      frames.push({
        at: performance.now(),
        href: location.href,
        header: headerText(),
        shown: key?.checkVisibility() ? (key.textContent ?? '') : '',
        tab: shadow?.querySelector('.tab')?.getAttribute('aria-label') ?? '',
      });
      if (running) requestAnimationFrame(look);
    };
    const onNavigation = () => navigatedAt.push(performance.now());
    const { navigation } = window as unknown as { navigation: EventTarget };
    navigation.addEventListener('currententrychange', onNavigation);
    world.__frames = {
      frames,
      navigatedAt,
      stop: () => {
        running = false;
        navigation.removeEventListener('currententrychange', onNavigation);
      },
    };
    requestAnimationFrame(look);
    // What follows must find at least one frame of the state before it.
    return new Promise<void>((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    });
  }, HEADERS);
}

/** Ends the recording and hands out what was seen, with the instants at which the address changed. */
export async function readFrames(page: Page): Promise<{ frames: Frame[]; navigatedAt: number[] }> {
  return page.evaluate(() => {
    const recorder = (window as unknown as { __frames: Recorder }).__frames;
    recorder.stop();
    return { frames: recorder.frames, navigatedAt: recorder.navigatedAt };
  });
}

/**
 * Judges one change of item. `isNew` says of a frame whether address or visible header already belong to the new item;
 * from the first such frame on, nothing but `wanted` or nothing at all may be shown. `meanwhile` is what the project's
 * own rule says of the new item until its labels are on the page: not the old item's, but provisional.
 */
export function judge(
  { frames, navigatedAt }: { frames: Frame[]; navigatedAt: number[] },
  isNew: (frame: Frame) => boolean,
  wanted: string,
  meanwhile = wanted,
): { wrong: Frame[]; tookMs: number; before: Frame[] } {
  const from = frames.findIndex(isNew);
  const start = from === -1 ? frames.length : from;
  const after = frames.slice(start);
  const first = after.find((frame) => frame.shown === wanted);
  // An unchanged address leaves only the frame in which the header changed.
  const began = navigatedAt.findLast((at) => at <= (after[0]?.at ?? 0)) ?? after[0]?.at ?? 0;
  return {
    wrong: after.filter((frame) => !['', wanted, meanwhile].includes(frame.shown)),
    tookMs: first ? Math.round(first.at - began) : Number.POSITIVE_INFINITY,
    before: frames.slice(0, start),
  };
}
