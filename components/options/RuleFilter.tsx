import { useText } from '@/components/ui/text';
import form from '../pages/form.module.css';
import { SelectField } from '../pages/SelectField';
import { TextField } from '../pages/TextField';
import styles from './options.module.css';
import type { RuleQuery } from './rule-query';

const STATES = ['all', 'active', 'draft', 'disabled'] as const;

/** Narrows a long list of rules by words and state, and says how many are left. */
export function RuleFilter(props: { query: RuleQuery; found: number; onChange: (query: RuleQuery) => void }) {
  const { query, found, onChange } = props;
  const { t } = useText();
  return (
    <search className={styles.block} aria-label={t('options.rules.search')}>
      <div className={form.pair}>
        <TextField
          name="search"
          label={t('options.rules.search')}
          hint={t('options.rules.search.hint')}
          value={query.words}
          autoComplete="off"
          onChange={(words) => onChange({ ...query, words })}
        />
        <SelectField
          name="state"
          label={t('options.rules.state')}
          value={query.status}
          options={STATES.map((value) => ({
            value,
            label: t(value === 'all' ? 'options.rules.state.all' : `options.rules.status.${value}`),
          }))}
          onChange={(status) => onChange({ ...query, status })}
        />
      </div>
      <p className={styles.soft} role="status">
        {t('options.rules.found', { count: found })}
      </p>
    </search>
  );
}
