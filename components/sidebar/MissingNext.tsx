import { useText } from '@/components/ui/text';
import type { CriterionView } from '@/lib/domain/overview-types';
import { valueWords } from './value-words';

/** What stands between this phase and the next: hard first, each with what is missing and who can supply it. */
export function MissingNext({ criteria }: { criteria: CriterionView[] }) {
  const { t, locale } = useText();
  if (criteria.length === 0) return null;
  const hard = criteria.filter((criterion) => criterion.hard).length;
  return (
    <details className="section fold">
      <summary>
        <h3>{t('sidebar.missing.title')}</h3>
        <span className="soft">{t('sidebar.missing.count', { hard, soft: criteria.length - hard })}</span>
      </summary>
      <ul className="missing">
        {criteria.map((criterion) => (
          <li key={criterion.id}>
            <p>
              {t(`criterion.${criterion.id}`)}{' '}
              <span className="tag">
                {t(criterion.hard ? 'sidebar.missing.hard' : 'sidebar.missing.soft')}
              </span>
            </p>
            {criterion.missing.map(({ id, values }) => (
              <p className="soft" key={id + JSON.stringify(values)}>
                {t(id, valueWords(values, locale))}
              </p>
            ))}
            <p className="soft">
              {t('sidebar.missing.by', { who: t(`suppliedBy.${criterion.suppliedBy}`) })}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
