import { useText } from '@/components/ui/text';
import { LinkedDimensionField } from './LinkedDimensionField';
import { NumberField } from './NumberField';
import type { MetricFormState } from './use-metric-form';

/** For a guardrail that is defined by itself: what it must not cross, and what happens when it does. */
export function LimitFields({ frozen, ...state }: MetricFormState & { frozen: boolean }) {
  const { t } = useText();
  const { draft, change, error } = state;
  return (
    <>
      {frozen ? null : (
        <NumberField
          name="guardBound"
          label={t(draft.direction === 'increase' ? 'metric.guard.bound.least' : 'metric.guard.bound')}
          hint={t('metric.guard.bound.hint')}
          error={error('guardBound')}
          value={draft.guardBound}
          onChange={(guardBound) => change({ guardBound })}
        />
      )}
      <LinkedDimensionField {...state} />
    </>
  );
}
