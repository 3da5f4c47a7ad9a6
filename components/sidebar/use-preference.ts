import { useCallback, useState } from 'react';
import { send } from '@/lib/messaging/client';
import type { PanelPreference } from '@/lib/messaging/panel';

/** Below this width an opened panel would hide most of the page, so it starts collapsed whatever was remembered. */
const NARROW = 900;

const DEFAULT: PanelPreference = { open: false, side: 'right', width: 360, docked: false };

/**
 * How the panel looks on this host. The worker's memory is taken over once, with the first answer; from then on this
 * document decides and tells the worker, so that a late answer never moves a panel that is being used.
 */
export function usePreference(host: string, remembered: PanelPreference | undefined) {
  const [chosen, setChosen] = useState<Partial<PanelPreference>>({});
  const [first, setFirst] = useState(remembered);
  if (!first && remembered) setFirst(remembered);
  const start = first ?? DEFAULT;
  const preference = { ...start, open: start.open && window.innerWidth >= NARROW, ...chosen };

  const change = useCallback(
    (next: Partial<PanelPreference>, remember = true) => {
      setChosen((before) => ({ ...before, ...next }));
      // A preference that could not be kept is no reason to disturb anyone: it holds in this tab.
      if (remember) send('setPanelPreference', { host, ...next }).catch(() => {});
    },
    [host],
  );
  return { preference, change };
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(640, Math.max(280, width)));
}
