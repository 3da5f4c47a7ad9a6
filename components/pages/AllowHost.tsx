import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { AccessAnswer } from './AccessAnswer';
import { Button, type ButtonVariant } from './Button';
import { Notice } from './Notice';
import { Sentence } from './Sentence';
import { type AccessOutcome, originFor, requestAccess } from './site-access';

/** Asks the browser for access to one host and says what came of it. */
export function AllowHost(props: {
  host: string;
  scheme?: 'https' | 'http';
  variant?: ButtonVariant;
  onAnswer?: (outcome: AccessOutcome) => void;
}) {
  const { host, scheme = 'https', variant = 'primary', onAnswer } = props;
  const { t } = useText();
  const [outcome, setOutcome] = useState<AccessOutcome>();
  const ask = () =>
    requestAccess(originFor(host, scheme)).then((answer) => {
      setOutcome(answer);
      onAnswer?.(answer);
    });
  return (
    <>
      <div>
        <Button variant={variant} onClick={ask}>
          <span>
            <Sentence id="page.access.allow" values={{ host }} />
          </span>
        </Button>
      </div>
      {outcome === 'granted' ? (
        <Notice tone="good" live="status">
          <p>{t('page.access.granted')}</p>
        </Notice>
      ) : (
        <AccessAnswer outcome={outcome} host={host} />
      )}
    </>
  );
}
