import { CloudAlert } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { errorSentence } from '../error-sentence';
import { StateMessage } from './StateMessage';

/** The worker could not answer; nothing was lost. */
export function ErrorState({ code, onRetry }: { code: string; onRetry: () => void }) {
  const translator = useText();
  const { t } = translator;
  return (
    <StateMessage
      icon={<CloudAlert size="1.6em" />}
      title={t('sidebar.error.title')}
      action={
        <button type="button" className="button primary" onClick={onRetry}>
          {t('sidebar.error.retry')}
        </button>
      }
    >
      <p>{errorSentence(code, translator)}</p>
    </StateMessage>
  );
}
