import { useText } from '@/components/ui/text';
import form from '../../pages/form.module.css';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import { LinkedDimensionField } from './LinkedDimensionField';
import styles from './metric.module.css';
import { GUARD_CATEGORIES } from './metric-draft';
import { NumberField } from './NumberField';
import type { MetricFormState } from './use-metric-form';

/** Saved time is only worth something if nothing else got worse: asks for what must not, where nothing watches it yet. */
export function GuardrailFields(state: MetricFormState) {
  const { t } = useText();
  const { draft, change, error, needsGuardrail } = state;
  if (!needsGuardrail) return null;
  return (
    <section className={styles.part} aria-labelledby="guardrail-title">
      <h2 id="guardrail-title">{t('metric.guard')}</h2>
      <p className={form.hint}>{t('metric.guard.text')}</p>
      <div className={form.pair}>
        <SelectField
          name="guardCategory"
          label={t('metric.guard.kind')}
          value={draft.guardCategory}
          options={GUARD_CATEGORIES.map((value) => ({ value, label: t(`metric.category.${value}`) }))}
          onChange={(guardCategory) => change({ guardCategory })}
        />
        <NumberField
          name="guardBound"
          label={t('metric.guard.bound')}
          error={error('guardBound')}
          value={draft.guardBound}
          suffix="%"
          onChange={(guardBound) => change({ guardBound })}
        />
      </div>
      <TextField
        name="guardName"
        label={t('metric.guard.name')}
        hint={t('metric.guard.name.hint')}
        error={error('guardName')}
        value={draft.guardName}
        maxLength={120}
        onChange={(guardName) => change({ guardName })}
      />
      <LinkedDimensionField {...state} />
    </section>
  );
}
