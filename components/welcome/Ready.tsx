import { CircleCheck } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { AllowHost } from '../pages/AllowHost';
import { buttonClass } from '../pages/Button';
import { Sentence } from '../pages/Sentence';
import type { CreatedInitiative } from '../pages/use-initiative-form';
import { ActivateRule } from './ActivateRule';
import styles from './welcome.module.css';

/** The set-up is done: what exists now, and what makes it visible on a ticket. */
export function Ready({ created }: { created: CreatedInitiative | undefined }) {
  const { t } = useText();
  return (
    <div className={styles.narrow}>
      <h1 className={styles.heading}>
        <CircleCheck size={28} className={styles.done} aria-hidden="true" /> {t('welcome.ready.title')}
      </h1>
      {created ? (
        <p className={styles.lead}>
          <Sentence id="welcome.ready.initiative" values={{ name: created.name }} />
        </p>
      ) : (
        <p className={styles.lead}>{t('welcome.ready.empty')}</p>
      )}
      {created?.mapped ? (
        <ol className={styles.todo}>
          <li>
            <h2>{t('welcome.ready.allow')}</h2>
            <p>
              <Sentence id="welcome.ready.allow.text" values={{ host: created.mapped.host }} />
            </p>
            <AllowHost {...created.mapped} />
          </li>
          <li>
            <h2>{t('welcome.ready.rule')}</h2>
            <p>{t('welcome.ready.rule.text')}</p>
            {created.ruleId ? <ActivateRule ruleId={created.ruleId} /> : null}
          </li>
          <li>
            <h2>{t('welcome.ready.look')}</h2>
            <p>{t('welcome.ready.look.text')}</p>
          </li>
        </ol>
      ) : null}
      <div>
        <a className={buttonClass(created?.mapped ? 'quiet' : 'primary')} href="/dashboard.html">
          {t('page.openDashboard')}
        </a>
      </div>
    </div>
  );
}
