import { LayoutDashboard, Settings } from 'lucide-react';
import { FlameMark } from '@/components/ui/FlameMark';
import { useText } from '@/components/ui/text';
import styles from './popup.module.css';

/** The mark, and the way to the two larger pages. */
export function PopupHeader() {
  const { t } = useText();
  return (
    <header className={styles.header}>
      <span className={styles.brand}>
        <FlameMark size="1.5em" />
        Pilotlight
      </span>
      <nav className={styles.links} aria-label={t('page.nav')}>
        <a href="/dashboard.html" target="_blank" rel="noreferrer">
          <LayoutDashboard size={15} aria-hidden="true" />
          {t('page.nav.dashboard')}
        </a>
        <a href="/options.html" target="_blank" rel="noreferrer">
          <Settings size={15} aria-hidden="true" />
          {t('page.nav.options')}
        </a>
      </nav>
    </header>
  );
}
