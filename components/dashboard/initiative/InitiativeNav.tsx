import { useText } from '@/components/ui/text';
import navLink from '../../pages/nav-link.module.css';
import styles from './initiative.module.css';
import { SECTIONS, type Section, sectionHash } from './sections';

/** The pages of one initiative as links: the address says which one is open. */
export function InitiativeNav({ initiativeId, current }: { initiativeId: string; current: Section }) {
  const { t } = useText();
  return (
    <nav className={styles.nav} aria-label={t('initiative.nav')}>
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

/** In a narrow window the row scrolls sideways. Only the row: `scrollIntoView` would move the page as well. */
function bringIntoRow(link: HTMLElement | null): void {
  const row = link?.parentElement;
  if (row) row.scrollLeft += middleOf(link) - middleOf(row);
}

function middleOf(element: HTMLElement): number {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}
