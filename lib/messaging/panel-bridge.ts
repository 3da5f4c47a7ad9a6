import type { PanelAnswer, PanelTexts, SampleDraft } from './panel';

/**
 * Where the detector and the sidebar of one document meet. Both run in the extension's isolated world, which the host
 * page cannot see; nothing is put on the page's own objects and no DOM event is used.
 */
export type PanelBridge = {
  /** What to paint. `stale` means: the page moved on, show nothing until the next answer. */
  readonly snapshot: PanelSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  readonly publish: (snapshot: PanelSnapshot) => void;
  /** The latest sentences an answer brought; kept while later answers bring none. */
  readonly texts: PanelTexts | undefined;
  /** Set by the sidebar once mounted; the detector never injects twice. */
  mounted: boolean;
  /** When the page took our element out and we put it back, in ms since the epoch; see `isUnwelcome`. */
  returns: number[];
  /** What was typed in this document and not yet confirmed, by metric and period; set by the sidebar. */
  drafts: Map<string, SampleDraft>;
  /** Set by the panel's script once it is there. */
  renderPanel: RenderPanel | undefined;
  /** Asks the detector to report again, for instance after a value was saved. */
  refresh: () => void;
  /** Set by the sidebar: opens or closes the panel (keyboard command, popup). */
  toggle: ((open?: boolean) => void) | undefined;
  /** How often the card of a due value was asked for in this document. */
  readonly promptCalls: number;
  /** Asks for the card of the value that is due; the panel answers when it is there. */
  readonly callPrompt: () => void;
  /** Whether a call waits for an answer; asking takes it. */
  readonly takePromptCall: () => boolean;
};

/**
 * Starts the opened panel in our surface.
 *
 * @param origin the element of the page that focus goes back to when the panel closes.
 * @returns takes it away again.
 */
export type RenderPanel = (
  surface: HTMLElement,
  bridge: PanelBridge,
  hostElement: HTMLElement,
  origin: HTMLElement | null,
) => () => void;

export type PanelSnapshot =
  | { phase: 'stale' }
  | { phase: 'answer'; answer: PanelAnswer }
  | { phase: 'error'; code: string }
  | { phase: 'orphaned' };

const MOST_RETURNS = 3;
/** How long a page that keeps removing us stays without the panel, in ms. */
export const UNWELCOME_MS = 60_000;

/** Whether the page has taken our element out so often within a minute that it stays out; `now` in ms since the epoch. */
export function isUnwelcome({ returns }: Pick<PanelBridge, 'returns'>, now: number): boolean {
  return returns.filter((at) => now - at < UNWELCOME_MS).length >= MOST_RETURNS;
}

const KEY = Symbol.for('pilotlight.panel-bridge');

/** The document's one bridge, made by whichever script comes first. */
export function panelBridge(): PanelBridge {
  const world = globalThis as { [KEY]?: PanelBridge };
  world[KEY] ??= createBridge();
  return world[KEY];
}

/**
 * The bridge of the top document, seen from one of its frames. Chromium lets the isolated worlds of frames of one origin
 * see each other; elsewhere, and in a frame of another origin, there is none.
 */
export function topPanelBridge(): PanelBridge | undefined {
  try {
    return (window.top as { [KEY]?: PanelBridge } | null)?.[KEY];
  } catch {
    return undefined;
  }
}

function createBridge(): PanelBridge {
  const listeners = new Set<() => void>();
  let snapshot: PanelSnapshot = { phase: 'stale' };
  let texts: PanelTexts | undefined;
  let promptCalls = 0;
  let isCalled = false;
  return {
    get snapshot() {
      return snapshot;
    },
    get texts() {
      return texts;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish(next) {
      snapshot = next;
      if (next.phase === 'answer' && next.answer.texts) texts = next.answer.texts;
      for (const listener of listeners) listener();
    },
    mounted: false,
    returns: [],
    drafts: new Map(),
    renderPanel: undefined,
    refresh: () => {},
    toggle: undefined,
    get promptCalls() {
      return promptCalls;
    },
    callPrompt() {
      promptCalls += 1;
      isCalled = true;
      for (const listener of listeners) listener();
    },
    takePromptCall() {
      const wasCalled = isCalled;
      isCalled = false;
      return wasCalled;
    },
  };
}
