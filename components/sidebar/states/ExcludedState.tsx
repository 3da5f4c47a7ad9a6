import { EyeOff, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { send } from '@/lib/messaging/client';
import { codeOf, errorSentence } from '../error-sentence';
import { NotCleared } from '../NotCleared';
import { usePanel } from '../panel-context';
import { OpenRulesButton } from './OpenRulesButton';
import { StateMessage } from './StateMessage';

/** The match was taken away: by the person themselves, who can take that back, or by an exclusion rule. */
export function ExcludedState() {
  const translator = useText();
  const { t } = translator;
  const { answer, refresh } = usePanel();
  const [failed, setFailed] = useState<string>();
  const { hidden, explanation } = answer;
  if (!hidden) {
    return (
      <StateMessage
        icon={<EyeOff size="1.6em" />}
        title={t('sidebar.excluded.title')}
        action={answer.viewer.isAdmin && <OpenRulesButton />}
      >
        {explanation?.exclusions.map((rule) => (
          <p key={rule.ruleId}>{t('sidebar.excluded.rule', { rule: isolated(rule.name) })}</p>
        ))}
      </StateMessage>
    );
  }
  const undo = () =>
    send('unhideMatch', { route: answer.route, initiativeId: hidden.initiativeId }).then(refresh, (error) =>
      setFailed(codeOf(error)),
    );
  return (
    <StateMessage
      icon={<EyeOff size="1.6em" />}
      title={t('sidebar.hidden.title')}
      action={
        <button type="button" className="button" onClick={undo}>
          <Undo2 size="1.1em" aria-hidden="true" />
          {t('sidebar.undo')}
        </button>
      }
    >
      <p>{t('sidebar.hidden.text', { name: isolated(hidden.initiativeName) })}</p>
      {hidden.notCleared && <NotCleared />}
      {failed && (
        <p className="problem" role="alert">
          {errorSentence(failed, translator)}
        </p>
      )}
    </StateMessage>
  );
}
