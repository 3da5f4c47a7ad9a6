import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isOrphaned, MessageError, send } from '@/lib/messaging/client';
import { onNotice } from '@/lib/messaging/listen';
import { isUnwelcome, panelBridge, topPanelBridge } from '@/lib/messaging/panel-bridge';
import { siteTool } from '@/lib/settings/site-tool';
import { mayReport, toolOfKnownHost } from '@/lib/tools';
import { isSameItem } from '@/lib/tools/same-item';
import { type Sighting, watchWorkItem } from './watch-work-item';

/**
 * The small script on every granted host: it recognises the work item and asks the worker once per work item. It draws
 * nothing; the worker injects the sidebar only where there is something to show.
 *
 * An unlisted script on purpose: WXT's content-script wrapper announces itself to the page with a DOM event and obeys
 * one, so that a page could notice or unmount us.
 */
export default defineUnlistedScript(() => {
  if (!mayReport(location.href, window === window.top, window.name)) return;
  const page = readPage();
  if (page === undefined || isRunning()) return;
  void start(page);
});

/** The top document's beginning. A frame in a page of another origin has none, and nothing to say there. */
function readPage(): number | undefined {
  try {
    return (window.top ?? window).performance.timeOrigin;
  } catch {
    return undefined;
  }
}

const ORPHAN_CHECK_MS = 2000;

const RUNNING = Symbol.for('pilotlight.detector');

/** The worker injects into open tabs when access is granted; a second copy in the same document stays silent. */
function isRunning(): boolean {
  const world = globalThis as { [RUNNING]?: boolean };
  if (world[RUNNING]) return true;
  world[RUNNING] = true;
  return false;
}

async function start(page: number): Promise<void> {
  const isTop = window === window.top;
  const bridge = panelBridge();
  let current: Sighting | undefined;

  const report = async (sighting: Sighting, leaving = false) => {
    current = sighting;
    try {
      const answer = await send('reportWorkItem', {
        ...sighting,
        page,
        // Where the page does not let it stay, it need not be injected again either.
        panelMounted: bridge.mounted || isUnwelcome(bridge, Date.now()),
        ...(leaving ? { leaving } : {}),
        ...(bridge.texts ? { texts: bridge.texts.locale } : {}),
      });
      // Another work item may have come meanwhile; its own answer will follow.
      if (isTop && current?.route === answer.route) bridge.publish({ phase: 'answer', answer });
    } catch (cause) {
      const code = cause instanceof MessageError ? cause.reply.code : 'unexpected';
      if (code === 'orphaned') orphan();
      else if (isTop && current === sighting) bridge.publish({ phase: 'error', code });
    }
  };

  // A vendor's own host needs no setting, and most pages are on one.
  const hint = toolOfKnownHost(location.hostname)
    ? undefined
    : await siteTool(location.host, location.pathname);
  const watch = watchWorkItem(hint, {
    onLeave: () => {
      // An answer that is still on its way belongs to the page that was left.
      current = undefined;
      if (isTop) bridge.publish({ phase: 'stale' });
    },
    onSighting: (sighting) => void report(sighting),
  });
  const orphan = () => {
    watch.stop();
    clearInterval(orphanCheck);
    bridge.publish({ phase: 'orphaned' });
  };
  // Nothing tells a script that its extension was replaced; it has to look.
  const orphanCheck = setInterval(() => isOrphaned() && orphan(), ORPHAN_CHECK_MS);
  const leave = () => {
    // The next form may be painted before a message has gone to the worker and back.
    const top = topPanelBridge();
    const shown = top?.snapshot;
    if (shown?.phase === 'answer' && isSameItem(shown.answer.workItem, current?.workItem)) {
      top?.publish({ phase: 'stale' });
    }
    void report({ route: current?.route ?? '' }, true);
  };
  if (!isTop) addEventListener('pagehide', leave);
  bridge.refresh = () => (isOrphaned() ? orphan() : watch.again());

  onNotice((notice) => {
    if (notice.name === 'changed') watch.again();
    if (!isTop) return false;
    if (notice.name === 'left') bridge.publish({ phase: 'stale' });
    if (notice.name === 'toggle') bridge.toggle?.();
    if (notice.name === 'open') bridge.toggle?.(true);
    if (notice.name === 'prompt') {
      bridge.callPrompt();
      bridge.toggle?.(true);
    }
    if (notice.name === 'panel' && notice.answer.route === current?.route) {
      bridge.publish({ phase: 'answer', answer: notice.answer });
    }
    return bridge.mounted;
  });
}
