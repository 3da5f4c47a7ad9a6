import { useId } from 'react';
import { useText } from '@/components/ui/text';
import { METRIC_CATEGORIES, type MetricClass } from '@/lib/domain/metric-records';
import { TextField } from '../../pages/TextField';
import styles from './metric.module.css';
import { type MetricDraft, usualFor, withClass } from './metric-draft';

const CLASSES = Object.keys(METRIC_CATEGORIES) as MetricClass[];

/** Class and category first: what kind of number it is decides what it may be used for. */
export function KindFields(props: {
  draft: MetricDraft;
  error: string | undefined;
  onChange: (part: Partial<MetricDraft>) => void;
}) {
  const { draft, error, onChange } = props;
  const { t } = useText();
  const name = useId();
  return (
    <>
      <fieldset className={styles.cards}>
        <legend className={styles.legendText}>{t('metric.class')}</legend>
        {CLASSES.map((cls) => (
          <label key={cls} className={styles.card}>
            <input
              type="radio"
              name={`${name}-class`}
              value={cls}
              checked={draft.cls === cls}
              onChange={() => onChange(withClass(cls))}
            />
            <span>
              <strong>{t(`metric.class.${cls}`)}</strong>
              <span className={styles.cardText}>{t(`metric.class.${cls}.text`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.chips}>
        <legend className={styles.legendText}>{t(`metric.category.of.${draft.cls}`)}</legend>
        {METRIC_CATEGORIES[draft.cls].map((category) => (
          <label key={category} className={styles.chip}>
            <input
              type="radio"
              name={`${name}-category`}
              value={category}
              checked={draft.category === category}
              onChange={() => onChange({ category, ...usualFor(category) })}
            />
            <span>{t(`metric.category.${category}`)}</span>
          </label>
        ))}
      </fieldset>
      {draft.category === 'other_outcome' ? (
        <TextField
          name="categoryReason"
          label={t('metric.categoryReason')}
          error={error}
          value={draft.categoryReason}
          maxLength={280}
          onChange={(categoryReason) => onChange({ categoryReason })}
        />
      ) : null}
    </>
  );
}
