import { useText } from '@/components/ui/text';
import { AGGREGATIONS, CADENCES, DIRECTIONS } from '@/lib/domain/metric-records';
import form from '../../pages/form.module.css';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import { DayField } from './DayField';
import { HAS_OWN_CODE, MEASURES, type Measure } from './metric-draft';
import { NumberField } from './NumberField';
import type { MetricFormState } from './use-metric-form';

/** In what it is counted, which way is better, how often, from when. */
export function MeasureFields({ draft, change, error }: MetricFormState) {
  const { t } = useText();
  return (
    <>
      <div className={form.pair}>
        <SelectField
          name="measure"
          label={t('metric.measure')}
          error={error('measure')}
          value={draft.measure}
          options={(Object.keys(MEASURES) as Measure[]).map((value) => ({
            value,
            label: t(`metric.measure.${value}`),
          }))}
          onChange={(measure) =>
            change({ measure, aggregation: MEASURES[measure].aggregation, unitCode: MEASURES[measure].code })
          }
        />
        {HAS_OWN_CODE.has(draft.measure) ? (
          <TextField
            name="unitCode"
            label={t('metric.unit')}
            hint={t('metric.unit.hint')}
            error={error('unitCode')}
            value={draft.unitCode}
            maxLength={16}
            autoComplete="off"
            onChange={(unitCode) => change({ unitCode })}
          />
        ) : null}
        <SelectField
          name="direction"
          label={t('metric.direction')}
          value={draft.direction}
          options={DIRECTIONS.map((value) => ({ value, label: t(`metric.direction.${value}`) }))}
          onChange={(direction) => change({ direction })}
        />
      </div>
      {draft.direction === 'range' ? (
        <div className={form.pair}>
          <NumberField
            name="low"
            label={t('metric.range.low')}
            error={error('low')}
            value={draft.low}
            onChange={(low) => change({ low })}
          />
          <NumberField
            name="high"
            label={t('metric.range.high')}
            error={error('high')}
            value={draft.high}
            onChange={(high) => change({ high })}
          />
        </div>
      ) : null}
      <div className={form.pair}>
        <SelectField
          name="aggregation"
          label={t('metric.aggregation')}
          value={draft.aggregation}
          options={AGGREGATIONS.map((value) => ({ value, label: t(`metric.aggregation.${value}`) }))}
          onChange={(aggregation) => change({ aggregation })}
        />
        <SelectField
          name="cadence"
          label={t('metric.cadence')}
          value={draft.cadence}
          options={CADENCES.map((value) => ({ value, label: t(`metric.cadence.${value}`) }))}
          onChange={(cadence) => change({ cadence })}
        />
        <DayField
          name="startsOn"
          label={t('metric.startsOn')}
          error={error('startsOn')}
          value={draft.startsOn}
          onChange={(startsOn) => change({ startsOn })}
        />
      </div>
    </>
  );
}
