import { useId } from 'react';
import { useText } from '@/components/ui/text';
import type { OfferedSum } from '@/lib/domain/offer/offer';
import type { OfferKind } from '@/lib/domain/offer/offer-kinds';
import styles from '../options.module.css';
import { OfferSum } from './OfferSum';

/** One kind of records: whether it comes, and what becomes of how many. Where there is nothing to bring there is no choice. */
export function OfferKindItem(props: {
  kind: OfferKind;
  sums: readonly OfferedSum[];
  /** Absent where nothing of it could come. */
  choice: boolean | undefined;
  onChoose: (on: boolean) => void;
}) {
  const { kind, sums, choice, onChoose } = props;
  const { t, has } = useText();
  const id = useId();
  const title = t(`options.offer.kind.${kind}`);
  const hintId = `options.offer.kind.${kind}.hint`;
  const hint = choice !== undefined && has(hintId) ? t(hintId) : undefined;
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        {choice === undefined ? (
          <p className={styles.rowTitle}>{title}</p>
        ) : (
          <label className={`${styles.tick} ${styles.rowTitle}`}>
            <input
              type="checkbox"
              checked={choice}
              aria-describedby={hint ? id : undefined}
              onChange={(event) => onChoose(event.target.checked)}
            />
            <span>{title}</span>
          </label>
        )}
        {hint ? (
          <p id={id} className={styles.soft}>
            {hint}
          </p>
        ) : null}
      </div>
      <div className={styles.rowWide}>
        {sums.map((sum) => (
          <OfferSum key={sum.verdict} sum={sum} />
        ))}
      </div>
    </li>
  );
}
