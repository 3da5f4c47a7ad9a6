import { useText } from '@/components/ui/text';
import { TIME_DESTINATIONS } from '@/lib/domain/metric-records';
import type { Person } from '@/lib/domain/people';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import { ExecutiveField } from './ExecutiveField';
import styles from './metric.module.css';
import type { MetricFormState } from './use-metric-form';
import { VanityNotes } from './VanityNotes';

/** Who in the leadership cares, and, for saved time, where it went. */
export function OutcomeFields(props: MetricFormState & { people: readonly Person[] }) {
  const { draft, change, error, findings, people } = props;
  const { t } = useText();
  return (
    <>
      {draft.category === 'time_saved' ? (
        <section className={styles.part} aria-labelledby="destination-title">
          <h2 id="destination-title">{t('metric.destination.title')}</h2>
          <SelectField
            name="destination"
            label={t('metric.destination.kind')}
            hint={t('metric.destination.intro')}
            value={draft.destination}
            options={[
              { value: '', label: t('metric.destination.unsaid') },
              ...TIME_DESTINATIONS.map((value) => ({ value, label: t(`metric.destination.${value}`) })),
            ]}
            onChange={(destination) => change({ destination })}
          />
          {draft.destination ? (
            <TextField
              name="destinationNote"
              label={t('metric.destination.note')}
              value={draft.destinationNote}
              maxLength={280}
              onChange={(destinationNote) => change({ destinationNote })}
            />
          ) : null}
        </section>
      ) : null}
      {draft.cls === 'outcome' ? (
        <section className={styles.part} aria-labelledby="outcome-title">
          <h2 id="outcome-title">{t('metric.outcome.title')}</h2>
          <TextField
            name="statement"
            label={t('metric.outcome.statement')}
            hint={t('metric.outcome.statement.hint')}
            error={error('statement')}
            value={draft.statement}
            maxLength={280}
            onChange={(statement) => change({ statement })}
          />
          <ExecutiveField
            people={people}
            draft={draft.executive}
            error={error('executive')}
            onChange={(executive) => change({ executive })}
          />
          <VanityNotes findings={findings} fields={['execOutcome']} />
        </section>
      ) : null}
    </>
  );
}
