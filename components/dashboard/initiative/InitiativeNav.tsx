import { useText } from '@/components/ui/text';
import { bringIntoRow } from '../../pages/bring-into-row';
import navLink from '../../pages/nav-link.module.css';
import styles from './initiative.module.css';
import { SECTIONS, type Section, sectionHash } from './sections';

/** The pages of one initiative as links: the address says which one is open. */
export function InitiativeNav({ initiativeId, current }: { initiativeId: string; current: Section }) {
  const { t } = useText();
  return (
    <nav className={`${navLink.row} ${styles.nav}`} aria-label={t('initiative.nav')}>
      {SECTIONS.map((section) => (
        <a
          key={section}
          ref={section === current ? bringIntoRow : undefined}
          className={navLink.link}
          href={sectionHash(initiativeId, section)}
          aria-current={section === current ? 'page' : undefined}
        >
          {t(`initiative.nav.${section}`)}
        </a>
      ))}
    </nav>
  );
}
