import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { AccessAnswer } from '../pages/AccessAnswer';
import { Button } from '../pages/Button';
import { toolName } from '../pages/rule-sentence';
import { Sentence } from '../pages/Sentence';
import { type AccessOutcome, requestAccess } from '../pages/site-access';
import styles from './popup.module.css';
import type { StateProps } from './state-props';

/** A known tool that the browser does not let us read yet: says what would be read, and asks. */
export function AccessState({ view, refresh }: StateProps<'needs_access'>) {
  const text = useText();
  const { t } = text;
  const [outcome, setOutcome] = useState<AccessOutcome>();
  const ask = () =>
    requestAccess(view.origin).then(async (answer) => {
      setOutcome(answer);
      await refresh();
    });
  return (
    <>
      <h1 className={styles.title}>{t('popup.access.title')}</h1>
      <p>
        <Sentence id="popup.access.text" values={{ tool: toolName(view.tool, text) }} />
      </p>
      <Button variant="primary" width="wide" onClick={ask}>
        <span>
          <Sentence id="page.access.allow" values={{ host: view.host }} />
        </span>
      </Button>
      <AccessAnswer outcome={outcome} host={view.host} />
    </>
  );
}
