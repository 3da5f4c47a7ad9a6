import type { ReactNode } from 'react';
import { FlameMark } from '@/components/ui/FlameMark';
import { useText } from '@/components/ui/text';
import styles from './frame.module.css';
import navLink from './nav-link.module.css';
import { TeamNews } from './TeamNews';

export type FramePage = 'dashboard' | 'queue' | 'options' | 'welcome';

/** The frame of a full page: mark, way to the other pages, room for banners, and the page itself. */
export function PageFrame(props: { page: FramePage; banner?: ReactNode; children: ReactNode }) {
  const { page, banner, children } = props;
  const { t } = useText();
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={skipToContent}>
        {t('page.skip')}
      </button>
      <header className={styles.header}>
        <a className={styles.brand} href="/dashboard.html" aria-label={t('page.home')}>
          <FlameMark size="1.7em" />
          <span>Pilotlight</span>
        </a>
        <nav className={styles.nav} aria-label={t('page.nav')}>
          {(['dashboard', 'queue', 'options'] as const).map((one) => (
            <a
              key={one}
              className={navLink.link}
              href={PLACES[one]}
              aria-current={one === page ? 'page' : undefined}
            >
              {t(`page.nav.${one}`)}
            </a>
          ))}
        </nav>
      </header>
      <TeamNews />
      {banner}
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

const PLACES = {
  dashboard: '/dashboard.html#/',
  queue: '/dashboard.html#/queue',
  options: '/options.html',
} as const;

/** Moves the focus without touching the address, whose hash says which view is open. */
function skipToContent() {
  document.getElementById('content')?.focus();
}
