import { useText } from '@/components/ui/text';
import { EmptyState } from '../pages/EmptyState';
import { Loading } from '../pages/Loading';
import { SetBy } from '../pages/SetBy';
import { useLocked } from '../pages/use-policy';
import { AddSite } from './AddSite';
import { ApiSites } from './ApiSites';
import styles from './options.module.css';
import { SectionHeading } from './SectionHeading';
import { SiteItem } from './SiteItem';
import { useSites } from './use-sites';

/** Where Pilotlight may look: the sites, their access, and a way to add one. */
export function SitesSection() {
  const { t } = useText();
  const { rows, refresh } = useSites();
  const isLocked = useLocked('sites');
  return (
    <>
      <SectionHeading view="sites" />
      {isLocked ? <SetBy /> : <AddSite known={rows ?? []} onChange={refresh} />}
      <section className={styles.block} aria-labelledby="sites-list">
        <h2 id="sites-list">{t('options.sites.list')}</h2>
        {rows === undefined ? <Loading /> : null}
        {rows?.length === 0 ? (
          <EmptyState title={t('options.sites.empty')}>
            <p>{t('options.sites.empty.text')}</p>
          </EmptyState>
        ) : null}
        {rows && rows.length > 0 ? (
          <ul className={styles.rows}>
            {rows.map((row) => (
              <SiteItem key={row.host + (row.path ?? '')} row={row} isLocked={isLocked} onChange={refresh} />
            ))}
          </ul>
        ) : null}
      </section>
      <ApiSites />
    </>
  );
}
