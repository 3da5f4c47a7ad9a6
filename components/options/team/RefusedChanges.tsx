import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { classOf } from '@/lib/domain/record-classes';
import type { TeamStatus } from '@/lib/store/reads';
import styles from '../options.module.css';

type Refused = TeamStatus['outbox']['blocked'][number];

/** What the server did not take, in its own words. Kept here, so that nothing is lost. */
export function RefusedChanges({
  rows,
  when,
}: {
  rows: readonly Refused[];
  when: (instant: string) => string;
}) {
  const { t } = useText();
  return (
    <section className={styles.block} aria-labelledby="team-refused">
      <h2 id="team-refused">{t('options.team.refused')}</h2>
      <p className={styles.soft}>{t('options.team.refused.text')}</p>
      <ul className={styles.terms}>
        {rows.map((row) => (
          <li key={row.id}>
            <p>
              {t(`options.team.kind.${kindOf(row.id)}`)}
              {' · '}
              {when(row.firstAt)}
            </p>
            <p className={styles.soft}>
              {t(`options.team.refused.${row.reason ?? 'invalid'}`, { detail: isolated(row.detail ?? '') })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const NAMED = [
  'initiative',
  'metric',
  'rule',
  'person',
  'workspace',
  'sample',
  'sampleVoid',
  'decision',
  'gateDecision',
  'evidence',
  'concern',
] as const;

/** What a person would call the record; the rarer kinds share one word. */
const kindOf = (id: string) => NAMED.find((one) => one === classOf(id)) ?? 'other';
