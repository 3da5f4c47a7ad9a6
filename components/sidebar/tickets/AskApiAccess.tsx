import { useEffect, useRef, useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { send } from '@/lib/messaging/client';
import { codeOf, notSavedSentence } from '../error-sentence';
import { usePlainSight } from '../use-plain-sight';

/** Says in plain words what would be read of a site, and waits for a yes. Asked once per site. */
export function AskApiAccess({
  host,
  onAllowed,
  onCancel,
}: {
  host: string;
  onAllowed: () => void;
  onCancel: () => void;
}) {
  const translator = useText();
  const { t } = translator;
  const box = useRef<HTMLFieldSetElement>(null);
  const isInSight = usePlainSight(box);
  const [failed, setFailed] = useState<string>();
  useEffect(() => box.current?.focus(), []);
  const allow = async () => {
    if (!(await isInSight())) return setFailed('covered');
    send('setApiAccess', { host, on: true }).then(onAllowed, (error) => setFailed(codeOf(error)));
  };
  return (
    <fieldset ref={box} className="tickets-ask" tabIndex={-1}>
      <legend>{t('tickets.ask.title', { host: isolated(host) })}</legend>
      <p>{t('tickets.ask.reads')}</p>
      <p>{t('tickets.ask.never')}</p>
      <p className="soft">{t('tickets.ask.off')}</p>
      <div role="alert">{failed && <p className="problem">{notSavedSentence(failed, translator)}</p>}</div>
      <div className="actions">
        <button type="button" className="button primary" onClick={() => void allow()}>
          {t('tickets.ask.allow')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t('tickets.ask.not_now')}
        </button>
      </div>
    </fieldset>
  );
}
