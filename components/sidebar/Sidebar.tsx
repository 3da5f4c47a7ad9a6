import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { TextProvider } from '@/components/ui/text';
import type { PanelTexts } from '@/lib/messaging/panel';
import type { PanelBridge } from '@/lib/messaging/panel-bridge';
import { CollapsedTab } from './CollapsedTab';
import { sidebarTranslator } from './catalogue';
import type { ConcernMemory } from './concern/concern-draft';
import { PanelFrame } from './PanelFrame';
import { useAnnouncement } from './use-announcement';
import { useBlanking } from './use-blanking';
import { useFocusReturn } from './use-focus-return';
import { usePreference } from './use-preference';
import { useSnapshot } from './use-snapshot';

/**
 * The sidebar of one document: a collapsed tab or an opened panel, painted from the bridge's snapshot and nothing else.
 *
 * @param hostElement the element that carries our shadow root, to tell our own focus from the page's.
 */
export function Sidebar({
  bridge,
  hostElement,
  origin,
}: {
  bridge: PanelBridge;
  hostElement: HTMLElement;
  /** What had focus in the page before the first tab took it. */
  origin: HTMLElement | null;
}) {
  const shell = useRef<HTMLDivElement>(null);
  const snapshot = useSnapshot(bridge);
  const [concerns] = useState<ConcernMemory>(() => ({ drafts: new Map() }));
  const answer = snapshot.phase === 'answer' ? snapshot.answer : undefined;
  const { texts = NO_TEXTS } = bridge;
  const [locale, setLocale] = useState(answer?.locale ?? texts.locale);
  if (answer && answer.locale !== locale) setLocale(answer.locale);
  const translator = useMemo(() => sidebarTranslator(texts, locale), [texts, locale]);

  const { preference, change } = usePreference(answer?.workItem?.host ?? location.host, answer?.preference);
  const { open, side } = preference;
  const focus = useFocusReturn(shell, hostElement, open, origin);
  // A side of the window is physical; the style sheet knows edges in reading direction only.
  const edge = (side === 'right') === (translator.dir === 'ltr') ? 'end' : 'start';
  useBlanking(bridge, shell, snapshot);
  const announcement = useAnnouncement(snapshot, translator);

  const show = (next: boolean) => {
    if (next) focus.opening();
    else focus.closing();
    change({ open: next });
  };
  useLayoutEffect(() => {
    bridge.toggle = (wanted) => show(wanted ?? !open);
  });

  // Sentences come with the first answer, and before it there is nothing to say.
  if (texts === NO_TEXTS) return null;
  return (
    <TextProvider translator={translator}>
      <div className="shell" ref={shell} dir={translator.dir} lang={translator.locale} data-edge={edge}>
        <p className="visually-hidden" role="status">
          {announcement}
        </p>
        {open ? (
          <PanelFrame
            snapshot={snapshot}
            preference={preference}
            drafts={bridge.drafts}
            concerns={concerns}
            refresh={bridge.refresh}
            onChange={change}
            onClose={() => show(false)}
          />
        ) : (
          <CollapsedTab answer={answer} onOpen={() => show(true)} onFocusFrom={focus.cameFrom} />
        )}
      </div>
    </TextProvider>
  );
}

const NO_TEXTS: PanelTexts = { locale: 'en', messages: {} };
