import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { CopyButton } from './CopyButton';
import { explanationGroups, explanationText } from './explanation-words';
import { usePanel } from './panel-context';
import { ReadFields } from './ReadFields';
import { RuleExplanation } from './RuleExplanation';

/** "Why am I seeing this?": the deciding rule, every condition as expected and as seen, and what else was considered. */
export function WhyThis() {
  const translator = useText();
  const { t } = translator;
  const { explanation, initiativeNames, state, inherited, primary } = usePanel().answer;
  if (!explanation) return null;
  const groups = explanationGroups(explanation, translator);
  const isInherited = inherited !== undefined && inherited.initiative.id === primary?.id;
  return (
    <details className="section fold why">
      <summary>
        <h3>{t(state === 'linked' ? 'sidebar.why.title' : 'sidebar.why.title.unlinked')}</h3>
        <kbd title={t('sidebar.why.key')}>?</kbd>
      </summary>
      {isInherited && (
        <p className="why-group">{t('sidebar.why.inherited', { parent: isolated(inherited.parentLabel) })}</p>
      )}
      {!isInherited && groups.length === 0 && <p>{t('sidebar.why.no_rules')}</p>}
      {groups.map(({ title, rules }) => (
        <div key={title} className="why-group">
          <h4>{title}</h4>
          {rules.map((rule) => (
            <RuleExplanation
              key={rule.ruleId}
              rule={rule}
              initiativeName={rule.initiativeId && initiativeNames[rule.initiativeId]}
            />
          ))}
        </div>
      ))}
      {state !== 'linked' && explanation.context.length > 0 && (
        <div className="why-group">
          <h4>{t('sidebar.why.read')}</h4>
          <ReadFields context={explanation.context} />
        </div>
      )}
      <p className="soft">{t('sidebar.why.local')}</p>
      <CopyButton text={() => explanationText(explanation, initiativeNames, translator)} />
    </details>
  );
}
