import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { AccessAnswer } from '../pages/AccessAnswer';
import { Button } from '../pages/Button';
import { ChoiceGroup } from '../pages/ChoiceGroup';
import { Problem } from '../pages/Problem';
import { Sentence } from '../pages/Sentence';
import { type AccessOutcome, requestAccess } from '../pages/site-access';
import { useCommand } from '../pages/use-command';
import { WORK_TOOLS, type WorkTool } from '../pages/work-tools';
import styles from './popup.module.css';
import type { StateProps } from './state-props';

/** A host nobody has named: it may be an organisation's own server. */
export function UnknownHostState({ view, refresh }: StateProps<'unknown_host'>) {
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  const [tool, setTool] = useState<WorkTool>('jira');
  const [outcome, setOutcome] = useState<AccessOutcome>();
  const add = useCommand('addSite');

  const allow = () => {
    // Both start at once: the browser's question needs the click, and the popup may close under it.
    const named = add.run({ host: view.host, tool });
    requestAccess(view.origin, named).then((answer) => {
      setOutcome(answer);
      refresh();
    });
  };

  return (
    <>
      <h1 className={styles.title}>{t('popup.unknown.title')}</h1>
      <p>
        <Sentence id="popup.unknown.text" values={{ host: view.host }} />
      </p>
      {asked ? (
        <>
          <ChoiceGroup
            legend={t('popup.unknown.tool')}
            value={tool}
            onChange={setTool}
            options={WORK_TOOLS.map((value) => ({ value, label: t(`page.tool.${value}`) }))}
          />
          <Button variant="primary" width="wide" busy={add.busy} onClick={allow}>
            <span>
              <Sentence id="page.access.allow" values={{ host: view.host }} />
            </span>
          </Button>
          {view.origin.startsWith('http:') ? <p className={styles.small}>{t('page.access.http')}</p> : null}
        </>
      ) : (
        <Button width="wide" onClick={() => setAsked(true)}>
          {t('popup.unknown.yes')}
        </Button>
      )}
      <AccessAnswer outcome={outcome} host={view.host} />
      <Problem problem={add.problem} />
    </>
  );
}
