import { X } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { NearRules } from '@/lib/domain/mapping/near-rules';
import { expectedWords, observedWords } from './explanation-words';

/** How many rules were tried, and on what the nearest one failed. */
export function NearestRule({ near: { checked, closest } }: { near: NearRules }) {
  const translator = useText();
  const { t } = translator;
  return (
    <div className="why-group">
      <p>{t('sidebar.near.checked', { count: checked })}</p>
      {closest && (
        <div className="rule">
          <h4>{t('sidebar.near.closest')}</h4>
          <p>
            <UserText className="rule-name" text={closest.name} />
          </p>
          <ul>
            {closest.failed.map((condition) => {
              const expected = expectedWords(condition, translator);
              return (
                <li key={expected} data-result="false">
                  <X size="1.1em" aria-hidden="true" />
                  <div>
                    <span className="visually-hidden">{t('sidebar.why.result.false')}: </span>
                    {expected}
                    <p className="soft">{observedWords(condition, translator)}</p>
                  </div>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </div>
  );
}
