import { bySupplier, supplierWords } from '@/components/ui/supplier-words';
import { useText } from '@/components/ui/text';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import { valueWords } from './value-words';

/** What stands between this phase and the next: required first, each with what is missing and who can supply it. */
export function MissingNext({ initiative }: { initiative: InitiativeOverview }) {
  const translator = useText();
  const { t, locale } = translator;
  const criteria = initiative.nextMissing;
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
              <span className="missing-name">{t(`criterion.${criterion.id}`)}</span>{' '}
              <span className="tag">
                {t(criterion.hard ? 'sidebar.missing.hard' : 'sidebar.missing.soft')}
              </span>
            </p>
            {bySupplier(criterion).map(({ supplier, items }) => (
              <div className="soft missing-part" key={supplier}>
                <ul>
                  {items.map(({ id, values }) => (
                    <li key={id + JSON.stringify(values)}>{t(id, valueWords(values, locale))}</li>
                  ))}
                </ul>
                <p>
                  {t('sidebar.missing.by', {
                    who: supplierWords(supplier, initiative.suppliers, translator),
                  })}
                </p>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
