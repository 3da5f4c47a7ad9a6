import { CircleQuestionMark } from 'lucide-react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { fieldName } from '../explanation-words';
import { usePanel } from '../panel-context';
import { StateMessage } from './StateMessage';

/** Rules that could not be decided, with the fields that could not be read: said, not guessed. */
export function UndeterminedState() {
  const translator = useText();
  const { t } = translator;
  const { answer, refresh } = usePanel();
  return (
    <StateMessage
      icon={<CircleQuestionMark size="1.6em" />}
      title={t('sidebar.undetermined.title')}
      action={
        <button type="button" className="button" onClick={refresh}>
          {t('sidebar.undetermined.again')}
        </button>
      }
    >
      {answer.explanation?.undetermined.map((rule) => (
        <p key={rule.ruleId}>
          {t('sidebar.undetermined.rule', {
            rule: isolated(rule.name),
            fields: rule.missing.map((field) => fieldName(field, translator)).join(', '),
            count: rule.missing.length,
          })}
        </p>
      ))}
    </StateMessage>
  );
}
