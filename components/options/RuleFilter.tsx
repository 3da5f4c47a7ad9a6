import { useText } from '@/components/ui/text';
import { ListFilter } from '../pages/ListFilter';
import type { RuleQuery } from './rule-query';

const STATES = ['all', 'active', 'unused', 'upcoming', 'ended', 'draft', 'disabled'] as const;

/** Narrows a long list of rules by words and state, and says how many are left. */
export function RuleFilter(props: { query: RuleQuery; found: number; onChange: (query: RuleQuery) => void }) {
  const { query, found, onChange } = props;
  const { t } = useText();
  return (
    <ListFilter
      words={query.words}
      hint={t('options.rules.search.hint')}
      by={{
        label: t('options.rules.state'),
        value: query.status,
        options: STATES.map((value) => ({
          value,
          label: t(value === 'all' ? 'options.rules.state.all' : `options.rules.status.${value}`),
        })),
      }}
      found={t('options.rules.found', { count: found })}
      onChange={(change) =>
        onChange({ ...query, ...('by' in change ? { status: change.by } : { words: change.words }) })
      }
    />
  );
}
