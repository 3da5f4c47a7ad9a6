import { Split } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { InitiativeList } from '../InitiativeList';
import { usePanel } from '../panel-context';
import { OpenRulesButton } from './OpenRulesButton';
import { StateMessage } from './StateMessage';

/** Several initiatives claim this item with equal right. Nobody is favoured; admins are told how to settle it. */
export function ConflictState() {
  const { t } = useText();
  const { answer } = usePanel();
  return (
    <>
      <StateMessage
        icon={<Split size="1.6em" />}
        title={t('sidebar.conflict.title')}
        action={answer.viewer.isAdmin && <OpenRulesButton />}
      >
        <p>{t(answer.viewer.isAdmin ? 'sidebar.conflict.admin' : 'sidebar.conflict.viewer')}</p>
      </StateMessage>
      <section className="section">
        <InitiativeList initiatives={answer.tied} />
      </section>
    </>
  );
}
