import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { EditorContext } from './editor-context';
import styles from './options.module.css';
import type { Trial } from './rule-trial';
import { TrialRow } from './TrialRow';

const OUTCOMES = [
  'links',
  'changes',
  'conflict',
  'undetermined',
  'keeps',
  'no_match',
  'unrecognised',
] as const;

/** What came out of a trial: the sums in one line, then every page that the rule concerns. */
export function TrialRows(props: { trial: Trial; ofAddresses: boolean; context: EditorContext }) {
  const { trial, ofAddresses, context } = props;
  const { t, locale } = useText();
  const { rows, counts } = trial;
  if (rows.length === 0) return <p className={styles.soft}>{t('options.trial.none')}</p>;
  const concerned = rows.filter(({ result }) => result?.outcome !== 'no_match');
  const rest = rows.filter(({ result }) => result?.outcome === 'no_match');
  const sums = OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) =>
    t(`options.trial.count.${outcome}`, { count: counts[outcome] }),
  );
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(sums);
  return (
    <div className={styles.trial}>
      <p role="status">
        <strong>
          {t(ofAddresses ? 'options.trial.ofAddresses' : 'options.trial.ofSeen', { count: rows.length })}
        </strong>{' '}
        {isolated(list)}
      </p>
      {concerned.length > 0 ? (
        <ul className={styles.trialRows}>
          {concerned.map((row) => (
            <TrialRow key={row.id} row={row} context={context} />
          ))}
        </ul>
      ) : null}
      {rest.length > 0 ? (
        <details className={styles.more}>
          <summary>{t('options.trial.rest', { count: rest.length })}</summary>
          <ul className={styles.trialRows}>
            {rest.map((row) => (
              <TrialRow key={row.id} row={row} context={context} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
