import { useText } from '@/components/ui/text';
import { formatUnit } from '@/lib/i18n/formats';
import form from '../../pages/form.module.css';
import { DayField } from './DayField';
import { unitOf } from './metric-draft';
import { NumberField } from './NumberField';
import type { MetricFormState } from './use-metric-form';
import { VanityNotes } from './VanityNotes';

/** The value to reach, from when and by when. */
export function TargetFields({
  draft,
  change,
  error,
  findings,
}: Pick<MetricFormState, 'draft' | 'change' | 'error' | 'findings'>) {
  const { t, locale } = useText();
  const numeric = draft.direction === 'increase' || draft.direction === 'decrease';
  return (
    <>
      {numeric ? (
        <NumberField
          name="target"
          label={t('metric.target.value')}
          error={error('target')}
          value={draft.target}
          suffix={formatUnit(unitOf(draft), locale)}
          onChange={(target) => change({ target })}
        />
      ) : null}
      <div className={form.pair}>
        <DayField
          name="targetStart"
          label={t('metric.target.start')}
          error={error('targetStart')}
          value={draft.targetStart}
          onChange={(targetStart) => change({ targetStart })}
        />
        <DayField
          name="targetDue"
          label={t('metric.target.due')}
          error={error('targetDue')}
          value={draft.targetDue}
          onChange={(targetDue) => change({ targetDue })}
        />
      </div>
      <VanityNotes findings={findings} fields={['target']} />
    </>
  );
}
