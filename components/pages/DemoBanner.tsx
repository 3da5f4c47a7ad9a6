import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { Button } from './Button';
import { ConfirmDialog } from './ConfirmDialog';
import styles from './demo-banner.module.css';
import { forgetAllDrafts } from './kept-draft';
import { useCommand } from './use-command';

/** Says that everything on the page is invented, and leads out of the demo. */
export function DemoBanner() {
  const { t } = useText();
  const [asks, setAsks] = useState(false);
  const leave = useCommand('leaveDemo');

  const confirm = async () => {
    if (!(await leave.run({}))) return;
    // What was being written about the demo is of no use elsewhere.
    forgetAllDrafts();
    location.assign('/welcome.html#/start');
  };

  return (
    <aside className={styles.banner} aria-label={t('page.demo')}>
      <p>
        <strong>{t('page.demo')}</strong> {t('page.demo.text')}
      </p>
      <Button onClick={() => setAsks(true)}>{t('page.demo.leave')}</Button>
      <ConfirmDialog
        open={asks}
        title={t('page.demo.confirm.title')}
        confirm={t('page.demo.confirm.action')}
        busy={leave.busy}
        problem={leave.problem}
        onConfirm={confirm}
        onClose={() => setAsks(false)}
      >
        <p>{t('page.demo.confirm.text')}</p>
      </ConfirmDialog>
    </aside>
  );
}
