import { useRef } from 'react';
import type { Translator } from '@/lib/i18n/translator';
import type { PanelSnapshot } from '@/lib/messaging/panel-bridge';
import { announce, NOTHING_ANNOUNCED } from './announcement';

/** The sentence for the polite live region. */
export function useAnnouncement(snapshot: PanelSnapshot, translator: Translator): string {
  const said = useRef(NOTHING_ANNOUNCED);
  said.current = announce(snapshot, said.current, translator);
  return said.current.sentence;
}
