import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { useText } from '@/components/ui/text';
import { AccessAnswer } from '../pages/AccessAnswer';
import { Button } from '../pages/Button';
import { ChoiceGroup } from '../pages/ChoiceGroup';
import { Problem } from '../pages/Problem';
import { readPastedAddress } from '../pages/pasted-address';
import { Sentence } from '../pages/Sentence';
import { SetBy } from '../pages/SetBy';
import { type AccessOutcome, requestAccess } from '../pages/site-access';
import { useCommand } from '../pages/use-command';
import { useLocked } from '../pages/use-policy';
import { WORK_TOOLS, type WorkTool } from '../pages/work-tools';
import styles from './popup.module.css';
import type { StateProps } from './state-props';

/** A host nobody has named: it may be an organisation's own server. Its tool is chosen, never assumed. */
export function UnknownHostState({ view, tabId, refresh }: StateProps<'unknown_host'>) {
  const { t } = useText();
  const [asked, setAsked] = useState(false);
  const [tried, setTried] = useState(false);
  const [tool, setTool] = useState<WorkTool>();
  const [recognised, setRecognised] = useState<WorkTool>();
  const [outcome, setOutcome] = useState<AccessOutcome>();
  const add = useCommand('addSite');
  const chosen = tool ?? recognised;
  const isLocked = useLocked('sites');

  // Clicking the toolbar button lets us see this tab's address, and only that.
  useEffect(() => {
    browser.tabs.get(tabId).then(
      ({ url = '' }) => setRecognised(readPastedAddress(url)?.tool),
      () => setRecognised(undefined),
    );
  }, [tabId]);

  const allow = () => {
    setTried(true);
    if (!chosen) return;
    // Both start at once: the browser's question needs the click, and the popup may close under it.
    const named = add.run({ host: view.host, tool: chosen });
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
      {isLocked ? (
        <SetBy />
      ) : asked ? (
        <>
          <ChoiceGroup
            legend={t('popup.unknown.tool')}
            value={chosen}
            onChange={setTool}
            options={WORK_TOOLS.map((value) => ({ value, label: t(`page.tool.${value}`) }))}
            hint={recognised && !tool ? t('page.tool.recognised') : undefined}
            error={tried && !chosen ? t('page.tool.missing') : undefined}
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
