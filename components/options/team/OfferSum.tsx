import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { OfferedItem, OfferedSum } from '@/lib/domain/offer/offer';
import { formatPeriod } from '@/lib/i18n/formats';
import { problemSentence } from '../../pages/problem-sentence';
import styles from '../options.module.css';
import { recordKind } from './record-kind';

/** How many records share a fate, why, and which ones. */
export function OfferSum({ sum }: { sum: OfferedSum }) {
  const text = useText();
  const { t, has, locale } = text;
  const { verdict, count, items } = sum;
  const why = `options.offer.why.${verdict}`;
  const about = ({ cls, period }: OfferedItem) =>
    [t(`options.team.kind.${recordKind(cls)}`), period && formatPeriod(period.start, period.end, locale)]
      .filter(Boolean)
      .join(' · ');
  return (
    <details className={verdict === 'add' ? styles.more : `${styles.more} ${styles.aside}`}>
      <summary>{t(`options.offer.sum.${verdict}`, { count })}</summary>
      {has(why) ? <p className={styles.soft}>{t(why)}</p> : null}
      <ul className={styles.plainList}>
        {items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two records may be called the same.
          <li key={place}>
            {item.name === undefined ? null : <UserText text={item.name} />}{' '}
            <span className={styles.soft}>{about(item)}</span>
            {item.problem ? <p className={styles.soft}>{problemSentence(item.problem, text)}</p> : null}
          </li>
        ))}
      </ul>
      {count > items.length ? (
        <p className={styles.soft}>{t('options.offer.more', { count: count - items.length })}</p>
      ) : null}
    </details>
  );
}
