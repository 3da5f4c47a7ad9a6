import { useText } from '@/components/ui/text';
import { LOCAL_ITEMS, LOCAL_TABLES, PAGE_ITEMS, SESSION_ITEMS } from '@/lib/domain/disclosure/local-stores';
import styles from '../options.module.css';
import privacy from './privacy.module.css';
import { Term } from './Term';

/** What stays on this device whatever happens: the database's other tables, settings, and what is held in memory. */
export function KeptHere() {
  const { t } = useText();
  const places = [
    { place: 'table', names: LOCAL_TABLES, says: (name: string) => t(`privacy.table.${name}`) },
    { place: 'item', names: LOCAL_ITEMS, says: (name: string) => t(`privacy.item.${name}`) },
    { place: 'page', names: PAGE_ITEMS, says: (name: string) => t(`privacy.page.${name}`) },
    { place: 'session', names: SESSION_ITEMS, says: (name: string) => t(`privacy.session.${name}`) },
  ];
  return (
    <section className={styles.block} aria-labelledby="privacy-here">
      <h2 id="privacy-here">{t('privacy.here')}</h2>
      <p className={privacy.lead}>{t('privacy.here.text')}</p>
      <div className={privacy.records}>
        {places.map(({ place, names, says }) => (
          <details key={place} className={privacy.record}>
            <summary>
              <span className={privacy.title}>{t(`privacy.here.${place}`)}</span>
              <span className={privacy.count}>{t('privacy.kept.count', { count: names.length })}</span>
            </summary>
            <dl className={styles.terms}>
              {names.map((name) => (
                <Term key={name} name={name}>
                  {says(name)}
                </Term>
              ))}
            </dl>
          </details>
        ))}
      </div>
    </section>
  );
}
