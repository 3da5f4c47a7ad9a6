import { governanceStanding, missedDimensions } from '@/components/ui/governance-standing';
import { isolated } from '@/components/ui/plain-text';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { StatusDetails } from '@/components/ui/StatusDetails';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { Guidance } from '../pages/Guidance';
import { Sentence } from '../pages/Sentence';
import { phaseName, rolloutName } from '../pages/words';
import { workItemName } from '../pages/work-item-name';
import { OpenPanelButton } from './OpenPanelButton';
import styles from './popup.module.css';
import type { StateProps } from './state-props';

/** The initiative behind the page in front: what may be done now, and the three facts behind it. */
export function LinkedState({ view, tabId }: StateProps<'linked'>) {
  const text = useText();
  const { t, locale } = text;
  const names = new Intl.ListFormat(locale, { type: 'conjunction' });
  const { initiative, also, workItem } = view;
  const isMissed = missedDimensions(initiative.compliance).size > 0;
  const governance = governanceStanding(initiative.governance, isMissed, text);
  return (
    <>
      {workItem ? (
        <p className={styles.context}>
          <Sentence id="popup.linked.context" values={{ label: workItemName(workItem, text) }} />
        </p>
      ) : null}
      <h1 className={styles.title}>
        <a href={`/dashboard.html#/initiative/${initiative.id}`} target="_blank" rel="noreferrer">
          <UserText text={initiative.name} />
        </a>
      </h1>
      <Guidance guidance={initiative.guidance}>
        <StatusDetails initiative={initiative} below={initiative.guidance} />
      </Guidance>
      <dl className={styles.facts}>
        <dt>{t('page.phase')}</dt>
        <dd>{phaseName(initiative.phase, text)}</dd>
        <dt>{t('page.rollout')}</dt>
        <dd>{rolloutName(initiative.rollout, text)}</dd>
        <dt>{t('page.governance')}</dt>
        <dd>
          <StatusBadge tone={governance.tone} quiet>
            {governance.words}
          </StatusBadge>
        </dd>
        {initiative.ownerName ? (
          <>
            <dt>{t('page.owner')}</dt>
            <dd>
              <UserText text={initiative.ownerName} />
            </dd>
          </>
        ) : null}
      </dl>
      <OpenPanelButton tabId={tabId} />
      {also.length > 0 ? (
        <p className={styles.small}>
          {t('popup.linked.also', { names: names.format(also.map(({ name }) => isolated(name))) })}
        </p>
      ) : null}
    </>
  );
}
