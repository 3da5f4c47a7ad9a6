import { useText } from '@/components/ui/text';
import { DIMENSIONS } from '@/lib/domain/governance-records';
import { SelectField } from '../../pages/SelectField';
import type { MetricFormState } from './use-metric-form';

/** Which approval a guardrail takes back when it is out of bounds twice in a row. "None" is an answer. */
export function LinkedDimensionField({ draft, change, error }: MetricFormState) {
  const { t } = useText();
  return (
    <SelectField
      name="guardDimension"
      label={t('metric.guard.linked')}
      hint={t('metric.guard.linked.hint')}
      error={error('guardDimension')}
      value={draft.guardDimension}
      options={[
        { value: '', label: t('metric.guard.linked.none') },
        ...DIMENSIONS.map((value) => ({ value, label: t(`dimension.${value}`) })),
      ]}
      onChange={(guardDimension) => change({ guardDimension })}
    />
  );
}
