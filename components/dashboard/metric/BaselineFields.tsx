import { useText } from '@/components/ui/text';
import type { EvidenceChoice } from '@/lib/domain/metric-page-types';
import { formatUnit } from '@/lib/i18n/formats';
import form from '../../pages/form.module.css';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import { DayField } from './DayField';
import { EvidencePicker } from './EvidencePicker';
import { BASELINE_WAYS, type BaselineWay, today, unitOf } from './metric-draft';
import { NumberField } from './NumberField';
import type { MetricFormState } from './use-metric-form';
import { VanityNotes } from './VanityNotes';

/** The value from before, of which period, and how it is known. */
export function BaselineFields({
  draft,
  change,
  error,
  findings,
  evidence,
}: Pick<MetricFormState, 'draft' | 'change' | 'error' | 'findings'> & {
  evidence: readonly EvidenceChoice[];
}) {
  const { t, locale } = useText();
  return (
    <>
      <div className={form.pair}>
        <NumberField
          name="baseline"
          label={t('metric.baseline.value')}
          error={error('baseline')}
          value={draft.baseline}
          suffix={formatUnit(unitOf(draft), locale)}
          onChange={(baseline) => change({ baseline })}
        />
        <NumberField
          name="baselineN"
          label={t('metric.baseline.n')}
          error={error('baselineN')}
          value={draft.baselineN}
          onChange={(baselineN) => change({ baselineN })}
        />
      </div>
      <div className={form.pair}>
        <DayField
          name="baselineFrom"
          label={t('metric.baseline.from')}
          error={error('baselineFrom')}
          value={draft.baselineFrom}
          max={today()}
          onChange={(baselineFrom) => change({ baselineFrom })}
        />
        <DayField
          name="baselineTo"
          label={t('metric.baseline.to')}
          error={error('baselineTo')}
          value={draft.baselineTo}
          max={today()}
          onChange={(baselineTo) => change({ baselineTo })}
        />
      </div>
      <SelectField
        name="baselineWay"
        label={t('metric.baseline.way')}
        error={error('baselineWay')}
        value={draft.baselineWay}
        options={[
          { value: '', label: t('metric.baseline.way.choose') },
          ...(Object.keys(BASELINE_WAYS) as BaselineWay[]).map((value) => ({
            value,
            label: t(`metric.baseline.way.${value}`),
          })),
        ]}
        onChange={(baselineWay) => change({ baselineWay })}
      />
      <TextField
        name="baselineMethod"
        label={t('metric.baseline.method')}
        hint={t('metric.baseline.method.hint')}
        value={draft.baselineMethod}
        maxLength={280}
        onChange={(baselineMethod) => change({ baselineMethod })}
      />
      <EvidencePicker
        evidence={evidence}
        chosen={draft.evidenceIds}
        onChange={(evidenceIds) => change({ evidenceIds })}
      />
      <VanityNotes findings={findings} fields={['baseline']} />
    </>
  );
}
