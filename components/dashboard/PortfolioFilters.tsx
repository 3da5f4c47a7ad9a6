import { useEffect, useState } from 'react';
import { useText } from '@/components/ui/text';
import { INITIATIVE_STATUSES, PHASES, ROLLOUTS } from '@/lib/domain/initiative';
import field from '../pages/field.module.css';
import { phaseName, rolloutName, statusName } from '../pages/words';
import styles from './dashboard.module.css';
import { filterHash, type PortfolioFilter, readFilter } from './portfolio';

/** So many are found by looking. */
const FEW = 15;

/** Narrows the list. The choice is in the address, so it can be kept, shared and taken back. */
export function PortfolioFilters(props: {
  filter: PortfolioFilter;
  shown: number;
  total: number;
  attention: number;
}) {
  const { filter, shown, total, attention } = props;
  const text = useText();
  const { t } = text;
  const words = filter.words ?? '';
  const [typed, setTyped] = useState(words);
  // What the address asks for came from here, or from a link that wants something else.
  useEffect(() => setTyped((now) => (now.trim() === words ? now : words)), [words]);
  const set = (name: keyof PortfolioFilter, value: string) => {
    const params = new URLSearchParams(filterHash(filter).split('?')[1] ?? '');
    params.set(name, value);
    location.hash = filterHash(readFilter(params));
  };
  const select = (
    name: 'phase' | 'rollout' | 'status',
    options: readonly { value: string; label: string }[],
  ) => (
    <label className={styles.filter}>
      <span>{t(FILTER_LABELS[name])}</span>
      <select
        className={field.input}
        value={filter[name] ?? ''}
        onChange={(event) => set(name, event.target.value)}
      >
        <option value="">{t('dashboard.filter.any')}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <search className={styles.filters} aria-label={t('dashboard.filters')}>
      {total > FEW || filter.words ? (
        <label className={styles.filter}>
          <span>{t('dashboard.filter.words')}</span>
          <input
            className={field.input}
            type="search"
            name="words"
            maxLength={100}
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              // Not a step back in the history for each letter.
              location.replace(filterHash({ ...filter, words: event.target.value.trim() }));
            }}
          />
        </label>
      ) : null}
      {select(
        'phase',
        PHASES.map((value) => ({ value, label: phaseName(value, text) })),
      )}
      {select(
        'rollout',
        ROLLOUTS.map((value) => ({ value, label: rolloutName(value, text) })),
      )}
      {select(
        'status',
        INITIATIVE_STATUSES.map((value) => ({ value, label: statusName(value, text) })),
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={filter.attention === true}
          onChange={(event) => set('attention', event.target.checked ? '1' : '')}
        />
        {t('dashboard.filter.attention', { count: attention })}
      </label>
      <p className={styles.result} role="status">
        {t('dashboard.result', { shown, total })}{' '}
        {shown < total ? <a href="#/">{t('dashboard.filter.clear')}</a> : null}
      </p>
    </search>
  );
}

const FILTER_LABELS = { phase: 'page.phase', rollout: 'page.rollout', status: 'page.state' } as const;
