import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { TabStatus } from '@/lib/messaging/tab-status';
import { Button } from '../pages/Button';
import { ChoiceGroup } from '../pages/ChoiceGroup';
import { Problem } from '../pages/Problem';
import { SetBy } from '../pages/SetBy';
import { removeAccess } from '../pages/site-access';
import { useCommand } from '../pages/use-command';
import { useLocked } from '../pages/use-policy';
import styles from './popup.module.css';

const SWITCH = ['no', 'today', 'always'] as const;

/** On or off for this site, and giving the browser's access back. Only where there is access to speak of. */
export function SiteControls({ status, refresh }: { status: TabStatus; refresh: () => Promise<void> }) {
  const { t } = useText();
  const change = useCommand('setSiteSwitch');
  const isLocked = useLocked('siteSwitch');
  const [kept, setKept] = useState(false);
  const { host, origin, access, off } = status;
  if (access !== 'granted' || !host || !origin) return null;

  const revoke = async () => {
    setKept(!(await removeAccess([origin])));
    await refresh();
  };

  return (
    <section className={styles.site} aria-labelledby="site-heading">
      <h2 id="site-heading" className={styles.siteName}>
        <UserText text={host} />
      </h2>
      <ChoiceGroup
        legend={t('popup.site.switch')}
        quietLegend
        value={off}
        disabled={isLocked}
        options={SWITCH.map((value) => ({ value, label: t(`popup.site.${value}`) }))}
        onChange={(value) => change.run({ host, off: value }).then(refresh)}
      />
      {isLocked ? <SetBy /> : null}
      <div className={styles.revoke}>
        <Button variant="quiet" onClick={revoke}>
          {t('popup.site.revoke')}
        </Button>
      </div>
      {kept ? (
        <p className={styles.small} role="alert">
          {t('page.access.kept')}
        </p>
      ) : null}
      <Problem problem={change.problem} />
    </section>
  );
}
