import { Ellipsis } from 'lucide-react';
import { useRef } from 'react';
import { useText } from '@/components/ui/text';
import { send } from '@/lib/messaging/client';
import type { PanelPreference } from '@/lib/messaging/panel';
import { useCloseWhenLeft } from './use-close-when-left';

/** Where the panel stands and where else to go. A disclosure, not a menu widget: its items are plain buttons. */
export function PanelMenu({
  preference: { side, docked },
  mayDock,
  initiativeId,
  onChange,
}: {
  preference: PanelPreference;
  /** A narrow window has no space to reserve, so it is not offered there. */
  mayDock: boolean;
  initiativeId: string | undefined;
  onChange: (change: Partial<PanelPreference>) => void;
}) {
  const { t } = useText();
  const menu = useRef<HTMLDetailsElement>(null);
  useCloseWhenLeft(menu);
  const item = (label: string, act: () => void) => (
    <li>
      <button
        type="button"
        onClick={() => {
          if (menu.current) menu.current.open = false;
          menu.current?.querySelector('summary')?.focus();
          act();
        }}
      >
        {label}
      </button>
    </li>
  );
  const openPage = (page: 'dashboard' | 'options') => {
    send('openPage', { page, ...(initiativeId && page === 'dashboard' ? { initiativeId } : {}) }).catch(
      () => {},
    );
  };
  return (
    <details className="menu" ref={menu}>
      <summary className="icon-button" aria-label={t('sidebar.menu')}>
        <Ellipsis size="1.25em" aria-hidden="true" />
      </summary>
      <ul>
        {item(t(side === 'right' ? 'sidebar.menu.left' : 'sidebar.menu.right'), () =>
          onChange({ side: side === 'right' ? 'left' : 'right' }),
        )}
        {mayDock &&
          item(t(docked ? 'sidebar.menu.undock' : 'sidebar.menu.dock'), () => onChange({ docked: !docked }))}
        {item(t(initiativeId ? 'sidebar.menu.initiative' : 'sidebar.menu.dashboard'), () =>
          openPage('dashboard'),
        )}
        {item(t('sidebar.menu.options'), () => openPage('options'))}
      </ul>
    </details>
  );
}
