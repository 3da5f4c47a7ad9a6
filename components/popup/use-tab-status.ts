import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { MessageError, send } from '@/lib/messaging/client';
import type { ReplyError } from '@/lib/messaging/protocol';
import type { TabStatus } from '@/lib/messaging/tab-status';
import { watchAccess } from '../pages/site-access';
import { popupView } from './popup-view';

const POLL_MS = 1000;

/** The tab the popup is about: the one in front, or the one that the address names (`?tab=12`). */
async function readTabId(): Promise<number | undefined> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  if (Number.isInteger(named)) return named;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

/**
 * The status of that tab, read again when access changes, and every second while a reload is awaited: the
 * page reports by itself as soon as it is there.
 */
export function useTabStatus() {
  const [tabId, setTabId] = useState<number>();
  const [status, setStatus] = useState<TabStatus>();
  const [problem, setProblem] = useState<ReplyError>();

  const refresh = useCallback(async () => {
    try {
      const id = await readTabId();
      if (id === undefined) return setProblem({ code: 'no_tab' });
      setTabId(id);
      setStatus(await send('getTabStatus', { tabId: id }));
      setProblem(undefined);
    } catch (error) {
      setProblem(error instanceof MessageError ? error.reply : { code: 'unreachable' });
    }
  }, []);

  useEffect(() => {
    refresh();
    return watchAccess(refresh);
  }, [refresh]);

  const waits = status !== undefined && popupView(status).kind === 'reload';
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(refresh, POLL_MS);
    return () => clearInterval(timer);
  }, [waits, refresh]);

  return { tabId, status, problem, refresh };
}
