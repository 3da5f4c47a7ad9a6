import { X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useText } from '@/components/ui/text';
import type { PanelPreference, SampleDraft } from '@/lib/messaging/panel';
import type { PanelSnapshot } from '@/lib/messaging/panel-bridge';
import type { ConcernMemory } from './concern/concern-draft';
import { PanelContent } from './PanelContent';
import { PanelMenu } from './PanelMenu';
import { PanelTitle } from './PanelTitle';
import { ResizeHandle } from './ResizeHandle';
import { useDocking } from './use-docking';
import { useKeptFocus } from './use-kept-focus';
import { useWideWindow } from './use-wide-window';

type Props = {
  snapshot: PanelSnapshot;
  preference: PanelPreference;
  drafts: Map<string, SampleDraft>;
  concerns: ConcernMemory;
  refresh: () => void;
  onChange: (change: Partial<PanelPreference>) => void;
  onClose: () => void;
};

/** The opened panel: frame, header and keyboard; its content follows the snapshot. */
export function PanelFrame(props: Props) {
  const { snapshot, preference, drafts, concerns, refresh, onChange, onClose } = props;
  const { t } = useText();
  const panel = useRef<HTMLElement>(null);
  const [dragged, setDragged] = useState<number>();
  const width = dragged ?? preference.width;
  const answer = snapshot.phase === 'answer' ? snapshot.answer : undefined;
  useKeptFocus(panel);
  const mayDock = useWideWindow();
  useDocking(preference.docked && mayDock, preference.side, width);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      const menu = panel.current?.querySelector<HTMLDetailsElement>('.menu[open]');
      if (!menu) return onClose();
      menu.open = false;
      menu.querySelector('summary')?.focus();
    } else if (event.key === '?' && !isTextField(event.target)) {
      const why = panel.current?.querySelector<HTMLDetailsElement>('.why');
      if (!why) return;
      why.open = true;
      why.querySelector('summary')?.focus({ preventScroll: true });
      why.scrollIntoView({ block: 'start' });
    }
  };

  return (
    <aside
      ref={panel}
      className="panel"
      aria-label={t('sidebar.panel.name')}
      tabIndex={-1}
      style={{ inlineSize: `min(${width}px, 100vw)` }}
      onKeyDown={onKeyDown}
    >
      <ResizeHandle
        width={width}
        side={preference.side}
        onDrag={setDragged}
        onDone={(next) => {
          setDragged(undefined);
          onChange({ width: next });
        }}
      />
      <header className="head">
        <PanelTitle answer={answer} />
        {snapshot.phase !== 'orphaned' && (
          <PanelMenu
            preference={preference}
            mayDock={mayDock}
            initiativeId={answer?.primary?.id}
            onChange={onChange}
          />
        )}
        <button type="button" className="icon-button" aria-label={t('sidebar.close')} onClick={onClose}>
          <X size="1.25em" aria-hidden="true" />
        </button>
      </header>
      <PanelContent snapshot={snapshot} drafts={drafts} concerns={concerns} refresh={refresh} />
    </aside>
  );
}

/** `?` typed into a note is a question mark, not a command. */
function isTextField(target: EventTarget): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
